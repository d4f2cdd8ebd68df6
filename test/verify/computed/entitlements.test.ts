import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf, september } from '../../../src/domain/month.ts';
import type { BarePosting } from '../../../src/domain/plan.ts';
import type { Assessment, Roster, Teacher } from '../../../src/domain/roster.ts';
import { allowances } from '../../../src/verify/allowances.ts';
import { teacherEntitlements } from '../../../src/verify/computed/entitlements.ts';
import { planFacts } from '../../../src/verify/facts.ts';
import { excellenceQuotas, returns, schoolAwards, twoTerms } from '../../../src/verify/computed/school-entitlements.ts';
import type { Settings } from '../../../src/policy/policy.ts';
import { arbitraryWideCase } from '../../support/arbitrary-wide.ts';
import { candidates } from '../../support/brute-force.ts';
import { draws } from '../../support/draws.ts';
import {
  applied,
  CHINESE,
  demand,
  group,
  instance,
  policy,
  posting,
  school,
  teacher,
  teachers,
  Y,
} from '../../support/tiny.ts';

/** RA20: 800 yuan a month at 高楼, 600 at 马屿. */
const settings: Partial<Settings> = { zoneAllowances: { 高楼: 800, 马屿: 600 } };
const base: Partial<Roster> = {
  groups: [group({ id: 'G1', kind: 'coBuilt' })],
  zones: [
    { id: 'Z1', name: '城关', mountain: false, monthlyAllowance: null },
    { id: 'Z2', name: '高楼', mountain: true, monthlyAllowance: null },
    { id: 'Z3', name: '马屿', mountain: true, monthlyAllowance: null },
  ],
  schools: [
    school({ id: 'S1', role: 'core', setting: 'urban' }),
    school({ id: 'S2', zone: 'Z2', setting: 'town' }),
    school({ id: 'S3', zone: 'Z3', setting: 'rural' }),
    school({ id: 'S4', setting: 'urban' }),
  ],
};
const facts = (rows: Partial<Roster>, postings: readonly BarePosting[] = [], own = settings) =>
  planFacts(instance({ ...base, ...rows }), policy({ settings: own }), postings);
const one = (row: Partial<Teacher>, to: Partial<BarePosting> | null = {}, rows: Partial<Roster> = {}) =>
  teacherEntitlements(
    facts(
      { teachers: [teacher({ id: 'T', ...row })], ...rows },
      to === null ? [] : [posting({ teacher: 'T', from: row.home ?? 'S1', ...to })],
    ),
  )[0]!;

/** A core with so many senior posts. */
const withPosts = (seniorPosts: number | null) => ({
  schools: [school({ id: 'S1', role: 'core', seniorPosts }), ...base.schools!.slice(1)],
});

// S2 and S5 lie in one zone, S1 in another; so many posts, each school has the holders that the test names.
const postFound = (
  posts: readonly [s1: number | null, s2: number | null, s5: number | null],
  row: Partial<Teacher> = {},
  to: Partial<BarePosting> = {},
) =>
  one({ title: 'second', ...row }, to, {
    schools: [
      school({ id: 'S1', role: 'core', intermediatePosts: posts[0] }),
      school({ id: 'S2', zone: 'Z2', intermediatePosts: posts[1] }),
      school({ id: 'S5', zone: 'Z2', intermediatePosts: posts[2] }),
    ],
    teachers: [
      teacher({ id: 'T', title: 'second', ...row }),
      teacher({ id: 'U', home: 'S2' }),
      teacher({ id: 'V', home: 'S5', leaves: monthOf(2027, 9) }),
    ],
  }).intermediatePost;

describe('what a posted teacher is entitled to', () => {
  it('RA20: 800 and 600 yuan a month, twelve months a year, while at work', () => {
    expect(one({}).allowances).toEqual([Y, Y + 1, Y + 2].map((year) => ({ year, monthly: 800, amount: 9600 })));
    expect(one({}, { to: 'S3', start: Y + 1 }).allowances).toEqual(
      [Y + 1, Y + 2].map((year) => ({ year, monthly: 600, amount: 7200 })),
    );
    expect(one({}, { to: 'S4' }).allowances).toEqual([]);
    expect(one({ status: 'sick', absentUntil: monthOf(2028, 9) }).allowances.map(({ year }) => year)).toEqual([
      Y + 1,
      Y + 2,
    ]);
    expect(one({ working: 'S2', postedUntil: monthOf(2028, 9) }, null).allowances).toEqual([
      { year: Y, monthly: 800, amount: 9600 },
    ]);
  });

  it('RA21, HT5: living and transport allowances besides: 200 and 100 yuan', () => {
    const paid = teacherEntitlements(
      facts({ teachers: teachers(1, 'T') }, [posting({ teacher: 'T01' })], {
        livingAllowance: 200,
        transportAllowance: 100,
      }),
    );
    expect(paid[0]!.allowances[0]).toEqual({ year: Y, monthly: 300, amount: 3600 });
  });

  it('RA14: rural service: months in a village, or in a township for who comes from the city', () => {
    expect(one({ ruralMonths: 7 }).ruralMonths).toEqual({ before: 7, gained: 36 });
    expect(one({}, { to: 'S3' }).ruralMonths.gained).toBe(36);
    expect(one({}, { to: 'S4' }).ruralMonths.gained).toBe(0);
    expect(one({ home: 'S3' }, { to: 'S2' }).ruralMonths.gained).toBe(0);
    expect(
      one({ working: 'S2', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2029, 2) }, null).ruralMonths.gained,
    ).toBe(24);
    expect(one({ status: 'maternity', absentUntil: monthOf(2028, 9) }).ruralMonths.gained).toBe(24);
  });

  it('SZ10: months of exchange, and from two years on a weight for leadership', () => {
    expect(one({})).toMatchObject({ exchangeMonths: 36, leaderCandidate: true });
    expect(one({}, { years: 1 })).toMatchObject({ exchangeMonths: 12, leaderCandidate: false });
    expect(one({ postedFrom: monthOf(2015, 9), postedUntil: monthOf(2016, 9) }, { years: 1 })).toMatchObject({
      exchangeMonths: 24,
      leaderCandidate: true,
    });
    expect(one({ working: 'S2', postedFrom: monthOf(2026, 9), postedUntil: monthOf(2028, 3) }, null)).toMatchObject({
      exchangeMonths: 24,
    });
  });

  it('RA13, RA17: the post level stays; a title gained meanwhile is at risk where the core has no free post', () => {
    const withSeniors = (posts: number | null) =>
      teacherEntitlements(
        facts(
          {
            ...withPosts(posts),
            teachers: [teacher({ id: 'T', title: 'first', postLevel: 9 }), ...teachers(2, 'U', { title: 'senior' })],
          },
          [posting({ teacher: 'T' })],
        ),
      )[0]!;
    expect(withSeniors(2)).toMatchObject({ postLevel: 9, levelAtRisk: true });
    expect(withSeniors(3)).toMatchObject({ levelAtRisk: false });
    expect(withSeniors(null)).toMatchObject({ levelAtRisk: null });
    expect(one({ title: 'senior' }, {}, withPosts(0)).levelAtRisk).toBe(false);
    expect(
      one(
        { home: 'S2', title: 'first' },
        { to: 'S1' },
        { schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', seniorPosts: 0 })] },
      ).levelAtRisk,
    ).toBe(false);
  });

  it('RA15: no senior post after 36 months of the core’s teachers at a member in the mountains', () => {
    expect(one({}).seniorExempt).toEqual({ from: monthOf(2030, 9), reached: false });
    expect(
      one({ working: 'S2', postedFrom: monthOf(2025, 3), postedUntil: monthOf(2029, 9) }, null).seniorExempt,
    ).toEqual({ from: monthOf(2028, 3), reached: true });
    expect(one({}, { to: 'S4' }).seniorExempt).toBeNull();
    // Only who may be promoted to senior next: the clause is about those who meet its conditions.
    for (const title of ['seniorProfessor', 'senior', 'second', 'third', 'none'] as const)
      expect(one({ title }).seniorExempt).toBeNull();
    expect(one({ title: 'first' }).seniorExempt).not.toBeNull();
    expect(one({ home: 'S2' }, { to: 'S3' }).seniorExempt).toBeNull();
    expect(one({}, {}, { groups: [group({ id: 'G1', kind: 'fused' })] }).seniorExempt).toBeNull();
    expect(one({}, {}, { groups: [group({ id: 'G1', kind: 'collaborative' })] }).seniorExempt).not.toBeNull();
  });

  it('RA16: an intermediate post is looked for at the school, in its zone, then in the county', () => {
    expect(postFound([0, 2, 0])).toBe('school');
    expect(postFound([0, 1, 1])).toBe('zone');
    expect(postFound([1, 1, 0])).toBe('county');
    expect(postFound([0, 1, 0])).toBe('none');
    expect(postFound([0, null, 1])).toBe('zone');
    expect(postFound([null, null, null])).toBeNull();
    expect(postFound([0, 2, 0], { title: 'first' })).toBeNull();
    expect(postFound([0, 2, 0], { home: 'S2' }, { to: 'S5' })).toBeNull();
  });

  it('PJ5, PJ6: who approves, and who leads', () => {
    const approval = (position: Teacher['position']) => one({ position }).approval;
    expect((['principal', 'vicePrincipal', 'midLevel', 'teacher'] as const).map(approval)).toEqual([
      'bureau',
      'bureau',
      'school',
      'group',
    ]);
    expect([
      one({ position: 'vicePrincipal' }, { kind: 'leadership' }).executivePrincipal,
      one({}).executivePrincipal,
    ]).toEqual([true, false]);
  });

  it('SZ9, RA6: the way back, also from outside the county, where nothing else is gained', () => {
    expect(one({}, { start: Y + 2 })).toMatchObject({
      from: 'S1',
      to: 'S2',
      since: september(Y + 2),
      returns: september(Y + 5),
    });
    expect(
      one({ working: 'outside', postedFrom: monthOf(2026, 9), postedUntil: monthOf(2028, 5) }, null),
    ).toMatchObject({
      kind: 'running',
      to: null,
      returns: monthOf(2028, 9),
      returnsToWork: true,
      levelAtRisk: false,
      intermediatePost: null,
      allowances: [],
      ruralMonths: { before: 0, gained: 0 },
    });
  });

  it('a trainee learns: no allowance, no exchange', () => {
    const trainee = { home: 'S2', since: monthOf(2027, 8), employedSince: monthOf(2027, 8) };
    const paying = { schools: [school({ id: 'S1', role: 'core', zone: 'Z2' }), ...base.schools!.slice(1)] };
    expect(one(trainee, { to: 'S1', years: 1, kind: 'training' }, paying)).toMatchObject({
      kind: 'training',
      allowances: [],
      exchangeMonths: 0,
      leaderCandidate: false,
      seniorExempt: null,
    });
  });

  it('allowances of all teachers are those of the plan', () => {
    fc.assert(
      fc.property(arbitraryWideCase(), ({ instance: world, policy: rules }) => {
        const postings = candidates(world, rules).map((own) => own[0]!);
        const paid = teacherEntitlements(planFacts(world, rules, postings)).flatMap((each) => each.allowances);
        const sum = (rows: readonly { year: number; amount: number }[]) =>
          world.years.map((year) =>
            rows.filter((row) => row.year === year).reduce((total, { amount }) => total + amount, 0),
          );
        expect(sum(paid)).toEqual(sum(allowances(world, rules.settings, postings)));
      }),
      { numRuns: draws(25), seed: 3 },
    );
  });
});

const assessed = (row: Partial<Assessment> & { school: string }): Assessment => ({
  year: 2026,
  z: null,
  lastZ: null,
  graduatingClasses: null,
  qualityAward: null,
  principalPay: null,
  excellentPercent: null,
  ...row,
});

/** Awards where Z of one member rose so far, of another by one point. */
const awards = (z: number, lastZ: number) =>
  schoolAwards(
    instance({
      ...base,
      assessments: [
        assessed({ school: 'S1', qualityAward: 100_000, principalPay: 37_000, z: 90, lastZ: 60, graduatingClasses: 9 }),
        assessed({ school: 'S2', z, lastZ, graduatingClasses: 4 }),
        assessed({ school: 'S3', z: 70, lastZ: 69, graduatingClasses: 4, qualityAward: 50_000 }),
      ],
    }),
  );

const lead = (id: string, row: Partial<Teacher>) => teacher({ id, position: 'principal', ...row });

describe('what a school is entitled to', () => {
  it.each<[guests: number, percent: number | null, floor: number, ceil: number]>([
    [10, null, 2, 3],
    [10, 20, 2, 3],
    [4, 20, 1, 1],
    [3, 20, 0, 1],
    [20, 15, 4, 4],
    [8, 32.5, 3, 3],
    [0, 20, 0, 0],
  ])('RA18: excellent gradings for %i who came, base %s: %i, or %i rounded up', (guests, percent, floor, ceil) => {
    const staff = teachers(guests, 'T');
    const rows = {
      teachers: staff,
      assessments: percent === null ? [] : [assessed({ school: 'S2', excellentPercent: percent })],
    };
    const [quota] = excellenceQuotas(
      facts(
        rows,
        staff.map(({ id }) => posting({ teacher: id })),
      ),
    ).filter(({ school: id, year }) => id === 'S2' && year === Y);
    expect(quota).toEqual({
      school: 'S2',
      year: Y,
      arrivals: guests,
      basePercent: percent ?? 20,
      assumed: percent === null,
      floor,
      ceil,
    });
  });

  it('counts who stands there on 31 December: guests of every school, leaders, running postings; neither trainees nor the absent', () => {
    const rows = {
      teachers: [
        teacher({ id: 'A', status: 'sick' }),
        teacher({ id: 'R', home: 'S3', working: 'S2', postedUntil: monthOf(2028, 9) }),
        teacher({ id: 'V', position: 'vicePrincipal' }),
        teacher({ id: 'N', home: 'S2', since: monthOf(2027, 8), employedSince: monthOf(2027, 8) }),
      ],
    };
    const postings = [
      posting({ teacher: 'A' }),
      posting({ teacher: 'V', kind: 'leadership' }),
      posting({ teacher: 'N', from: 'S2', to: 'S1', kind: 'training', years: 1 }),
    ];
    expect(
      excellenceQuotas(facts(rows, postings))
        .filter(({ school: id }) => id === 'S2')
        .map(({ arrivals }) => arrivals),
    ).toEqual([2, 1, 1]);
    expect(excellenceQuotas(facts(rows, postings)).map(({ school: id }) => id)).not.toContain('S1');
  });

  it('the latest base up to the year counts', () => {
    const assessments = [
      assessed({ school: 'S2', excellentPercent: 10 }),
      assessed({ school: 'S2', year: Y + 1, excellentPercent: 20 }),
      assessed({ school: 'S2', year: Y + 2 }),
    ];
    expect(
      excellenceQuotas(facts({ assessments }))
        .filter(({ school: id }) => id === 'S2')
        .map(({ basePercent }) => basePercent),
    ).toEqual([10, 20, 20]);
  });

  it('RA19, RA22, RA23: 10,000 yuan a class where Z rose by five points, 1.2 times the award, 10 to 20 % of the pay', () => {
    const bonus = { least: 3700, most: 7400 };
    expect(awards(85.1, 80.1)).toEqual([
      { school: 'S1', year: 2026, progress: null, quality: { amount: 120_000, raised: true }, principalBonus: bonus },
      { school: 'S2', year: 2026, progress: 40_000, quality: null, principalBonus: null },
      { school: 'S3', year: 2026, progress: null, quality: { amount: 50_000, raised: false }, principalBonus: null },
    ]);
    expect(awards(85, 80.1)).toEqual([
      { school: 'S1', year: 2026, progress: null, quality: { amount: 100_000, raised: false }, principalBonus: bonus },
      { school: 'S3', year: 2026, progress: null, quality: { amount: 50_000, raised: false }, principalBonus: null },
    ]);
  });

  it('RA6: places for those who return: what is wanted less those who are there without them', () => {
    const rows = {
      teachers: [
        ...teachers(4, 'K'),
        teacher({ id: 'V', position: 'vicePrincipal' }),
        teacher({ id: 'R', working: 'S2', postedUntil: monthOf(2028, 9) }),
        teacher({ id: 'M', subject: '音乐' }),
      ],
      demand: [demand('S1', CHINESE, 4)],
    };
    const postings = [
      posting({ teacher: 'K01', years: 1 }),
      posting({ teacher: 'K02' }),
      posting({ teacher: 'V', kind: 'leadership' }),
      posting({ teacher: 'M', years: 1 }),
    ];
    expect(returns(facts(rows, postings))).toEqual([
      // 2028: K03 and K04 are there without K01 and R; K02 is still away.
      { school: 'S1', subject: CHINESE, year: Y + 1, teachers: ['K01', 'R'], vacancies: 2 },
      { school: 'S1', subject: '音乐', year: Y + 1, teachers: ['M'], vacancies: null },
      { school: 'S1', subject: null, year: Y + 3, teachers: ['V'], vacancies: null },
      { school: 'S1', subject: CHINESE, year: Y + 3, teachers: ['K02'], vacancies: 0 },
    ]);
  });

  it('who is on leave that September fills no place', () => {
    const rows = {
      teachers: [...teachers(2, 'K'), teacher({ id: 'A', status: 'maternity', absentUntil: monthOf(2029, 2) })],
      demand: [demand('S1', CHINESE, 4)],
    };
    expect(returns(facts(rows, [posting({ teacher: 'A', years: 1 })]))).toEqual([
      { school: 'S1', subject: CHINESE, year: Y + 1, teachers: ['A'], vacancies: 2 },
    ]);
  });

  it('vacancies are in tenths where teaching is shared', () => {
    const rows = {
      groups: [group({ id: 'G1', kind: 'fused' })],
      teachers: [...teachers(2, 'K'), teacher({ id: 'R', working: 'S2', postedUntil: monthOf(2028, 9) })],
      demand: [demand('S1', CHINESE, 2.4)],
    };
    const shared = planFacts(instance({ ...base, ...rows }), policy({ rules: [applied('shared-teaching')] }), []);
    expect(returns(shared)[0]).toMatchObject({ teachers: ['R'], vacancies: 0.4 });
    expect(returns(facts(rows))[0]).toMatchObject({ teachers: ['R'], vacancies: 0 });
  });

  it('nobody returns who sets out again in that September', () => {
    const rows = {
      teachers: [
        ...teachers(2, 'K'),
        teacher({ id: 'R', working: 'S2', postedUntil: monthOf(2028, 9), volunteer: true }),
      ],
    };
    expect(
      returns(facts(rows, [posting({ teacher: 'R', to: 'S3', start: Y + 1 })])).map(({ year, teachers: back }) => [
        year,
        back,
      ]),
    ).toEqual([[Y + 4, ['R']]]);
  });

  it('nobody returns who has left by then', () => {
    expect(
      returns(
        facts({
          teachers: [teacher({ id: 'R', working: 'S2', postedUntil: monthOf(2028, 9), leaves: monthOf(2028, 9) })],
        }),
      ),
    ).toEqual([]);
  });

  it('GJ4: leaders whose two terms at their school are over', () => {
    const found = twoTerms(
      instance({
        teachers: [
          lead('A', { positionSince: monthOf(2017, 9), since: monthOf(2010, 9) }),
          lead('B', { positionSince: monthOf(2012, 9), since: monthOf(2019, 9), position: 'vicePrincipal' }),
          lead('C', { positionSince: monthOf(2019, 10) }),
          lead('D', { positionSince: null }),
          lead('E', { positionSince: monthOf(2010, 9), position: 'midLevel' }),
          lead('F', { positionSince: monthOf(2018, 9), leaves: monthOf(2028, 9) }),
        ],
      }),
    );
    expect(found).toEqual([
      { teacher: 'A', school: 'S1', since: monthOf(2017, 9), year: Y, reached: Y },
      { teacher: 'B', school: 'S1', since: monthOf(2019, 9), year: Y + 2, reached: Y + 2 },
    ]);
    expect(
      twoTerms(instance({ teachers: [lead('C', { positionSince: monthOf(2019, 10) })] }), 4).map(({ year }) => year),
    ).toEqual([Y + 1]);
  });
});
