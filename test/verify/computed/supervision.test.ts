/** Worked examples of the supervision numbers of earlier years and of single groups. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import { OUTSIDE } from '../../../src/domain/words.ts';
import { knownPast, pastSupervision, supervision } from '../../../src/verify/computed/supervision.ts';
import { planFacts } from '../../../src/verify/facts.ts';
import { group, instance, policy, posting, school, teacher, teachers, Y } from '../../support/tiny.ts';

const away = (from: [number, number], row: Partial<Parameters<typeof teacher>[0]> & { id: string }) =>
  teacher({ working: 'S2', postedFrom: monthOf(...from), postedUntil: monthOf(2029, 8), ...row });
/** Back home: host and dates of the last posting. */
const back = (from: [number, number], row: Partial<Parameters<typeof teacher>[0]> & { id: string }) =>
  teacher({
    postedFrom: monthOf(...from),
    postedUntil: monthOf(from[0] + 1, 8),
    lastHost: 'S2',
    timesPosted: 1,
    ...row,
  });

const rows = {
  groups: [group({ id: 'G1' }), group({ id: 'G2', kind: 'fused' as const })],
  schools: [
    school({ id: 'S1', role: 'core' }),
    school({ id: 'S2' }),
    school({ id: 'F1', group: 'G2', role: 'core' }),
    school({ id: 'F2', group: 'G2' }),
  ],
  teachers: [
    away([2026, 8], { id: 'A', backbone: 'county' }),
    away([2026, 9], { id: 'B' }),
    away([2027, 2], { id: 'C', position: 'midLevel' }),
    away([2026, 6], { id: 'D' }),
    away([2026, 9], { id: 'V', position: 'vicePrincipal', backbone: 'county' }),
    away([2026, 9], { id: 'X', working: OUTSIDE }),
    back([2024, 7], { id: 'E', backbone: 'municipal', timesPosted: 3 }),
    away([2027, 8], { id: 'N' }),
    teacher({ id: 'T', timesPosted: 2 }),
    teacher({ id: 'W', working: 'S2', postedUntil: monthOf(2028, 8) }),
    teacher({ id: 'FA', home: 'F1', working: 'F2', postedFrom: monthOf(2026, 9), postedUntil: monthOf(2028, 8) }),
    ...teachers(4, 'K'),
    ...teachers(3, 'L', { home: 'F1' }),
  ],
};
const facts = planFacts(instance(rows), policy(), [
  posting({ teacher: 'K01' }),
  posting({ teacher: 'L01', from: 'F1', to: 'F2' }),
]);

describe('a school year before the plan', () => {
  it('counts who set out in it, ordered in summer or begun in spring, and nobody who left the county', () => {
    // A (August 2026), B, V, and C (February 2027); D belongs to 2025; FA moved inside a fused group, X left.
    expect(pastSupervision(facts.instance, Y - 1)).toEqual({
      exchanged: 4,
      backbones: 2,
      backboneRatio: 0.5,
      insideFused: 1,
      leaders: 2,
      backbonesOutward: 2,
      inOffice: 1,
      outside: 1,
    });
    expect(pastSupervision(facts.instance, Y - 2)).toMatchObject({ exchanged: 1, backbones: 0 });
    // The last finished posting: 上次交流学校编号 tells where to.
    expect(pastSupervision(facts.instance, Y - 3)).toMatchObject({ exchanged: 1, backbones: 1, backbonesOutward: 1 });
    expect(pastSupervision(facts.instance, Y - 4)).toMatchObject({ exchanged: 0, backboneRatio: null });
  });

  it('counts by the group of the home school', () => {
    expect(pastSupervision(facts.instance, Y - 1, 'G1')).toMatchObject({ exchanged: 4, insideFused: 0 });
    expect(pastSupervision(facts.instance, Y - 1, 'G2')).toMatchObject({ exchanged: 0, insideFused: 1, outside: 0 });
  });

  it('says what the roster has no date for, and what begins in the plan’s years without it', () => {
    // E was posted three times and has one pair of dates, T twice and has none: 2 + 2.
    expect(knownPast(facts)).toEqual({
      first: 2024,
      silent: false,
      runningUndated: 1,
      undated: 4,
      begun: new Map([
        [Y, 1],
        [Y + 1, 0],
        [Y + 2, 0],
      ]),
    });
    expect(knownPast(planFacts(instance({ teachers: teachers(2, 'K') }), policy(), []))).toMatchObject({
      first: null,
      silent: true,
    });
  });
});

it('a year of the plan is told for the county and for each group', () => {
  // Eligible in G1: T, K01–K04 (E came back in 2025 and has two years since); in G2: L01–L03.
  expect(supervision(facts, Y)).toMatchObject({ eligible: 8, exchanged: 1, insideFused: 1, exchangedRatio: 0.125 });
  expect(supervision(facts, Y, 'G1')).toMatchObject({ eligible: 5, exchanged: 1, insideFused: 0, exchangedRatio: 0.2 });
  expect(supervision(facts, Y, 'G2')).toMatchObject({ eligible: 3, exchanged: 0, insideFused: 1, exchangedRatio: 0 });
});
