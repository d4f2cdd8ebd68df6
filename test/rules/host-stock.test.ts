import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { hostStock } from '../../src/rules/host-stock.ts';
import { at, measure, type Question } from '../support/measure.ts';
import { applied, posting, teacher, teachers, Y } from '../support/tiny.ts';

const band = { lo: '30%', hi: '50%' };
const go = (count: number, row = {}) =>
  Array.from({ length: count }, (_, i) => posting({ teacher: `K0${i + 1}`, ...row }));
const stock = (own: number, guests: number, params: object = band) =>
  at(
    measure({
      rule: hostStock,
      params,
      rows: { teachers: [...teachers(9, 'K'), ...teachers(own, 'M', { home: 'S2' })] },
      postings: go(guests),
    }),
    { school: 'S2', year: Y },
  );

describe('host-stock', () => {
  it.each<[own: number, guests: number, least: number, most: number, by: number[]]>([
    // staff = own + guests: 30 % up, 50 % down.
    [7, 3, 3, 5, [0, 0]],
    [8, 2, 3, 5, [1, 0]],
    [5, 5, 3, 5, [0, 0]],
    [4, 6, 3, 5, [0, 1]],
    [10, 0, 3, 5, [3, 0]],
    [8, 3, 4, 5, [1, 0]],
    [3, 4, 3, 3, [0, 1]],
    [0, 0, 0, 0, [0, 0]],
  ])('%i own and %i guests', (own, guests, least, most, by) => {
    expect(stock(own, guests)).toEqual([
      { op: '>=', required: least, actual: guests, by: by[0] },
      { op: '<=', required: most, actual: guests, by: by[1] },
    ]);
  });

  it('counts who stands there, not who arrives: running postings until they end, plan postings for all their years', () => {
    const rows = {
      teachers: [
        teacher({ id: 'R', working: 'S2', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2028, 9) }),
        teacher({ id: 'K' }),
        ...teachers(4, 'M', { home: 'S2' }),
      ],
    };
    const measures = measure({
      rule: hostStock,
      params: band,
      rows,
      postings: [posting({ teacher: 'K', start: Y + 1 })],
    });
    expect(
      at(measures, { school: 'S2' })
        .filter(({ op }) => op === '>=')
        .map(({ actual }) => actual),
    ).toEqual([1, 1, 1]);
  });

  it('leaders are staff and guests; teachers of other members are staff, no guests; who is on leave is neither', () => {
    const rows = {
      teachers: [
        teacher({ id: 'V', position: 'vicePrincipal' }),
        teacher({ id: 'A', status: 'sick', absentUntil: monthOf(2028, 9) }),
        teacher({ id: 'N', home: 'S3' }),
        ...teachers(3, 'M', { home: 'S2' }),
        teacher({ id: 'P', home: 'S2', position: 'principal' }),
        teacher({ id: 'Q', home: 'S2', status: 'maternity' }),
      ],
    };
    const postings = [
      posting({ teacher: 'V', kind: 'leadership' }),
      posting({ teacher: 'A' }),
      posting({ teacher: 'N', from: 'S3' }),
    ];
    // 2027: 4 + V + N = 6 at work, V is a guest; from 2028 A is there too.
    expect(
      at(measure({ rule: hostStock, params: band, rows, postings }), { school: 'S2' }).map(({ required, actual }) => [
        required,
        actual,
      ]),
    ).toEqual([
      [2, 1],
      [3, 1],
      [3, 2],
      [3, 2],
      [3, 2],
      [3, 2],
    ]);
  });

  it('a newcomer who learns at the core is not at work at the member', () => {
    const rows = {
      teachers: [
        ...teachers(9, 'M', { home: 'S2' }),
        teacher({ id: 'N', home: 'S2', employedSince: monthOf(2027, 8), since: monthOf(2027, 8) }),
        teacher({ id: 'K' }),
      ],
    };
    const staffBound = (postings: Question['postings']) =>
      at(measure({ rule: hostStock, params: { lo: '10%', hi: '100%' }, rows, postings: postings ?? [] }), {
        school: 'S2',
        year: Y,
      })[1]!.required;
    expect(staffBound([])).toBe(10);
    expect(staffBound([posting({ teacher: 'N', from: 'S2', to: 'S1', years: 1, kind: 'training' })])).toBe(9);
  });

  it('speaks of members only, from the year it names', () => {
    const rows = { teachers: teachers(3, 'M', { home: 'S2' }) };
    const years = (fromYear: number) => [
      ...new Set(
        measure({ rule: hostStock, params: { ...band, fromYear }, rows }).map(
          ({ where }) => `${where.school} ${where.year}`,
        ),
      ),
    ];
    expect(years(1)).toEqual(['S2 2027', 'S2 2028', 'S2 2029', 'S3 2027', 'S3 2028', 'S3 2029']);
    expect(years(3)).toEqual(['S2 2029', 'S3 2029']);
  });

  it('switches the limits off that it makes senseless', () => {
    const rows = { teachers: [...teachers(30, 'K'), ...teachers(7, 'M', { home: 'S2' })] };
    const broken = (rule: string, beside: Question['beside']) =>
      measure({ rule, rows, postings: go(5), ...(beside === undefined ? {} : { beside }) }).filter(({ by }) => by > 0)
        .length;
    const soft = [applied(hostStock, band, { enforce: { kind: 'soft', tier: 'soft', weight: 1 } })];
    expect(['headcount-balance', 'inflow-limit'].map((rule) => broken(rule, []))).toEqual([6, 1]);
    expect(['headcount-balance', 'inflow-limit'].map((rule) => broken(rule, soft))).toEqual([0, 0]);
  });
});
