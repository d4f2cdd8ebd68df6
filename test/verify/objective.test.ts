import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { examplePostings, exampleRoster } from '../support/example.ts';
import { applied, CHINESE, demand, instance, policy, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const bare = policy({ rules: [] });
const tiers = (rows: Parameters<typeof instance>[0], postings: readonly BarePosting[], rules = bare) =>
  appraise(instance(rows), rules, postings).tiers;
/** Somebody among twenty who may go to S2, which wants one. */
const one = (row: Parameters<typeof teacher>[0], extra = {}) => ({
  teachers: [teacher(row), ...teachers(19, 'Z')],
  demand: [demand('S2', CHINESE, 1)],
  ...extra,
});
/** S1 on the equator and S2 somewhere along it. */
const at = (longitude: number) => [
  school({ id: 'S1', role: 'core', longitude: 120, latitude: 0 }),
  school({ id: 'S2', longitude, latitude: 0 }),
];
const wish = (wishes: string[]) =>
  tiers({ teachers: [teacher({ id: 'T1', wishes }), ...teachers(3, 'Z')] }, [posting({ teacher: 'T1' })]).preference;
const claim = (row: object) =>
  tiers({ teachers: [teacher({ id: 'T1', ...row }), ...teachers(3, 'Z')] }, [posting({ teacher: 'T1' })]).claims;

describe('tiers of the example, worked by hand', () => {
  const example = appraise(deriveInstance(exampleRoster(), Y), policy(), examplePostings);

  it('is lawful', () => {
    expect(example.findings.map((finding) => finding.in('en'))).toEqual([]);
  });

  it('has these values', () => {
    expect(example.tiers).toEqual({
      legal: 0,
      timing: 0,
      kept: 0,
      damage: 0,
      added: 0,
      // S2 English: need 3, one of its own and E01; S3 English: need 1, nobody. Two missing in each of three years.
      shortage: 60,
      soft: 0,
      // 7 · (100 + 60); surplus S3 Chinese in 2027 and 2029; S1 sends 2 in 2027, calm is 1; S1 keeps 2, 1, 0 backbones
      // of 2.
      disruption: 7 * 160 + 2 * 50 + 100 + 3 * 100,
      preference: 7 * 3,
      // Tenure 12 for the three of 2027, 13 for the two of 2028, 14 for the two of 2029.
      claims: 3 * 28 + 2 * 27 + 2 * 26,
    });
  });

  it('shares them out over the rows of the plan', () => {
    expect(example.shortages).toEqual(
      [Y, Y + 1, Y + 2].flatMap((year) => [
        { school: 'S2', subject: '英语', year, need: 3, before: 2, short: 1 },
        { school: 'S3', subject: '英语', year, need: 1, before: 1, short: 1 },
      ]),
    );
  });
});

describe('legal and timing', () => {
  it('weigh a missing person by the year, and soft shortfalls go to their tier', () => {
    const rows = { teachers: teachers(6, 'T') };
    const must = policy({ rules: [applied('exchange-rate', { base: 'eligible', share: '50%' })] });
    // Nobody goes: 3 missing in each year.
    expect(tiers(rows, [], must)).toMatchObject({ legal: 9, timing: 3 * 2 + 3 * 1, soft: 0 });
    const soft = policy({
      rules: [
        applied(
          'exchange-rate',
          { base: 'eligible', share: '50%' },
          { enforce: { kind: 'soft', tier: 'claims', weight: 7 } },
        ),
      ],
    });
    expect(tiers(rows, [], soft)).toMatchObject({ legal: 0, timing: 0, soft: 0, claims: 63 });
  });
});

describe('shortage', () => {
  it('rounds demand half up and counts subjects with a row only', () => {
    const rows = {
      teachers: teachers(2, 'T'),
      demand: [demand('S1', CHINESE, 2.4), demand('S2', CHINESE, 2.5), demand('S2', '音乐', 1, Y)],
    };
    // S1: 2 of 2; S2: 3 of Chinese in three years and 1 of music in the first.
    expect(tiers(rows, [])).toMatchObject({ shortage: 100 });
  });
});

describe('disruption', () => {
  it('asks for consent, class, distance and couples', () => {
    const go = [posting({ teacher: 'T1' })];
    expect(tiers(one({ id: 'T1' }), go)).toMatchObject({ disruption: 160 });
    expect(tiers(one({ id: 'T1', volunteer: true }), go)).toMatchObject({ disruption: 100 });
    expect(tiers(one({ id: 'T1', classTeacher: true }), go)).toMatchObject({ disruption: 200 });
    expect(tiers(one({ id: 'T1', spouse: 'Z01' }), go)).toMatchObject({ disruption: 220 });
    const elsewhere = [
      teacher({ id: 'T1', spouse: 'W1' }),
      teacher({ id: 'W1', home: 'S2', spouse: 'T1', subject: '音乐' }),
      ...teachers(19, 'Z'),
    ];
    expect(tiers(one({ id: 'T1' }, { teachers: elsewhere }), go)).toMatchObject({ disruption: 160 });
  });

  it('caps the kilometres', () => {
    const go = [posting({ teacher: 'T1' })];
    // One hundredth of a degree on the equator is 1.11 km, one degree 111 km.
    expect(tiers(one({ id: 'T1' }, { schools: at(120.01) }), go)).toMatchObject({ disruption: 162 });
    expect(tiers(one({ id: 'T1' }, { schools: at(121) }), go)).toMatchObject({ disruption: 160 + 2 * 60 });
  });

  it('counts new surplus beyond one teacher where no demand is known', () => {
    const rows = { teachers: [...teachers(20, 'T'), teacher({ id: 'M1', home: 'S2' })] };
    // S2 has one already: the newcomer is one too many for three years.
    expect(tiers(rows, [posting({ teacher: 'T01' })])).toMatchObject({ disruption: 160 + 3 * 50 });
  });

  it('counts no surplus for the only teacher of a subject, though the year has no demand row', () => {
    const rows = { teachers: teachers(20, 'T'), demand: [demand('S2', CHINESE, 1, Y)] };
    expect(tiers(rows, [posting({ teacher: 'T01' })])).toMatchObject({ disruption: 160 });
  });

  it('counts leavers and arrivals above a tenth of the staff', () => {
    const rows = { teachers: teachers(29, 'T'), demand: [demand('S2', CHINESE, 9)] };
    const go = ['T01', 'T02', 'T03'].map((id) => posting({ teacher: id }));
    // S1 may calmly lose 2 of 29, S2 without staff may calmly get 1.
    expect(tiers(rows, go)).toMatchObject({ disruption: 3 * 160 + 100 * 1 + 100 * 2 });
  });

  it('wants backbones shared by staff, leaders and the absent in the target', () => {
    const rows = {
      teachers: [
        teacher({ id: 'B1', backbone: 'county' }),
        teacher({ id: 'B2', backbone: 'county', position: 'principal' }),
        teacher({ id: 'B3', backbone: 'county', status: 'sick' as const }),
        teacher({ id: 'B4', backbone: 'school' }),
        ...teachers(4, 'M', { home: 'S2' }),
      ],
    };
    // Three backbones over 4 + 4 people: target 1 each, S2 has none in three years.
    expect(tiers(rows, [])).toMatchObject({ disruption: 300 });
    // Two of them, one absent, over 3 + 3: target 1 each all the same.
    const few = { teachers: [...rows.teachers.slice(1, 4), ...teachers(3, 'M', { home: 'S2' })] };
    expect(tiers(few, [])).toMatchObject({ disruption: 300 });
  });
});

describe('preference and claims', () => {
  it('rank the wishes', () => {
    expect([
      wish(['S2']),
      wish(['S3', 'S2']),
      wish(['S1', 'S3', 'S2']),
      wish(['S4', 'S1', 'S3', 'S2']),
      wish([]),
      wish(['S3']),
    ]).toEqual([0, 1, 2, 2, 3, 4]);
  });

  it('let long tenure and little rural service go first, within caps', () => {
    expect(claim({ since: monthOf(2017, 9) })).toBe(30);
    expect(claim({ since: monthOf(2017, 10) })).toBe(31);
    expect(claim({ since: monthOf(1980, 9) })).toBe(0);
    expect(claim({ since: monthOf(2017, 9), ruralMonths: 61 })).toBe(90);
    // The end of a finished posting restarts tenure.
    expect(claim({ since: monthOf(2010, 9), postedFrom: monthOf(2018, 9), postedUntil: monthOf(2021, 9) })).toBe(34);
  });
});
