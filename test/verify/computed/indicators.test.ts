import { describe, expect, it } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import type { BarePosting } from '../../../src/domain/plan.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import { planFacts } from '../../../src/verify/facts.ts';
import { indicators, variation } from '../../../src/verify/computed/indicators.ts';
import { structure } from '../../../src/verify/computed/structure.ts';
import { sharedTeaching } from '../../../src/rules/shared-teaching.ts';
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

const numbers = (rows: Partial<Roster>, postings: readonly BarePosting[] = []) =>
  indicators(planFacts(instance(rows), policy(), postings));
const NEW = { since: monthOf(2024, 9) };

describe('the three supervision numbers', () => {
  const rows = {
    teachers: [
      ...teachers(8, 'K'),
      teacher({ id: 'B', backbone: 'county' }),
      teacher({ id: 'L', position: 'midLevel', backbone: 'municipal' }),
      teacher({ id: 'V', volunteer: true, ...NEW }),
      teacher({ id: 'W', position: 'vicePrincipal' }),
      teacher({ id: 'M', home: 'S2', backbone: 'county' }),
      teacher({
        id: 'R',
        working: 'S2',
        postedFrom: monthOf(2026, 9),
        postedUntil: monthOf(2029, 9),
        backbone: 'county',
      }),
      teacher({ id: 'O', working: 'S2', postedFrom: monthOf(2026, 6), postedUntil: monthOf(2029, 9) }),
      // Ordered in summer: the September to come, here that of the plan's first year.
      teacher({
        id: 'S',
        working: 'S2',
        postedFrom: monthOf(2027, 7),
        postedUntil: monthOf(2029, 9),
        backbone: 'county',
      }),
      teacher({ id: 'U', working: 'S2', postedFrom: monthOf(2026, 7), postedUntil: monthOf(2029, 9) }),
    ],
  };
  const postings = [
    posting({ teacher: 'B' }),
    posting({ teacher: 'V' }),
    posting({ teacher: 'M', from: 'S2', to: 'S3' }),
    posting({ teacher: 'L', start: Y + 1 }),
    posting({ teacher: 'W', kind: 'leadership' }),
  ];

  it('SZ4, HT10: eligible, exchanged, exchanged backbones, leaders, and their ratios', () => {
    const { before, years } = numbers(rows, postings);
    // Eleven are eligible: K, B, L, M. R and U set out in the year before, O earlier and S later.
    expect(before.supervision).toEqual({
      eligible: 11,
      exchanged: 2,
      backbones: 1,
      exchangedRatio: 0.1818,
      backboneRatio: 0.5,
      insideFused: 0,
      leaders: 0,
      backbonesOutward: 1,
    });
    expect(years.map(({ supervision }) => supervision)).toEqual([
      {
        eligible: 11,
        exchanged: 3,
        backbones: 2,
        exchangedRatio: 0.2727,
        backboneRatio: 0.6667,
        insideFused: 0,
        leaders: 0,
        backbonesOutward: 1,
      },
      {
        eligible: 9,
        exchanged: 1,
        backbones: 1,
        exchangedRatio: 0.1111,
        backboneRatio: 1,
        insideFused: 0,
        leaders: 1,
        backbonesOutward: 1,
      },
      {
        eligible: 8,
        exchanged: 0,
        backbones: 0,
        exchangedRatio: 0,
        backboneRatio: null,
        insideFused: 0,
        leaders: 0,
        backbonesOutward: 0,
      },
    ]);
  });

  it('RA2: moves between campuses of a fused group are shown apart', () => {
    const fused = numbers({ ...rows, groups: [group({ id: 'G1', kind: 'fused' })] }, postings);
    expect(fused.years[0]!.supervision).toMatchObject({ exchanged: 0, insideFused: 3, exchangedRatio: 0 });
    expect(fused.before.supervision).toMatchObject({ exchanged: 0, insideFused: 2 });
  });

  it('nobody eligible: no ratio', () => {
    expect(numbers({}).before.supervision).toMatchObject({ eligible: 0, exchangedRatio: null, backboneRatio: null });
  });
});

describe('how far schools lie apart', () => {
  it('is the weighed standard deviation by the mean: 0.52 in the published example of five schools and their books', () => {
    const [pupils, books] = [
      [45, 37, 89, 76, 55],
      [279, 137, 935, 160, 402],
    ];
    expect(variation(pupils.map((each, i) => ({ pupils: each, count: books[i]! })))).toBeCloseTo(0.515, 2);
  });

  it('is 0 where all are alike, and unknown with one school, no pupils or nobody counted', () => {
    expect(
      variation([
        { pupils: 100, count: 2 },
        { pupils: 300, count: 6 },
      ]),
    ).toBe(0);
    expect(
      variation([
        { pupils: 100, count: 2 },
        { pupils: 0, count: 6 },
      ]),
    ).toBeNull();
    expect(
      variation([
        { pupils: 100, count: 0 },
        { pupils: 300, count: 0 },
      ]),
    ).toBeNull();
    expect(variation([])).toBeNull();
  });

  const schools = [
    school({ id: 'S1', role: 'core', pupils: 500 }),
    school({ id: 'S2', pupils: 500, setting: 'rural' }),
    school({ id: 'S3', pupils: 400, stage: 'nineYear', setting: 'town' }),
    school({ id: 'S4', pupils: 100, stage: 'juniorSecondary', setting: 'rural' }),
    school({ id: 'S5', stage: 'kindergarten', pupils: 90 }),
  ];
  const staff = [
    ...teachers(3, 'B', { backbone: 'county' }),
    teacher({ id: 'N', home: 'S2', backbone: 'county' }),
    teacher({ id: 'A', home: 'S3', subject: '音乐' }),
    teacher({ id: 'T', home: 'S4', subject: '体育' }),
    teacher({ id: 'Z', home: 'S5', subject: '美术', backbone: 'county' }),
  ];

  it('SZ14, HT8: per stage, against 0.50 and 0.45, before and under the plan', () => {
    const { before, years } = numbers({ schools, teachers: staff }, [posting({ teacher: 'B01' })]);
    // Primary backbones: 3 and 1 for 500 each, then 2 and 2.
    expect(before.spreads[0]).toEqual({
      stage: 'primary',
      measure: 'backbones',
      variation: 0.5,
      limit: 0.5,
      holds: true,
    });
    expect(years[0]!.spreads[0]).toEqual({
      stage: 'primary',
      measure: 'backbones',
      variation: 0,
      limit: 0.5,
      holds: true,
    });
    // Junior arts and sports: 1 for 400, 1 for 100: 0.4 and 1 per hundred, 0.4 in the mean.
    expect(before.spreads.slice(1)).toEqual([
      { stage: 'primary', measure: 'artsSports', variation: null, limit: 0.5, holds: null },
      { stage: 'juniorSecondary', measure: 'backbones', variation: null, limit: 0.45, holds: null },
      { stage: 'juniorSecondary', measure: 'artsSports', variation: 0.75, limit: 0.45, holds: false },
    ]);
  });

  it('QD10: per hundred pupils, school by school, with who comes and goes', () => {
    const [first] = numbers({ schools, teachers: staff }, [posting({ teacher: 'B01' })]).years;
    expect(first!.schools.slice(0, 3)).toEqual([
      {
        school: 'S1',
        teachers: 2,
        backbones: 2,
        artsSports: 0,
        teachersPer100: 0.4,
        backbonesPer100: 0.4,
        artsSportsPer100: 0,
        netOutflow: 1,
      },
      {
        school: 'S2',
        teachers: 2,
        backbones: 2,
        artsSports: 0,
        teachersPer100: 0.4,
        backbonesPer100: 0.4,
        artsSportsPer100: 0,
        netOutflow: -1,
      },
      {
        school: 'S3',
        teachers: 1,
        backbones: 0,
        artsSports: 1,
        teachersPer100: 0.25,
        backbonesPer100: 0,
        artsSportsPer100: 0.25,
        netOutflow: 0,
      },
    ]);
    expect(numbers({ teachers: staff.slice(0, 1) }).before.schools[0]).toMatchObject({
      teachers: 1,
      teachersPer100: null,
    });
  });

  it('QD12: urban to rural, of compulsory schools', () => {
    const { before } = numbers({ schools, teachers: staff });
    expect(before.urbanRural).toEqual([
      { measure: 'teachers', bySetting: { urban: 0.6, town: 0.25, rural: 0.3333 }, ratio: 1.8 },
      { measure: 'backbones', bySetting: { urban: 0.6, town: 0, rural: 0.1667 }, ratio: 3.6 },
    ]);
    expect(numbers({ teachers: staff.slice(0, 1) }).before.urbanRural[0]).toEqual({
      measure: 'teachers',
      bySetting: { urban: null, town: null, rural: null },
      ratio: null,
    });
  });

  it('counts what is shared', () => {
    const rows = {
      groups: [group({ id: 'G1', kind: 'fused' })],
      schools,
      teachers: [...staff, teacher({ id: 'C', subject: '体育' })],
      demand: [demand('S2', '体育', 0.4)],
    };
    const shared = planFacts(
      instance(rows),
      policy({ rules: [applied(sharedTeaching)] }),
      [],
      [{ teacher: 'C', to: 'S2', year: Y, share: 0.4 }],
    );
    expect(
      indicators(shared)
        .years[0]!.schools.slice(0, 2)
        .map(({ artsSports }) => artsSports),
    ).toEqual([0.6, 0.4]);
  });
});

it('RA28: shortages and what posted teachers are paid, by year', () => {
  const rows = {
    zones: [{ id: 'Z1', name: '片区一', mountain: false, monthlyAllowance: 600 }],
    teachers: teachers(3, 'K'),
    demand: [demand('S2', CHINESE, 1)],
  };
  const { before, years } = numbers(rows, [posting({ teacher: 'K01', start: Y + 1 })]);
  expect(
    [before, ...years].map(({ year, shortages, allowances }) => [
      year,
      shortages.map(({ short }) => short),
      allowances,
    ]),
  ).toEqual([
    [Y, [1], 0],
    [Y, [1], 0],
    [Y + 1, [0], 7200],
    [Y + 2, [0], 7200],
  ]);
});

describe('the make-up of the county', () => {
  const county = structure(
    instance({
      groups: [
        group({ id: 'A', kind: 'fused' }),
        group({ id: 'B', kind: 'coBuilt' }),
        group({ id: 'C', kind: 'collaborative' }),
        group({ id: 'D', kind: 'coBuilt' }),
        group({ id: 'E', kind: 'fused' }),
      ],
      zones: [
        { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
        { id: 'Z2', name: '山区', mountain: true, monthlyAllowance: null },
      ],
      schools: [
        school({ id: 'A1', group: 'A', role: 'core' }),
        school({ id: 'A2', group: 'A', zone: 'Z2', opened: monthOf(2025, 9) }),
        school({ id: 'B1', group: 'B', role: 'core', setting: 'town' }),
        school({ id: 'B2', group: 'B', zone: 'Z2' }),
        school({ id: 'B3', group: 'B', zone: 'Z1' }),
        school({ id: 'C1', group: 'C', role: 'core' }),
        school({ id: 'C2', group: 'C', stage: 'kindergarten', zone: 'Z1' }),
        school({ id: 'D1', group: 'D', role: 'core', opened: monthOf(2024, 1) }),
        school({ id: 'E1', group: 'E', role: 'core', opened: monthOf(2023, 12) }),
      ],
      teachers: [
        teacher({ id: 'P', home: 'A1', position: 'principal' }),
        teacher({ id: 'Q', home: 'B2', position: 'principal', leaves: monthOf(2027, 9) }),
        teacher({ id: 'S', home: 'A1', title: 'senior', ruralMonths: 11 }),
        teacher({ id: 'T', home: 'A1', title: 'seniorProfessor', ruralMonths: 12 }),
        teacher({ id: 'U', home: 'A1', title: 'first' }),
      ],
    }),
  );

  it('RA24: fused and co-built are four groups of five, and three members of four', () => {
    expect(county.closeGroups).toEqual({ part: ['A', 'B', 'D', 'E'], whole: ['A', 'B', 'C', 'D', 'E'] });
    expect([county.closeMembers.part, county.closeMembers.whole]).toEqual([
      ['A2', 'B2', 'B3'],
      ['A2', 'B2', 'B3', 'C2'],
    ]);
  });

  it('SZ11, SZ12, RA25, QD13, HT9: compulsory schools in a group of a core and a member, and the new ones among them', () => {
    expect(county.covered).toEqual({
      part: ['A1', 'A2', 'B1', 'B2', 'B3', 'C1'],
      whole: ['A1', 'A2', 'B1', 'B2', 'B3', 'C1', 'D1', 'E1'],
    });
    expect(county.newSchools).toEqual({ part: ['A2'], whole: ['A2', 'D1'] });
  });

  it('RA27, RA33: urban cores with members in the mountains, and the zone under which a core is counted', () => {
    expect(county.urbanToMountain.part).toEqual(['A']);
    expect(county.reportingZones).toEqual([
      { school: 'A1', zone: 'Z2', several: false },
      { school: 'B1', zone: 'Z2', several: true },
      { school: 'C1', zone: 'Z1', several: false },
    ]);
  });

  it('RA11, RA12, QD11, PJ1: principals of each group in service, and seniors without a year of rural service', () => {
    expect(county.principals.slice(0, 2)).toEqual([
      { group: 'A', principals: ['P'], schoolsWithout: ['A2'] },
      { group: 'B', principals: [], schoolsWithout: ['B1', 'B2', 'B3'] },
    ]);
    expect(county.seniorsWithoutRural).toEqual([{ teacher: 'S', months: 11 }]);
  });
});
