import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { POSTING_KINDS } from '../../src/domain/words.ts';
import { establishment } from '../../src/rules/establishment.ts';
import { at, measure } from '../support/measure.ts';
import { posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const moves = { mode: 'moves' };
const params = {
  moves: establishment.params.parse(moves),
  stays: establishment.params.parse({ mode: 'stays' }),
  group: establishment.params.parse({ mode: 'group' }),
};
const withPosts = (core: object, member: object = {}) => [
  school({ id: 'S1', role: 'core', ...core }),
  school({ id: 'S2', ...member }),
];
const staff = [...teachers(5, 'K'), ...teachers(4, 'M', { home: 'S2' })];

describe('establishment that moves', () => {
  it('goes along with an exchange, and comes back with it', () => {
    const rows = { schools: withPosts({}, { establishment: 5 }), teachers: staff };
    const postings = [
      posting({ teacher: 'K01', years: 2 }),
      posting({ teacher: 'K02', years: 2 }),
      posting({ teacher: 'M01', from: 'S2', to: 'S1', start: Y + 1 }),
    ];
    expect(at(measure({ rule: establishment, params: moves, rows, postings }), {})).toEqual([
      { op: '<=', required: 5, actual: 6, by: 1 },
      { op: '<=', required: 5, actual: 5, by: 0 },
      { op: '<=', required: 5, actual: 3, by: 0 },
    ]);
  });

  it.each(POSTING_KINDS)(
    'goes along with a posting of the kind %s where the rule says so, and nowhere else',
    (kind) => {
      const rows = { schools: withPosts({}, { establishment: 4 }), teachers: staff };
      const [first] = at(
        measure({ rule: establishment, params: moves, rows, postings: [posting({ teacher: 'K01', kind })] }),
        {},
      );
      // Four hold posts at S2 without it.
      expect(first).toMatchObject({ actual: establishment.movesPost?.(params.moves, kind) === true ? 5 : 4 });
      expect(establishment.movesPost?.(params.stays, kind)).toBe(false);
      expect(establishment.movesPost?.(params.group, kind)).toBe(false);
    },
  );

  it.each<[number, number, string, number]>([
    [100, 30, '3%', 103],
    [66, 30, '3%', 67],
    [67, 15, '3%', 68],
    [66, 15, '3%', 66],
    [100, 28.5, '3%', 102],
    [100, 30, '1%', 101],
    [100, 0, '3%', 100],
    [0, 30, '3%', 0],
  ])('%i posts with %f thousandths more, at most %s, are %i', (posts, floatPermille, float, limit) => {
    const rows = { schools: withPosts({ establishment: posts, floatPermille }) };
    expect(at(measure({ rule: establishment, params: { ...moves, float }, rows }), { year: Y })).toEqual([
      { op: '<=', required: limit, actual: 0, by: 0 },
    ]);
  });

  it('tolerates what was there at the start, no more', () => {
    const rows = { schools: withPosts({}, { establishment: 2 }), teachers: staff };
    const by = (postings: Parameters<typeof measure>[0]['postings']) =>
      at(measure({ rule: establishment, params: moves, rows, postings: postings ?? [] }), { year: Y });
    expect(by([])).toEqual([{ op: '<=', required: 4, actual: 4, by: 0 }]);
    expect(by([posting({ teacher: 'K01' })])).toEqual([{ op: '<=', required: 4, actual: 5, by: 1 }]);
    expect(measure({ rule: establishment, params: moves, rows })[0]?.note?.['zh-CN']).toBe(
      '规划期初已超编：编制限额2人，期初在编4人，规划期内不再增加',
    );
    expect(
      measure({
        rule: establishment,
        params: moves,
        rows: { ...rows, schools: withPosts({}, { establishment: 4 }) },
      })[0]?.note,
    ).toBeUndefined();
  });

  it('the start is the first year, whoever leaves later', () => {
    const rows = {
      schools: withPosts({}, { establishment: 1 }),
      teachers: [...staff, teacher({ id: 'L', home: 'S2', leaves: monthOf(2028, 9) })],
    };
    expect(
      at(measure({ rule: establishment, params: moves, rows }), {}).map(({ required, actual }) => [required, actual]),
    ).toEqual([
      [5, 5],
      [5, 4],
      [5, 4],
    ]);
  });

  it('belongs to the established in service, at work or not, and only an exchange of the plan moves it', () => {
    const rows = {
      schools: withPosts({}, { establishment: 9 }),
      teachers: [
        teacher({ id: 'A', home: 'S2', status: 'maternity' }),
        teacher({ id: 'U', home: 'S2', established: false }),
        teacher({ id: 'R', home: 'S2', working: 'S1', postedUntil: monthOf(2030, 9) }),
        teacher({ id: 'G', working: 'S2', postedUntil: monthOf(2030, 9) }),
        teacher({ id: 'L', home: 'S2', leaves: monthOf(2028, 9) }),
        teacher({ id: 'H', home: 'S2', since: monthOf(2029, 9) }),
        teacher({ id: 'V', position: 'vicePrincipal' }),
        teacher({ id: 'N', home: 'S2' }),
        teacher({ id: 'W', established: false }),
      ],
    };
    const postings = [
      posting({ teacher: 'V', kind: 'leadership' }),
      posting({ teacher: 'N', from: 'S2', to: 'S1', years: 1, kind: 'training' }),
      posting({ teacher: 'W' }),
    ];
    // A, R, L, N; then without L; then with H.
    expect(at(measure({ rule: establishment, params: moves, rows, postings }), {}).map(({ actual }) => actual)).toEqual(
      [4, 3, 4],
    );
  });

  it('asks nothing of a school that gives no number', () => {
    expect(measure({ rule: establishment, params: moves, rows: { teachers: staff } })).toEqual([]);
  });
});

describe('establishment that stays', () => {
  it('asks nothing', () => {
    const rows = { schools: withPosts({ establishment: 1 }, { establishment: 1 }), teachers: staff };
    expect(
      measure({ rule: establishment, params: { mode: 'stays' }, rows, postings: [posting({ teacher: 'K01' })] }),
    ).toEqual([]);
  });
});

describe('establishment as one pool of the group', () => {
  const hired = [
    ...staff,
    teacher({ id: 'H', home: 'S2', since: monthOf(2028, 9) }),
    teacher({ id: 'U', established: false }),
  ];
  const pool = (core: object, member: object) =>
    measure({
      rule: establishment,
      params: { mode: 'group' },
      rows: { schools: withPosts(core, member), teachers: hired },
      postings: [posting({ teacher: 'K01' })],
    });

  it('is the sum of the posts, each rounded down, or what was there at the start', () => {
    expect(
      at(pool({ establishment: 6, floatPermille: 30 }, { establishment: 3 }), { group: 'G1', school: null }),
    ).toEqual([
      { op: '<=', required: 9, actual: 9, by: 0 },
      { op: '<=', required: 9, actual: 10, by: 1 },
      { op: '<=', required: 9, actual: 10, by: 1 },
    ]);
    expect(at(pool({ establishment: 2 }, { establishment: 3 }), {}).map(({ required, by }) => [required, by])).toEqual([
      [9, 0],
      [9, 1],
      [9, 1],
    ]);
    expect(at(pool({ establishment: 2 }, { establishment: 8 }), {}).map(({ by }) => by)).toEqual([0, 0, 0]);
  });

  it('has no limit where one school gives none', () => {
    expect(pool({ establishment: 1 }, {})).toEqual([]);
  });
});
