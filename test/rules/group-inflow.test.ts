import { describe, expect, it } from 'vitest';
import { namesOf } from '../../src/verify/names.ts';
import { groupInflow } from '../../src/rules/group-inflow.ts';
import { at, measure } from '../support/measure.ts';
import { ENGLISH, instance, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const rows = {
  schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', weak: true }), school({ id: 'S3' })],
  teachers: [
    ...teachers(5, 'C'),
    ...teachers(3, 'E', { subject: ENGLISH }),
    teacher({ id: 'B1', backbone: 'county' }),
    teacher({ id: 'B2', backbone: 'school' }),
    teacher({ id: 'L1', position: 'midLevel' }),
    teacher({ id: 'V1', position: 'vicePrincipal', subject: '音乐' }),
  ],
};
const arriving = (ids: readonly string[], start = Y) => ids.map((id) => posting({ teacher: id, start }));
const shortfalls = (ids: readonly string[], params: object = {}) =>
  at(measure({ rule: groupInflow, params, rows, postings: arriving(ids) }), { school: 'S2', year: Y })[0]!;

describe('group-inflow', () => {
  it.each<[string, string[], number]>([
    ['three of two subjects with a backbone', ['C01', 'E01', 'B1'], 0],
    ['three of two subjects with a mid-level leader', ['C01', 'E01', 'L1'], 0],
    ['nobody of rank', ['C01', 'C02', 'E01'], 1],
    ['a backbone of the school only', ['C01', 'E01', 'B2'], 1],
    ['one subject', ['C01', 'C02', 'B1'], 1],
    ['one teacher short', ['E01', 'B1'], 1],
    ['one backbone alone', ['B1'], 3],
    ['one teacher alone', ['C01'], 4],
    ['more than enough', ['C01', 'C02', 'C03', 'E01', 'E02', 'B1'], 0],
    ['a vice-principal is one more person, but of no subject', ['C01', 'B1', 'V1'], 1],
  ])('%s', (_, ids, by) => {
    expect(shortfalls(ids)).toEqual({ op: '>=', required: 3, actual: ids.length, by });
  });

  it('takes other sizes', () => {
    expect(shortfalls(['B1'], { k: 1, m: 1 })).toMatchObject({ required: 1, by: 0 });
    expect(shortfalls(['B1', 'E01', 'C01'], { k: 5, m: 3 })).toMatchObject({ required: 5, by: 3 });
  });

  it('a team that never comes is missed once, in the last year', () => {
    expect(at(measure({ rule: groupInflow, rows }), {})).toEqual([
      { op: '>=', required: 0, actual: 0, by: 0 },
      { op: '>=', required: 0, actual: 0, by: 0 },
      { op: '>=', required: 3, actual: 0, by: 3 },
    ]);
  });

  it('a year without arrivals lacks nothing where another year has some', () => {
    const measures = measure({ rule: groupInflow, rows, postings: arriving(['C01'], Y + 1) });
    expect(at(measures, {}).map(({ by }) => by)).toEqual([0, 4, 0]);
  });

  it('speaks of weak schools only, and of exchanges only', () => {
    const postings = [posting({ teacher: 'C01', to: 'S3' }), posting({ teacher: 'V1', kind: 'leadership' })];
    const measures = measure({ rule: groupInflow, rows, postings });
    expect(new Set(measures.map(({ where }) => where.school))).toEqual(new Set(['S2']));
    expect(measures.map(({ by }) => by)).toEqual([0, 0, 3]);
  });

  it('says whether a team is missing or incomplete', () => {
    const names = namesOf(instance(rows));
    const [, , missing] = measure({ rule: groupInflow, rows });
    const [incomplete] = measure({ rule: groupInflow, rows, postings: arriving(['C01', 'E01']) });
    expect(groupInflow.say(missing!, names).in('zh-CN')).toBe(
      '学校S2（S2） 至 2029 学年没有教师组团流入，应有不少于 3 人；可在某一学年集中安排交流',
    );
    expect(groupInflow.say(incomplete!, names).in('zh-CN')).toContain(
      '流入 2 人，不足以成团：人数（不少于 3 人）、学科数、骨干或中层合计差 2',
    );
  });
});
