import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { RULES } from '../../src/rules/index.ts';
import { at, measure } from '../support/measure.ts';
import {
  applied,
  CHINESE,
  demand,
  ENGLISH,
  group,
  pin,
  posting,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const go = (...ids: string[]) => ids.map((id) => posting({ teacher: id }));

const keeps = (demanded: number | null, count: number, gone = 0) =>
  at(
    measure({
      rule: 'protect-source',
      rows: { teachers: teachers(count, 'T'), demand: demanded === null ? [] : [demand('S1', CHINESE, demanded)] },
      postings: go(...teachers(gone, 'T').map(({ id }) => id)),
    }),
    { school: 'S1', subject: CHINESE, year: Y },
  )[0];

const balanceAfter = (count: number, more: object = {}) =>
  measure({
    rule: 'headcount-balance',
    rows: { teachers: teachers(20, 'T'), demand: [demand('S2', CHINESE, 3)], ...more },
    postings: go(...teachers(count, 'T').map(({ id }) => id)),
  });

const leaving = (staff: number, gone: number, more: object = {}) =>
  measure({
    rule: 'outflow-limit',
    rows: { teachers: teachers(staff, 'T'), ...more },
    postings: go(...teachers(gone, 'T').map(({ id }) => id)),
  });

const arriving = (hosts: number, come: number, more: object = {}) =>
  at(
    measure({
      rule: 'inflow-limit',
      rows: { teachers: [...teachers(30, 'T'), ...teachers(hosts, 'H', { home: 'S2' })], ...more },
      postings: go(...teachers(come, 'T').map(({ id }) => id)),
    }),
    { school: 'S2', year: Y },
  )[0];

const lasting = (years: number) =>
  measure({
    rule: 'term',
    rows: { teachers: teachers(1, 'T') },
    settings: { postingYears: { exchange: [1, 3], training: [1], leadership: [3] } },
    postings: [posting({ teacher: 'T01', years })],
  });

const brokenBy = (row: Parameters<typeof pin>[0], ...postings: Parameters<typeof posting>[0][]) =>
  measure({
    rule: 'pins',
    rows: { teachers: teachers(3, 'T'), pins: [pin(row)] },
    postings: postings.map(posting),
  }).map((one) => one.by);

describe('protect-source', () => {
  it('compares with the demand itself, not with the rounded need', () => {
    expect(keeps(2.4, 3)).toEqual({ op: '>=', required: 3, actual: 3, by: 0 });
    expect(keeps(2.4, 3, 1)).toEqual({ op: '>=', required: 3, actual: 2, by: 1 });
    expect(keeps(2, 3, 1)).toEqual({ op: '>=', required: 2, actual: 2, by: 0 });
    expect(keeps(0.4, 3, 2)).toEqual({ op: '>=', required: 1, actual: 1, by: 0 });
    expect(keeps(0, 2, 2)).toEqual({ op: '>=', required: 0, actual: 0, by: 0 });
  });

  it('lets a short school keep what it has, and anybody keep the last of a subject', () => {
    expect(keeps(5, 3, 1)).toEqual({ op: '>=', required: 3, actual: 2, by: 1 });
    expect(keeps(null, 2, 1)).toEqual({ op: '>=', required: 1, actual: 1, by: 0 });
    expect(keeps(null, 1, 1)).toEqual({ op: '>=', required: 1, actual: 0, by: 1 });
  });

  it('looks beyond the horizon while postings run, with known departures and the last demand', () => {
    const rows = {
      teachers: [...teachers(2, 'T'), teacher({ id: 'L', leaves: monthOf(2031, 9) })],
      demand: [demand('S1', CHINESE, 1), demand('S1', CHINESE, 2, Y + 2)],
    };
    const measures = measure({ rule: 'protect-source', rows, postings: [posting({ teacher: 'T01', start: Y + 2 })] });
    const years = at(measures, { school: 'S1', subject: CHINESE });
    // 2027, 2028: demand 1; from 2029 it is 2. T01 is away 2029–2031, L is gone in 2031: base is 2 then, one works.
    expect(years.map(({ required, actual, by }) => [required, actual, by])).toEqual([
      [1, 3, 0],
      [1, 3, 0],
      [2, 2, 0],
      [2, 2, 0],
      [2, 1, 1],
    ]);
  });

  it('counts running postings and arrivals', () => {
    const rows = {
      teachers: [
        teacher({ id: 'R', working: 'S2', postedUntil: monthOf(2028, 9) }),
        teacher({ id: 'T' }),
        teacher({ id: 'M', home: 'S2' }),
        teacher({ id: 'N', home: 'S2' }),
      ],
      demand: [demand('S1', CHINESE, 9)],
    };
    const measures = measure({
      rule: 'protect-source',
      rows,
      postings: [...go('T'), posting({ teacher: 'M', from: 'S2', to: 'S1' })],
    });
    // S1 has one in 2027 (R serves at S2), two from 2028; T goes, M comes.
    expect(at(measures, { school: 'S1', subject: CHINESE }).map(({ required, actual }) => [required, actual])).toEqual([
      [1, 1],
      [2, 2],
      [2, 2],
    ]);
  });

  it('leaves leaders out of the subject', () => {
    const rows = { teachers: [teacher({ id: 'P', position: 'principal' }), teacher({ id: 'T' })] };
    expect(at(measure({ rule: 'protect-source', rows }), { school: 'S1', year: Y })).toEqual([
      { op: '>=', required: 1, actual: 1, by: 0 },
    ]);
  });
});

describe('headcount-balance', () => {
  const rows = { teachers: teachers(20, 'T'), demand: [demand('S2', CHINESE, 3)] };

  it('allows d, or what is missing, or what is too much', () => {
    expect(at(balanceAfter(2), { school: 'S1', year: Y })).toEqual([{ op: '<=', required: 2, actual: -2, by: 0 }]);
    expect(at(balanceAfter(4), { school: 'S1', year: Y })).toEqual([{ op: '>=', required: -2, actual: -4, by: 2 }]);
    // S2 misses three, so three may come, a fourth may not.
    expect(at(balanceAfter(3), { school: 'S2', year: Y })).toEqual([{ op: '<=', required: 3, actual: 3, by: 0 }]);
    expect(at(balanceAfter(4), { school: 'S2', year: Y + 2 })).toEqual([{ op: '<=', required: 3, actual: 4, by: 1 }]);
    // S1 has 20 and wants 16: four may go.
    const over = { demand: [demand('S1', CHINESE, 16)] };
    expect(at(balanceAfter(4, over), { school: 'S1', year: Y })).toEqual([
      { op: '<=', required: 2, actual: -4, by: 0 },
    ]);
    expect(at(balanceAfter(5, over), { school: 'S1', year: Y })).toEqual([
      { op: '>=', required: -4, actual: -5, by: 1 },
    ]);
  });

  it('sums need and base over the demanded subjects only, and takes d as set', () => {
    const mixed = {
      teachers: [...teachers(3, 'T', { home: 'S2' }), ...teachers(9, 'E', { home: 'S2', subject: ENGLISH })],
      demand: [demand('S2', CHINESE, 7.5)],
    };
    // Missing 8 − 3, the nine of English do not make up for it.
    expect(
      at(measure({ rule: 'headcount-balance', params: { d: 1 }, rows: mixed }), { school: 'S2', year: Y })[0]!.required,
    ).toBe(5);
    expect(
      at(measure({ rule: 'headcount-balance', params: { d: 1 }, rows: mixed }), { school: 'S3', year: Y })[0]!.required,
    ).toBe(1);
    // English is demanded in another year only: it says nothing in this one.
    const later = { ...mixed, demand: [...mixed.demand, demand('S2', ENGLISH, 9, Y + 1)] };
    expect(
      at(measure({ rule: 'headcount-balance', params: { d: 1 }, rows: later }), { school: 'S2', year: Y })[0]!.required,
    ).toBe(5);
  });

  it('speaks of the three years only', () => {
    expect(
      new Set(
        measure({ rule: 'headcount-balance', rows, postings: [posting({ teacher: 'T01', start: Y + 2 })] }).map(
          ({ where }) => where.year,
        ),
      ),
    ).toEqual(new Set([Y, Y + 1, Y + 2]));
  });
});

describe('outflow-limit', () => {
  it('rounds a fifth of the staff down, one at least', () => {
    expect(at(leaving(4, 2), { school: 'S1', subject: null, year: Y })).toEqual([
      { op: '<=', required: 1, actual: 2, by: 1 },
    ]);
    expect(at(leaving(9, 1), { school: 'S1', subject: null, year: Y })).toEqual([
      { op: '<=', required: 1, actual: 1, by: 0 },
    ]);
    expect(at(leaving(10, 2), { school: 'S1', subject: null, year: Y })).toEqual([
      { op: '<=', required: 2, actual: 2, by: 0 },
    ]);
  });

  it('rounds half of a subject down, one at least, leaders not among them', () => {
    const rows = {
      teachers: [
        ...teachers(3, 'E', { subject: ENGLISH }),
        ...teachers(30, 'T'),
        teacher({ id: 'P', subject: ENGLISH, position: 'vicePrincipal' }),
      ],
    };
    const english = (...ids: string[]) =>
      at(measure({ rule: 'outflow-limit', rows, postings: go(...ids) }), { school: 'S1', subject: ENGLISH, year: Y });
    expect(english('E01')).toEqual([{ op: '<=', required: 1, actual: 1, by: 0 }]);
    expect(english('E01', 'E02')).toEqual([{ op: '<=', required: 1, actual: 2, by: 1 }]);
    expect(english('E01', 'P')).toEqual([{ op: '<=', required: 1, actual: 1, by: 0 }]);
  });

  it('counts those who start in the year, not those who are away', () => {
    const postings = [posting({ teacher: 'T01' }), posting({ teacher: 'T02', start: Y + 1 })];
    expect(
      at(measure({ rule: 'outflow-limit', rows: { teachers: teachers(9, 'T') }, postings }), {
        school: 'S1',
        subject: null,
      }).map(({ actual }) => actual),
    ).toEqual([1, 1, 0]);
  });
});

describe('inflow-limit', () => {
  it('allows two, three tenths of the staff, or what is missing', () => {
    expect(arriving(9, 3)).toEqual({ op: '<=', required: 2, actual: 3, by: 1 });
    expect(arriving(10, 3)).toEqual({ op: '<=', required: 3, actual: 3, by: 0 });
    expect(arriving(4, 4, { demand: [demand('S2', CHINESE, 8)] })).toEqual({ op: '<=', required: 4, actual: 4, by: 0 });
  });
});

describe('term', () => {
  it('holds where the number of years is allowed', () => {
    expect([lasting(1), lasting(2), lasting(3), lasting(4)].map((measures) => measures[0]!.by)).toEqual([0, 1, 0, 1]);
  });
});

describe('pins', () => {
  const T = { teacher: 'T01' };

  it('must go: somewhere, in the year if one is given', () => {
    expect(brokenBy({ ...T, kind: 'mustGo' })).toEqual([1]);
    expect(brokenBy({ ...T, kind: 'mustGo' }, { ...T, start: Y + 2 })).toEqual([0]);
    expect(brokenBy({ ...T, kind: 'mustGo', year: Y }, { ...T, start: Y + 1 })).toEqual([1]);
    expect(brokenBy({ ...T, kind: 'mustGo' }, { teacher: 'T02' })).toEqual([1]);
  });

  it('must go to that school', () => {
    expect(brokenBy({ ...T, kind: 'goTo', school: 'S3' }, { ...T, to: 'S2' })).toEqual([1]);
    expect(brokenBy({ ...T, kind: 'goTo', school: 'S3' }, { ...T, to: 'S3' })).toEqual([0]);
    expect(brokenBy({ ...T, kind: 'goTo', school: 'S3', year: Y }, { ...T, to: 'S3', start: Y + 1 })).toEqual([1]);
  });

  it('must stay: in that year, or ever', () => {
    expect(brokenBy({ ...T, kind: 'mustStay' })).toEqual([0]);
    expect(brokenBy({ ...T, kind: 'mustStay' }, { ...T, start: Y + 2 })).toEqual([1]);
    expect(brokenBy({ ...T, kind: 'mustStay', year: Y }, { ...T, start: Y + 1 })).toEqual([0]);
    expect(brokenBy({ ...T, kind: 'mustStay', year: Y + 1 }, { ...T, start: Y + 1 })).toEqual([1]);
  });

  it('must not go to that school', () => {
    expect(brokenBy({ ...T, kind: 'notTo', school: 'S2' }, { ...T, to: 'S2' })).toEqual([1]);
    expect(brokenBy({ ...T, kind: 'notTo', school: 'S2' }, { ...T, to: 'S3' })).toEqual([0]);
  });

  it('says nothing about years outside the horizon', () => {
    expect(brokenBy({ ...T, kind: 'mustGo', year: Y + 3 })).toEqual([]);
  });

  it('are counted in the first year where none is given', () => {
    const measures = measure({
      rule: 'pins',
      rows: { teachers: teachers(1, 'T'), pins: [pin({ ...T, kind: 'mustStay' })] },
    });
    expect(measures.map(({ where }) => where.year)).toEqual([Y]);
  });
});

describe('headcount-balance and inflow-limit', () => {
  const rows = {
    groups: [group({ id: 'G1', kind: 'community' }), group({ id: 'G2', kind: 'league' })],
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'X1', group: 'G2', role: 'core' })],
    teachers: teachers(3, 'T'),
  };
  const groupsOf = (rule: string, other: string) => {
    const spec = RULES.get(other)!;
    const beside = [{ ...applied('term', {}, { kinds: ['community'] }), spec, params: spec.example }];
    return new Set(measure({ rule, rows, beside }).map(({ where }) => where.group));
  };

  it('are off in the groups where other rules set the numbers', () => {
    expect(groupsOf('headcount-balance', 'host-stock')).toEqual(new Set(['G2']));
    expect(groupsOf('headcount-balance', 'team')).toEqual(new Set(['G2']));
    expect(groupsOf('inflow-limit', 'host-stock')).toEqual(new Set(['G2']));
    expect(groupsOf('inflow-limit', 'team')).toEqual(new Set(['G1', 'G2']));
  });
});
