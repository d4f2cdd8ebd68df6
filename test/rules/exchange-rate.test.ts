import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { exchangeRate } from '../../src/rules/exchange-rate.ts';
import { at, measure } from '../support/measure.ts';
import { group, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const eligible = { base: 'eligible', share: '20%' };
const NEW = { since: monthOf(2024, 9) };

const isSound = (raw: object): boolean => exchangeRate.params.safeParse(raw).success;

const requiredOf = (count: number, share: string) =>
  at(
    measure({ rule: 'exchange-rate', params: { base: 'eligible', share }, rows: { teachers: teachers(count, 'T') } }),
    { year: Y },
  )[0]!.required;

const eligibleIn = (row: object, settings = {}) =>
  at(
    measure({
      rule: 'exchange-rate',
      params: { base: 'eligible', share: '100%' },
      rows: { teachers: [teacher({ id: 'T', ...row })] },
      settings,
    }),
    {},
  ).map((one) => one.required);

describe('exchange-rate', () => {
  it('rounds up, exactly', () => {
    expect([
      requiredOf(0, '20%'),
      requiredOf(1, '20%'),
      requiredOf(5, '20%'),
      requiredOf(6, '20%'),
      requiredOf(10, '1/3'),
      requiredOf(100, '7%'),
    ]).toEqual([0, 1, 1, 2, 4, 7]);
  });

  it('takes those who went out of the pool, and counts starters once', () => {
    const postings = [posting({ teacher: 'T01' }), posting({ teacher: 'T02', start: Y + 1 })];
    const measures = measure({
      rule: 'exchange-rate',
      params: eligible,
      rows: { teachers: teachers(11, 'T') },
      postings,
    });
    expect(at(measures, { group: 'G1' })).toEqual([
      { op: '>=', required: 3, actual: 1, by: 2 },
      { op: '>=', required: 2, actual: 1, by: 1 },
      { op: '>=', required: 2, actual: 0, by: 2 },
    ]);
  });

  it('counts volunteers as starters though not in the base', () => {
    const rows = { teachers: [...teachers(5, 'T'), teacher({ id: 'V', volunteer: true, ...NEW })] };
    expect(
      at(measure({ rule: 'exchange-rate', params: eligible, rows, postings: [posting({ teacher: 'V' })] }), {
        year: Y,
      }),
    ).toEqual([{ op: '>=', required: 1, actual: 1, by: 0 }]);
  });

  it('memberStaff counts everyone in service at the members, the absent, leaders and unestablished too', () => {
    const rows = {
      teachers: [
        ...teachers(30, 'K'),
        ...teachers(8, 'M', { home: 'S2', ...NEW }),
        teacher({ id: 'P', home: 'S3', position: 'principal' }),
        teacher({ id: 'A', home: 'S3', status: 'sick' }),
        teacher({ id: 'U', home: 'S3', established: false }),
        teacher({ id: 'L', home: 'S3', leaves: monthOf(2028, 9) }),
      ],
    };
    const params = { base: 'memberStaff', share: '10%' };
    // 12 in 2027, then L is gone: 11.
    expect(at(measure({ rule: 'exchange-rate', params, rows, postings: [posting({ teacher: 'K01' })] }), {})).toEqual([
      { op: '>=', required: 2, actual: 1, by: 1 },
      { op: '>=', required: 2, actual: 0, by: 2 },
      { op: '>=', required: 2, actual: 0, by: 2 },
    ]);
  });

  it('counts: base limits starters to the schools of the base', () => {
    const rows = { teachers: [...teachers(10, 'K'), ...teachers(10, 'M', { home: 'S2' })] };
    const postings = [posting({ teacher: 'K01' }), posting({ teacher: 'M01', from: 'S2', to: 'S1' })];
    const of = (counts: string) =>
      at(measure({ rule: 'exchange-rate', params: { base: 'coreEligible', share: '20%', counts }, rows, postings }), {
        year: Y,
      });
    expect(of('base')).toEqual([{ op: '>=', required: 2, actual: 1, by: 1 }]);
    expect(of('all')).toEqual([{ op: '>=', required: 2, actual: 2, by: 0 }]);
  });

  it('holds per stage in a group of several, by the first certified stage', () => {
    const rows = {
      schools: [school({ id: 'S1', role: 'core', stage: 'nineYear' }), school({ id: 'S2', stage: 'juniorSecondary' })],
      teachers: [
        ...teachers(6, 'P'),
        ...teachers(4, 'J', { certifiedStages: ['juniorSecondary', 'primary'] }),
        ...teachers(1, 'Q', { home: 'S2' }),
      ],
    };
    const measures = measure({
      rule: 'exchange-rate',
      params: eligible,
      rows,
      postings: [posting({ teacher: 'J01' })],
    });
    expect(at(measures, { stage: 'primary', year: Y })).toEqual([{ op: '>=', required: 2, actual: 0, by: 2 }]);
    expect(at(measures, { stage: 'juniorSecondary', year: Y })).toEqual([{ op: '>=', required: 1, actual: 1, by: 0 }]);
    expect(measures).toHaveLength(6);
  });

  it('does not split a group whose schools are all of one kind', () => {
    const rows = { schools: [school({ id: 'S1', role: 'core', stage: 'nineYear' })], teachers: teachers(3, 'T') };
    expect(measure({ rule: 'exchange-rate', params: eligible, rows }).map(({ where }) => where.stage)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('counts per school those whose home it is, and for the county all groups together', () => {
    const rows = {
      groups: [group({ id: 'G1' }), group({ id: 'G2' })],
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2' }),
        school({ id: 'X1', group: 'G2', role: 'core' }),
      ],
      teachers: [...teachers(3, 'K'), ...teachers(3, 'M', { home: 'S2' }), ...teachers(5, 'X', { home: 'X1' })],
    };
    const postings = [posting({ teacher: 'M01', from: 'S2', to: 'S1' })];
    const school1 = measure({ rule: 'exchange-rate', params: { ...eligible, scope: 'school' }, rows, postings });
    expect(['S1', 'S2', 'X1'].flatMap((id) => at(school1, { school: id, year: Y }))).toEqual([
      { op: '>=', required: 1, actual: 0, by: 1 },
      { op: '>=', required: 1, actual: 1, by: 0 },
      { op: '>=', required: 1, actual: 0, by: 1 },
    ]);
    const county = measure({ rule: 'exchange-rate', params: { ...eligible, scope: 'county' }, rows, postings });
    expect(at(county, { group: null, year: Y })).toEqual([{ op: '>=', required: 3, actual: 1, by: 2 }]);
    const members = measure({
      rule: 'exchange-rate',
      params: { base: 'memberStaff', share: '20%', scope: 'school' },
      rows,
    });
    expect(new Set(members.map(({ where }) => where.school))).toEqual(new Set(['S2']));
  });

  it('counts only postings to the hosts meant', () => {
    const rows = {
      zones: [
        { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
        { id: 'Z2', name: '山区', mountain: true, monthlyAllowance: null },
      ],
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2', setting: 'town' }),
        school({ id: 'S3', zone: 'Z2' }),
        school({ id: 'S4', weak: true }),
      ],
      teachers: teachers(10, 'T'),
    };
    const postings = ['S2', 'S3', 'S4'].map((to, i) => posting({ teacher: `T0${i + 1}`, to }));
    const counted = (...to: string[]) =>
      at(measure({ rule: 'exchange-rate', params: { ...eligible, to }, rows, postings }), { year: Y })[0]!.actual;
    expect([counted('town'), counted('mountain', 'weak'), counted('urban'), counted('rural')]).toEqual([1, 2, 2, 0]);
  });

  it('counts only teachers of the stages meant, in base and count', () => {
    const rows = {
      schools: [school({ id: 'S1', role: 'core', stage: 'nineYear' }), school({ id: 'S2', stage: 'juniorSecondary' })],
      teachers: [...teachers(6, 'P'), ...teachers(4, 'J', { certifiedStages: ['juniorSecondary'] })],
    };
    const postings = [posting({ teacher: 'J01' })];
    const of = (scope: string, ...stages: string[]) =>
      at(measure({ rule: 'exchange-rate', params: { ...eligible, scope, stages }, rows, postings }), { year: Y });
    expect(of('group', 'primary')).toEqual([{ op: '>=', required: 2, actual: 0, by: 2 }]);
    expect(of('group', 'juniorSecondary')).toEqual([{ op: '>=', required: 1, actual: 1, by: 0 }]);
    expect(of('county', 'juniorSecondary')).toEqual([{ op: '>=', required: 1, actual: 1, by: 0 }]);
    expect(of('group', 'seniorSecondary')).toEqual([]);
  });

  it('asks for a number instead of a share, and takes one of the two', () => {
    const params = { base: 'eligible', atLeast: 2, scope: 'county' };
    const rows = { teachers: teachers(3, 'T') };
    const postings = [posting({ teacher: 'T01' })];
    expect(at(measure({ rule: 'exchange-rate', params, rows, postings }), { year: Y })).toEqual([
      { op: '>=', required: 2, actual: 1, by: 1 },
    ]);
    expect([params, { ...params, share: '20%' }, { base: 'eligible' }].map(isSound)).toEqual([true, false, false]);
  });

  it('counts a cycle once, at its end: those of the first year’s base who start in any of its years', () => {
    const rows = { teachers: [...teachers(5, 'T'), teacher({ id: 'V', volunteer: true, ...NEW })] };
    const postings = [
      posting({ teacher: 'T01' }),
      posting({ teacher: 'T02', start: Y + 1 }),
      posting({ teacher: 'T03', start: Y + 2 }),
      posting({ teacher: 'V', start: Y + 1 }),
    ];
    const of = (cycle: number, share = '100%') =>
      measure({ rule: 'exchange-rate', params: { base: 'eligible', share, cycle }, rows, postings });
    expect(of(2).map(({ where }) => where.year)).toEqual([Y + 1]);
    expect(at(of(2), {})).toEqual([{ op: '>=', required: 5, actual: 2, by: 3 }]);
    expect(at(of(3, '50%'), {})).toEqual([{ op: '>=', required: 3, actual: 3, by: 0 }]);
    expect(of(3).map(({ where }) => where.year)).toEqual([Y + 2]);
  });

  it('speaks only of groups of its kinds', () => {
    const rows = {
      groups: [group({ id: 'G1', kind: 'fused' as const }), group({ id: 'G2', kind: 'coBuilt' as const })],
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'X1', group: 'G2', role: 'core' })],
      teachers: [...teachers(3, 'K'), ...teachers(5, 'X', { home: 'X1' })],
    };
    const measures = measure({ rule: 'exchange-rate', params: eligible, rows, kinds: ['coBuilt'] });
    expect(new Set(measures.map(({ where }) => where.group))).toEqual(new Set(['G2']));
  });
});

describe('eligible teachers, one reason at a time', () => {
  it.each([
    ['an ordinary teacher', {}, [1, 1, 1]],
    ['a mid-level leader', { position: 'midLevel' }, [1, 1, 1]],
    ['a vice-principal', { position: 'vicePrincipal' }, [0, 0, 0]],
    ['not on establishment', { established: false }, [0, 0, 0]],
    ['six years on 1 September 2028', { since: monthOf(2022, 9) }, [0, 1, 1]],
    ['a month later', { since: monthOf(2022, 10) }, [0, 0, 1]],
    ['a finished posting restarts tenure', { postedFrom: monthOf(2019, 9), postedUntil: monthOf(2022, 9) }, [0, 1, 1]],
    ['exempt without end', { exempt: true }, [0, 0, 0]],
    ['exempt until September 2028', { exempt: true, exemptUntil: monthOf(2028, 9) }, [0, 1, 1]],
    ['exempt until October 2028', { exempt: true, exemptUntil: monthOf(2028, 10) }, [0, 0, 1]],
    ['absent until September 2028', { status: 'maternity', absentUntil: monthOf(2028, 9) }, [0, 1, 1]],
    ['leaves in exactly five years', { leaves: monthOf(2032, 9) }, [0, 0, 0]],
    ['leaves in five years and a month', { leaves: monthOf(2032, 10) }, [1, 0, 0]],
    ['serves outside until 2028', { working: 'outside', postedUntil: monthOf(2028, 8) }, [0, 0, 0]],
    ['serves at S2 until 2028', { working: 'S2', postedUntil: monthOf(2028, 8) }, [0, 0, 0]],
    ['back since September 2027, tenure restarts', { working: 'S2', postedUntil: monthOf(2027, 9) }, [0, 0, 0]],
    ['agreed service ends in September 2028', { serviceEnds: monthOf(2028, 9) }, [0, 1, 1]],
    ['agreed service ends in October 2028', { serviceEnds: monthOf(2028, 10) }, [0, 0, 1]],
    ['came in October 2027', { since: monthOf(2027, 10) }, [0, 0, 0]],
  ])('%s', (_, row, years) => {
    expect(eligibleIn(row)).toEqual(years);
  });

  it('counts years as the policy sets them', () => {
    expect(eligibleIn({ since: monthOf(2015, 10) }, { tenureYears: 12 })).toEqual([0, 1, 1]);
    expect(eligibleIn({ leaves: monthOf(2030, 10) }, { retireYears: 3 })).toEqual([1, 0, 0]);
    // Tenure after a posting that ended within the horizon is one year in 2029, but who has just been away stays out.
    expect(eligibleIn({ working: 'S2', postedUntil: monthOf(2028, 8) }, { tenureYears: 1 })).toEqual([0, 0, 0]);
  });
});
