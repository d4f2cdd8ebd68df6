/** Teaching shares (任课比例): part-timers count their tenths, leaders count where they teach (domain, section 1). */
import { describe, expect, it } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import type { BarePosting, SharedTeaching } from '../../src/domain/plan.ts';
import { valueAt } from '../../solver/model.ts';
import { formulate } from '../../src/model/index.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { notTeaching } from '../../src/verify/computed/not-teaching.ts';
import { validity } from '../../src/verify/validity.ts';
import { at, measure } from '../support/measure.ts';
import {
  applied,
  CHINESE,
  demand,
  ENGLISH,
  group,
  instance,
  policy,
  posting,
  PROTECTIONS,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const bare = policy({ rules: [] });
const judged = (rows: Partial<Roster>, postings: readonly BarePosting[] = []) =>
  appraise(instance(rows), bare, postings);
const first = (rows: Partial<Roster>, postings: readonly BarePosting[] = []) =>
  judged(rows, postings).shortages.filter(({ year }) => year === Y);

const half = (id: string, more: object = {}) => teacher({ id, teachingTenths: 5, ...more });
const principal = (share: number | null, more: object = {}) =>
  teacher({ id: 'P', position: 'principal', teachingTenths: share, ...more });

const led = (share: number | null) => ({ teachers: [principal(share)], demand: [demand('S1', CHINESE, 1)] });
const fromMany = (share: number) => ({
  teachers: [teacher({ id: 'A', teachingTenths: share }), ...teachers(19, 'Z'), teacher({ id: 'M', home: 'S2' })],
  demand: [demand('S2', CHINESE, 1)],
});
const kept = (shares: readonly number[], gone: readonly string[], asked: number | null) =>
  at(
    measure({
      rule: 'protect-source',
      rows: {
        teachers: shares.map((share, i) => teacher({ id: `T${i}`, teachingTenths: share })),
        demand: asked === null ? [] : [demand('S1', CHINESE, asked)],
      },
      postings: gone.map((id) => posting({ teacher: id })),
    }),
    { school: 'S1', subject: CHINESE, year: Y },
  )[0];
const parts = (count: number, share: number, prefix = 'T', home = 'S1') =>
  teachers(count, prefix, { teachingTenths: share, home });
const most = (count: number, share: number) =>
  at(measure({ rule: 'outflow-limit', rows: { teachers: parts(count, share) } }), {
    school: 'S1',
    subject: CHINESE,
    year: Y,
  })[0]!.required;
const hostCodes = (there: Parameters<typeof teacher>[0]) =>
  validity(instance({ teachers: [teacher({ id: 'A' }), teacher(there)] }), bare, [
    posting({ teacher: 'A' }),
  ]).findings.map(({ code }) => code);
const shared = (share: number, row: Partial<SharedTeaching>, more: object = {}) =>
  appraise(
    instance({
      groups: [group({ id: 'G1', kind: 'fused' })],
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
      teachers: [teacher({ id: 'L', teachingTenths: share, ...more }), ...teachers(2, 'K')],
      demand: [demand('S1', CHINESE, 1), demand('S2', CHINESE, 0.5), demand('S2', ENGLISH, 0.5)],
    }),
    policy({ rules: [applied('shared-teaching', {}, { kinds: ['fused'] }), ...PROTECTIONS] }),
    [],
    [{ teacher: 'L', to: 'S2', year: Y, share: 0.2, ...row }],
  );
const sharedCodes = (...args: Parameters<typeof shared>) => shared(...args).findings.map(({ code }) => code);
const noticed = (rows: Partial<Roster>, postings: readonly BarePosting[] = []) =>
  notTeaching(instance(rows), judged(rows, postings));
const twoLeaders = (share: number | null) => ({
  teachers: [principal(share), principal(null, { id: 'Q', home: 'S2', subject: ENGLISH })],
  demand: [demand('S1', CHINESE, 1, Y), demand('S2', CHINESE, 1)],
});

describe('a shortage', () => {
  it('is what parts of timetables leave open', () => {
    // 2 wanted, 1 + 0.5 there.
    expect(first({ teachers: [teacher({ id: 'A' }), half('B')], demand: [demand('S1', CHINESE, 2)] })).toEqual([
      { school: 'S1', subject: CHINESE, year: Y, need: 2, before: 0.5, short: 0.5 },
    ]);
    expect(judged({ teachers: [half('A'), half('B')], demand: [demand('S1', CHINESE, 1)] }).tiers.shortage).toBe(0);
    // Need stays whole: 1.5 is 2.
    expect(judged({ teachers: [half('A'), half('B')], demand: [demand('S1', CHINESE, 1.5)] }).tiers.shortage).toBe(30);
  });

  it('is mended by a leader who teaches, and not by one of whom nothing is said', () => {
    expect([null, 0, 4, 10].map((share) => judged(led(share)).tiers.shortage)).toEqual([30, 30, 18, 0]);
  });

  it('is mended in part by a part-timer who is posted', () => {
    const rows = { teachers: [half('A'), ...teachers(3, 'Z')], demand: [demand('S2', CHINESE, 1)] };
    const found = judged(rows, [posting({ teacher: 'A' })]);
    expect(found.tiers.shortage).toBe(15);
    expect(found.postings[0]!.purpose).toEqual(['shortage']);
    // Two halves make the one that is missing; the third repairs nothing.
    const three = judged({ ...rows, teachers: ['A', 'B', 'C'].map((id) => half(id)) }, [
      posting({ teacher: 'A' }),
      posting({ teacher: 'B' }),
      posting({ teacher: 'C' }),
    ]);
    expect(three.postings.map(({ purpose }) => purpose)).toEqual([['shortage'], ['shortage'], ['quota']]);
  });
});

describe('new surplus', () => {
  it('costs five per tenth', () => {
    expect([10, 7, 1, 0].map((share) => judged(fromMany(share), [posting({ teacher: 'A' })]).tiers.disruption)).toEqual(
      [160 + 3 * 50, 160 + 3 * 35, 160 + 3 * 5, 160],
    );
  });
});

describe('two leaders who teach what nobody teaches at their host', () => {
  it('are a surplus of one, for the model and for the verifier', () => {
    const given = instance({
      teachers: ['V1', 'V2'].map((id) =>
        teacher({ id, position: 'vicePrincipal', subject: ENGLISH, teachingTenths: 10 }),
      ),
    });
    const rules = policy({ rules: [applied('team', { vicePrincipals: { least: 1, most: 2 } })] });
    const { model, moves, point, read } = formulate(given, rules);
    const both = moves.filter(({ kind, start, to }) => kind === 'leadership' && start === Y && to.id === 'S2');
    expect(both).toHaveLength(2);
    const { tiers } = appraise(given, rules, read(point(both)));
    expect(tiers.disruption).toBe(3 * 50);
    const form = model.objectives.find(({ name }) => name === 'disruption')!;
    expect(valueAt(form, point(both))).toBe(tiers.disruption);
  });
});

describe('protect-source', () => {
  it('compares in tenths where somebody counts with a part', () => {
    expect(kept([10, 10, 5], ['T0'], 1.5)).toEqual({ op: '>=', required: 1.5, actual: 1.5, by: 0 });
    expect(kept([10, 10, 4], ['T0'], 1.5)).toEqual({ op: '>=', required: 1.5, actual: 1.4, by: 0.1 });
    expect(kept([10, 5], ['T1'], 3)).toEqual({ op: '>=', required: 1.5, actual: 1, by: 0.5 });
  });

  it('takes the last teacher as min(1, base) of a full timetable', () => {
    expect(kept([5, 5], ['T0'], null)).toEqual({ op: '>=', required: 1, actual: 0.5, by: 0.5 });
    expect(kept([5, 5, 5], ['T0'], null)).toEqual({ op: '>=', required: 1, actual: 1, by: 0 });
    expect(kept([4], ['T0'], null)).toEqual({ op: '>=', required: 0.4, actual: 0, by: 0.4 });
    // Who does not teach may go.
    expect(kept([10, 0], ['T1'], 1)).toEqual({ op: '>=', required: 1, actual: 1, by: 0 });
  });
});

describe('limits in whole persons', () => {
  it('rounds under and over down, and counts heads', () => {
    const rows = {
      teachers: [...teachers(20, 'Z'), ...parts(2, 5, 'H', 'S2'), ...parts(1, 1, 'I', 'S2')],
      demand: [demand('S2', CHINESE, 5)],
    };
    const found = (rule: string, params: object) =>
      at(measure({ rule, params, rows, postings: [posting({ teacher: 'Z01' })] }), { school: 'S2', year: Y })[0];
    // 5 − 1.1 is 3.9: three persons.
    expect(found('headcount-balance', { d: 0 })).toMatchObject({ required: 3, actual: 1 });
    expect(found('inflow-limit', { least: 0 })).toMatchObject({ required: 3, actual: 1 });
    const over = { teachers: [...teachers(5, 'Z'), half('H')], demand: [demand('S1', CHINESE, 4)] };
    const gone = ['Z01', 'H'].map((id) => posting({ teacher: id }));
    // 5.5 − 4 is 1.5: one may go; half a teacher is a head.
    expect(
      at(measure({ rule: 'headcount-balance', params: { d: 0 }, rows: over, postings: gone }), {
        school: 'S1',
        year: Y,
      })[0],
    ).toEqual({ op: '>=', required: -1, actual: -2, by: 1 });
  });

  it('takes half of the timetables of a subject', () => {
    expect([most(8, 10), most(8, 5), most(7, 9), most(8, 9), most(2, 5)]).toEqual([4, 2, 3, 3, 1]);
  });
});

describe('a host', () => {
  it('teaches the subject where somebody does so in part, a leader too', () => {
    expect(hostCodes({ id: 'M', home: 'S2', teachingTenths: 1 })).toEqual([]);
    expect(hostCodes({ id: 'M', home: 'S2', teachingTenths: 0 })).toEqual(['host-without-subject']);
    expect(hostCodes({ id: 'M', home: 'S2', position: 'principal' })).toEqual(['host-without-subject']);
    expect(hostCodes({ id: 'M', home: 'S2', position: 'principal', teachingTenths: 2 })).toEqual([]);
  });
});

describe('shared teaching', () => {
  it('lends no more than the lender teaches', () => {
    expect(sharedCodes(10, { share: 0.4 })).toEqual([]);
    expect(sharedCodes(3, {})).toEqual([]);
    expect(sharedCodes(3, { share: 0.4 })).toEqual(['shared-teaching-much']);
    expect(sharedCodes(1, {})).toEqual(['shared-teaching-much']);
    expect(shared(2, {}).tiers.shortage).toBe(3 * 10 - 2);
  });

  it('is no matter for leaders, though they teach', () => {
    expect(sharedCodes(10, {}, { position: 'principal' })).toEqual(['shared-lender']);
  });
});

describe('the notice of leaders who count as not teaching', () => {
  it('counts those of whom nothing is said, and names the shortages of their subjects', () => {
    expect(noticed(twoLeaders(null))).toEqual({
      leaders: ['P', 'Q'],
      shortages: [{ school: 'S1', subject: CHINESE, year: Y, leaders: ['P'] }],
    });
    expect(noticed(twoLeaders(0))).toEqual({ leaders: ['Q'], shortages: [] });
    expect(noticed({ teachers: teachers(3, 'T') })).toEqual({ leaders: [], shortages: [] });
  });

  it('leaves out who is not at work in the horizon', () => {
    expect(noticed({ teachers: [principal(null, { status: 'sick' })] }).leaders).toEqual([]);
  });
});
