import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting, SharedTeaching } from '../../src/domain/plan.ts';
import type { Roster, Teacher } from '../../src/domain/roster.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { namesOf } from '../../src/verify/names.ts';
import { validity } from '../../src/verify/validity.ts';
import { sharedTeaching } from '../../src/rules/shared-teaching.ts';
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

const FUSED = ['fused'] as const;
const rules = (params: object = {}, more: readonly ReturnType<typeof applied>[] = PROTECTIONS) =>
  policy({ rules: [applied(sharedTeaching, params, { kinds: FUSED, clause: 'RA29' }), ...more] });
const share = (row: Partial<SharedTeaching> & { teacher: string }): SharedTeaching => ({
  to: 'S2',
  year: Y,
  share: 0.4,
  ...row,
});

/**
 * The core has six of Chinese for a demand of 5.1, S2 two for 2.9; of English three, one with none asked for and S2
 * none for 0.4.
 */
const fused = (rows: Partial<Roster> = {}) =>
  instance({
    groups: [group({ id: 'G1', kind: 'fused' })],
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' }), school({ id: 'S3' })],
    teachers: [...teachers(6, 'K'), ...teachers(2, 'M', { home: 'S2' }), ...teachers(3, 'E', { subject: ENGLISH })],
    demand: [demand('S1', CHINESE, 5.1), demand('S2', CHINESE, 2.9), demand('S2', ENGLISH, 0.4)],
    ...rows,
  });

const made = (
  shared: readonly SharedTeaching[],
  postings: readonly BarePosting[] = [],
  params: object = {},
  world = fused(),
) => appraise(world, rules(params), postings, shared);
const broken = (...args: Parameters<typeof made>) => made(...args).findings.map(({ code }) => code);

/** The rule for one kind of group. */
const line = (most: string, kind: 'fused' | 'coBuilt') =>
  applied(sharedTeaching, { most }, { kinds: [kind], clause: 'RA29' });

/** The core is asked for so many of Chinese, or none. */
const asking = (asked: number | null) =>
  fused({ demand: [...(asked === null ? [] : [demand('S1', CHINESE, asked)]), demand('S2', CHINESE, 5)] });
/** A core with so many of English and no demand for it. */
const english = (count: number) => fused({ teachers: [...teachers(count, 'E', { subject: ENGLISH })] });

/** What a balance of d = 0 has against two of nine leaving for S2 with four. */
const lines = (demands: Roster['demand']) =>
  appraise(
    fused({ teachers: [...teachers(9, 'K'), ...teachers(4, 'M', { home: 'S2' })], demand: demands }),
    rules({}, [applied('headcount-balance', { d: 0 })]),
    [posting({ teacher: 'K01' }), posting({ teacher: 'K02' })],
  ).findings.map(({ code }) => code);

const codes = (row: Partial<Teacher>, to: Partial<SharedTeaching> = {}, postings: readonly BarePosting[] = []) =>
  validity(
    fused({
      groups: [group({ id: 'G1', kind: 'fused' }), group({ id: 'G2', kind: 'fused' })],
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2' }),
        school({ id: 'S3', stage: 'juniorSecondary' }),
        school({ id: 'X1', group: 'G2', role: 'core' }),
      ],
      teachers: [teacher({ id: 'T', ...row }), ...teachers(2, 'M', { home: 'S2' }), ...teachers(2, 'K')],
    }),
    rules({}, [...PROTECTIONS, applied('newcomer-training')]),
    postings,
    [share({ teacher: 'T', ...to })],
  ).findings.map(({ code }) => code);

describe('shared-teaching counts in tenths', () => {
  it('demand and shortage', () => {
    // Chinese at S2: 29 − 20; English: 4 − 0; each of three years.
    expect(made([]).tiers).toMatchObject({ shortage: 3 * (9 + 4), disruption: 0 });
    expect(made([]).shortages.filter(({ year }) => year === Y)).toEqual([
      { school: 'S2', subject: ENGLISH, year: Y, need: 0.4, before: 0.4, short: 0.4 },
      { school: 'S2', subject: CHINESE, year: Y, need: 2.9, before: 0.9, short: 0.9 },
    ]);
  });

  it('what is given and received, at ten per step', () => {
    const given = made([
      share({ teacher: 'K01' }),
      share({ teacher: 'K02' }),
      share({ teacher: 'E01', share: 0.2, year: Y + 1 }),
    ]);
    expect(given.findings).toEqual([]);
    expect(given.tiers).toMatchObject({ shortage: 3 * 13 - 8 - 2, disruption: 5 * 10 });
    expect(given.shortages[1]).toEqual({ school: 'S2', subject: CHINESE, year: Y, need: 2.9, before: 0.9, short: 0.1 });
    expect(given.sharedTeaching.map(({ year }) => year)).toEqual([Y, Y, Y + 1]);
    expect(
      given.compliance
        .filter(({ rule }) => rule === 'shared-teaching')
        .map(({ clause, year, required, actual, holds }) => [clause, year, required, actual, holds]),
    ).toEqual([
      ['RA29', Y, 2, 2, true],
      ['RA29', Y + 1, 1, 1, true],
      ['RA29', Y + 2, 0, 0, true],
    ]);
  });

  it('whole teachers still count elsewhere: the same roster in another kind of group', () => {
    const other = fused({ groups: [group({ id: 'G1', kind: 'coBuilt' })] });
    // 3 − 2 of Chinese; 0.4 of English rounds to none.
    expect(made([], [], {}, other).tiers.shortage).toBe(3 * 10);
    expect(made([share({ teacher: 'K01' })], [], {}, other).findings.map(({ code }) => code)).toEqual([
      'shared-teaching-not-supported',
    ]);
  });

  it('surplus: five per tenth', () => {
    const postings = [posting({ teacher: 'K01' })];
    // S2 has 3 of Chinese for 2.9 in three years; S1 keeps 5 … for 5.1, which the source does not allow.
    const world = fused({ demand: [demand('S1', CHINESE, 5), demand('S2', CHINESE, 2.9)] });
    const dear = made([], postings, {}, world).tiers.disruption;
    const exact = made([], postings, {}, fused({ demand: [demand('S1', CHINESE, 5), demand('S2', CHINESE, 3)] })).tiers
      .disruption;
    expect(dear - exact).toBe(3 * 5);
  });

  it('the source keeps its demand in tenths', () => {
    expect(broken([], [posting({ teacher: 'K01' })])).toEqual([
      'protect-source-broken',
      'protect-source-broken',
      'protect-source-broken',
    ]);
    expect(
      broken(
        [],
        [posting({ teacher: 'K01' })],
        {},
        fused({ demand: [demand('S1', CHINESE, 5), demand('S2', CHINESE, 2.9)] }),
      ),
    ).toEqual([]);
  });

  it('what a school lacks or has too much is rounded down to whole persons', () => {
    const over = demand('S1', CHINESE, 7);
    expect(lines([over, demand('S2', CHINESE, 6)])).toEqual([]);
    expect(lines([over, demand('S2', CHINESE, 5.9)])).toHaveLength(3);
    expect(lines([demand('S1', CHINESE, 7.1), demand('S2', CHINESE, 6)])).toHaveLength(3);
  });

  it('a part of a teacher is reason enough to post one, and that posting mends a shortage', () => {
    const found = (world: ReturnType<typeof fused>) =>
      validity(world, rules(), [posting({ teacher: 'E01' })]).findings.map(({ code }) => code);
    expect(found(fused())).toEqual([]);
    expect(found(fused({ groups: [group({ id: 'G1', kind: 'coBuilt' })] }))).toEqual(['host-without-subject']);
    expect(
      made([], [posting({ teacher: 'E01' }), posting({ teacher: 'E02' })]).postings.map(({ purpose }) => purpose),
    ).toEqual([['shortage'], ['quota']]);
  });
});

describe('shared-teaching stays within', () => {
  it('what is missing at the campus before, in tenths', () => {
    expect(broken([share({ teacher: 'K01' }), share({ teacher: 'K02' })])).toEqual([]);
    // 0.9 is missing.
    const three = [share({ teacher: 'K01' }), share({ teacher: 'K02' }), share({ teacher: 'K03', share: 0.2 })];
    expect(broken(three, [], {}, fused({ demand: [demand('S1', CHINESE, 5), demand('S2', CHINESE, 2.9)] }))).toEqual(
      Array(3).fill('shared-teaching-much'),
    );
    expect(broken([share({ teacher: 'E01' })], [], {}, fused({ demand: [demand('S2', CHINESE, 2.9)] }))).toEqual([
      'shared-teaching-much',
    ]);
    expect(broken([share({ teacher: 'E01' })], [posting({ teacher: 'E02' })])).toEqual(['shared-teaching-much']);
  });

  it('what the lender’s campus can spare', () => {
    const two = [share({ teacher: 'K01' }), share({ teacher: 'K02', share: 0.2 })];
    expect(broken(two, [], {}, asking(5.4))).toEqual([]);
    expect(broken(two, [], {}, asking(5.5))).toEqual(expect.arrayContaining(['shared-teaching-little']));
    // Who lacks the subject gives nothing of it, though the source has no more than it had.
    expect(broken([share({ teacher: 'K01', share: 0.2 })], [], {}, asking(7))).toEqual(
      expect.arrayContaining(['shared-teaching-little']),
    );
    expect(
      broken(
        Array.from({ length: 6 }, (_, i) => share({ teacher: `K0${i + 1}` })),
        [],
        {},
        asking(null),
      ),
    ).toEqual([]);
    // Of two without a demand row one may give 0.4, of one nobody.
    expect(broken([share({ teacher: 'E01' })], [], {}, english(2))).toEqual([]);
    expect(broken([share({ teacher: 'E01' })], [], {}, english(1))).toEqual(
      expect.arrayContaining(['shared-teaching-little']),
    );
  });

  it('the part of a week that the rule names', () => {
    expect(broken([share({ teacher: 'K01' })], [], { most: '20%' })).toEqual(['shared-teaching-much']);
    expect(broken([share({ teacher: 'K01', share: 0.2 })], [], { most: '20%' })).toEqual([]);
    expect(broken([share({ teacher: 'K01', share: 0.4 })], [], { most: '40%' })).toEqual([]);
    expect(broken([share({ teacher: 'K01', share: 0.6 })], [], { most: '40%' })).toContain('shared-teaching-much');
    expect(sharedTeaching.params.safeParse({ most: '60%' }).success).toBe(false);
  });

  it('each line judges the lendings of its own kinds of group alone', () => {
    // The core group may lend two fifths of a week, the other one: S2 and X2 lack 0.4 each.
    const world = fused({
      groups: [group({ id: 'G1', kind: 'fused' }), group({ id: 'G2', kind: 'coBuilt' })],
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2' }),
        school({ id: 'X1', group: 'G2', role: 'core' }),
        school({ id: 'X2', group: 'G2' }),
      ],
      teachers: [...teachers(2, 'K'), ...teachers(2, 'X', { home: 'X1' })],
      demand: [demand('S2', CHINESE, 0.4), demand('X2', CHINESE, 0.4)],
    });
    const found = (shared: SharedTeaching) =>
      appraise(world, policy({ rules: [line('40%', 'fused'), line('20%', 'coBuilt')] }), [], [shared]).findings.map(
        ({ code }) => code,
      );
    expect(found(share({ teacher: 'K01' }))).toEqual([]);
    expect(found(share({ teacher: 'X01', to: 'X2' }))).toEqual(['shared-teaching-much']);
    expect(found(share({ teacher: 'X01', to: 'X2', share: 0.2 }))).toEqual([]);
  });

  it('says whose sharing is too much, where', () => {
    const names = namesOf(fused());
    const facts = { year: Y, group: 'G1', stage: null, school: 'S2', subject: CHINESE, teacher: 'K01' };
    expect(sharedTeaching.say({ where: facts, op: '<=', required: 0.2, actual: 0.4, by: 2 }, names).in('zh-CN')).toBe(
      '教师K01（K01） 2027 学年到学校S2（S2）走教（语文）：走教调入应不超过 0.2 人，方案为 0.4 人；请减少走教',
    );
  });
});

describe('who may share, and where to', () => {
  it('subject staff at work, eligible or not, to another campus of any stage', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ since: monthOf(2027, 9), established: false, exempt: true, classTeacher: true })).toEqual([]);
    expect(codes({ position: 'midLevel' }, { to: 'S3' })).toEqual([]);
  });

  it('guests lend where they work, to their home too', () => {
    expect(codes({}, { to: 'S1' }, [posting({ teacher: 'T' })])).toEqual([]);
    expect(codes({}, {}, [posting({ teacher: 'T' })])).toEqual(['shared-campus']);
    expect(codes({ working: 'S2', postedUntil: monthOf(2028, 9) }, {})).toEqual(['shared-campus']);
    expect(codes({ working: 'S2', postedUntil: monthOf(2028, 9) }, { to: 'S1' })).toEqual([]);
    expect(codes({ working: 'S2', postedUntil: monthOf(2028, 9) }, { year: Y + 1 })).toEqual([]);
  });

  it('neither leaders nor the absent nor trainees', () => {
    expect(codes({ position: 'vicePrincipal' })).toEqual(['shared-lender']);
    expect(codes({ status: 'sick' })).toEqual(['shared-lender']);
    expect(codes({ leaves: monthOf(2027, 9) })).toEqual(['shared-lender']);
    expect(codes({ working: 'outside' })).toEqual(['shared-lender']);
    const newcomer = { home: 'S2', employedSince: monthOf(2027, 8), since: monthOf(2027, 8) };
    const training = [posting({ teacher: 'T', from: 'S2', to: 'S1', years: 1, kind: 'training' as const })];
    expect(codes(newcomer, { to: 'S3' }, training)).toEqual(['shared-lender']);
    expect(codes(newcomer, { to: 'S3', year: Y + 1 }, training)).toEqual([]);
  });

  it('one campus of the group where they work, in a year of the horizon, a fifth or two of the week', () => {
    expect(codes({}, { to: 'S1' })).toEqual(['shared-campus']);
    expect(codes({}, { to: 'X1' })).toEqual(['shared-campus']);
    expect(codes({}, { year: Y + 3 })).toEqual(['shared-year']);
    expect([0.1, 0.3, 0.6, 1, 0].map((each) => codes({}, { share: each }))).toEqual(
      [0, 1, 2, 3, 4].map(() => ['shared-share']),
    );
    expect(codes({}, { teacher: 'nobody' })).toEqual(['unknown-teacher']);
    expect(codes({}, { to: 'S77' })).toEqual(['unknown-school']);
    expect(codes({}, {}, [posting({ teacher: 'T', to: 'S77' })])).toEqual(['unknown-school', 'shared-campus']);
    const twice = validity(
      fused(),
      rules(),
      [],
      [share({ teacher: 'K01' }), share({ teacher: 'K01', to: 'S3' }), share({ teacher: 'K01', year: Y + 1 })],
    );
    expect(twice.findings.map(({ code, facts }) => [code, facts])).toEqual([
      ['shared-twice', expect.objectContaining({ at: 'sharedTeaching[1]' })],
    ]);
  });
});
