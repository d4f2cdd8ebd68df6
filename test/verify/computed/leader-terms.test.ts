/** Worked examples of leaders who are due: where they go, who follows, and why one stays. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import type { BarePosting } from '../../../src/domain/plan.ts';
import type { Roster, Teacher } from '../../../src/domain/roster.ts';
import { withImplied } from '../../../src/policy/implied.ts';
import { leadersDue, undatedLeaders } from '../../../src/verify/computed/leader-terms.ts';
import { planFacts } from '../../../src/verify/facts.ts';
import { applied, group, instance, pin, policy, posting, PROTECTIONS, school, teacher, Y } from '../../support/tiny.ts';

/** A principal since September of the year; ten years are a term. */
const head = (id: string, home: string, since: number, row: Partial<Teacher> = {}) =>
  teacher({
    id,
    home,
    position: 'principal',
    since: monthOf(2010, 9),
    positionSince: monthOf(since, 9),
    ...row,
  });
const lead = (row: Partial<BarePosting> & { teacher: string }) => posting({ kind: 'leadership', ...row });
const TERM = applied('leader-term', { years: 10 }, { clause: 'DL1' });
const told = (
  people: readonly Teacher[],
  postings: readonly BarePosting[] = [],
  rows: Partial<Roster> = {},
  lines = [TERM],
) =>
  leadersDue(
    planFacts(
      instance({ ...rows, teachers: [...people] }),
      policy({ rules: withImplied([...lines, ...PROTECTIONS]) }),
      postings,
    ),
  );
const reasons = (...given: Parameters<typeof told>) =>
  told(...given).map(({ person, year, stays }) => [person.id, year, stays?.why ?? null]);
const swap = [lead({ teacher: 'P' }), lead({ teacher: 'Q', from: 'S2', to: 'S1' })];

const line = (kinds: readonly ('sameStage' | 'loose')[] | null) => applied('leader-term', { years: 10 }, { kinds });

describe('leaders who are due', () => {
  it('go, and somebody follows: since when and for how long they have led', () => {
    const [first, second, third] = told([head('P', 'S1', 2016), head('Q', 'S2', 2017), head('R', 'S3', 2019)], swap);
    expect(first).toMatchObject({
      person: { id: 'P' },
      year: Y,
      since: monthOf(2016, 9),
      months: 132,
      posting: { to: 'S2' },
      office: { post: 'principal', followers: ['Q'] },
      stays: null,
      later: null,
    });
    expect(second).toMatchObject({ person: { id: 'Q' }, months: 120, office: { followers: ['P'] }, stays: null });
    // R reaches ten years in 2029, and nobody else is due then.
    expect(third).toMatchObject({ person: { id: 'R' }, year: Y + 2, posting: null, stays: { why: 'nobodyToSwap' } });
  });

  it('stay where nobody of the same post is due, and are told again each year until they go', () => {
    const late = swap.map((one) => ({ ...one, start: Y + 1 }));
    expect(reasons([head('P', 'S1', 2016), head('Q', 'S2', 2018)], late)).toEqual([
      ['P', Y, 'nobodyToSwap'],
      ['P', Y + 1, null],
      ['Q', Y + 1, null],
    ]);
    expect(told([head('P', 'S1', 2016), head('Q', 'S2', 2018)], late)[0]!.later).toMatchObject({ start: Y + 1 });
  });

  it('stay although somebody could come: the partners are named', () => {
    const lines = told([head('P', 'S1', 2016), head('Q', 'S2', 2016)]).filter(({ year }) => year === Y);
    expect(lines.map(({ stays }) => stays)).toEqual([
      { why: 'notPlanned', partners: ['Q'] },
      { why: 'notPlanned', partners: ['P'] },
    ]);
    // A vice-principal is no partner of a principal.
    const both = applied('leader-term', { years: 10, positions: ['principal', 'vicePrincipal'] });
    const mixed = [head('P', 'S1', 2016), head('V', 'S2', 2016, { position: 'vicePrincipal' })];
    expect(reasons(mixed, [], {}, [both]).slice(0, 2)).toEqual([
      ['P', Y, 'nobodyToSwap'],
      ['V', Y, 'nobodyToSwap'],
    ]);
  });

  it('stay by a decision entered by hand, for want of a school, or because no posting would be valid', () => {
    const pair = [head('P', 'S1', 2016), head('Q', 'S2', 2016)];
    expect(reasons(pair, [], { pins: [pin({ teacher: 'P', kind: 'mustStay', year: Y })] }).slice(0, 4)).toEqual([
      ['P', Y, 'pinned'],
      ['Q', Y, 'nobodyToSwap'],
      ['P', Y + 1, 'notPlanned'],
      ['Q', Y + 1, 'notPlanned'],
    ]);
    expect(reasons([head('P', 'S1', 2016)], [], { schools: [school({ id: 'S1', role: 'core' })] })[0]).toEqual([
      'P',
      Y,
      'noSchool',
    ]);
    // Gone in 2029: no posting of three years is left.
    const leaving = told([head('P', 'S1', 2016, { leaves: monthOf(2029, 9) }), head('Q', 'S2', 2016)]);
    expect(leaving[0]!.stays).toEqual({ why: 'barred', codes: ['leaves-during-posting'], obstacles: [] });
    expect(leaving[1]!.stays).toEqual({ why: 'nobodyToSwap' });
  });

  it('are those of the groups of which the line speaks, once each where two lines ask', () => {
    const rows = {
      groups: [group({ id: 'G1' }), group({ id: 'G2', kind: 'loose' as const })],
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2' }),
        school({ id: 'X1', group: 'G2', role: 'core' }),
      ],
    };
    const people = [head('P', 'S1', 2016), head('X', 'X1', 2016)];
    const who = (...kinds: Parameters<typeof line>[0][]) =>
      told(people, [], rows, kinds.map(line))
        .filter(({ year }) => year === Y)
        .map(({ person }) => person.id);
    expect(who(['sameStage'])).toEqual(['P']);
    expect(who(['loose'])).toEqual(['X']);
    expect(who(null, null)).toEqual(['P', 'X']);
    // G2 becomes one of the kind in 2028: nothing is asked of it before.
    const turning = {
      ...rows,
      groups: [
        group({ id: 'G1' }),
        group({
          id: 'G2',
          kinds: [
            { kind: 'loose', from: null, until: monthOf(2028, 8) },
            { kind: 'sameStage', from: monthOf(2028, 9), until: null },
          ],
        }),
      ],
    };
    expect(told(people, [], turning, [line(['sameStage'])]).map(({ person, year }) => [person.id, year])).toEqual([
      ['P', Y],
      ['P', Y + 1],
      ['X', Y + 1],
      ['P', Y + 2],
      ['X', Y + 2],
    ]);
  });
});

it('leaders without a date are named, those who have left are not', () => {
  const people = [
    head('P', 'S1', 2016),
    head('Q', 'S2', 2016, { positionSince: null }),
    head('R', 'S3', 2016, { positionSince: null, leaves: monthOf(2027, 8) }),
    teacher({ id: 'T' }),
  ];
  expect(undatedLeaders(instance({ teachers: people })).map(({ id }) => id)).toEqual(['Q']);
});
