import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { namesOf } from '../../src/verify/names.ts';
import { titlePosts } from '../../src/rules/title-posts.ts';
import { at, measure } from '../support/measure.ts';
import { instance, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const zones = [
  { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
  { id: 'Z2', name: '山区', mountain: true, monthlyAllowance: null },
];
const schools = (core: object, member: object) => [
  school({ id: 'S1', role: 'core', ...core }),
  school({ id: 'S2', zone: 'Z2', ...member }),
];
const staff = [
  ...teachers(3, 'K', { title: 'senior' }),
  teacher({ id: 'P', title: 'seniorProfessor' }),
  ...teachers(2, 'F', { title: 'first' }),
  ...teachers(2, 'M', { home: 'S2', title: 'senior' }),
  teacher({ id: 'N', home: 'S2', title: 'second' }),
];
const counted = (where: string) => ({ counted: where });
const both = [posting({ teacher: 'K01' }), posting({ teacher: 'F01' })];

/** Six seniors at the start, a seventh hired in 2029. */
const pool = (core: object, member: object) =>
  measure({
    rule: titlePosts,
    params: counted('group'),
    rows: {
      zones,
      schools: schools(core, member),
      teachers: [...staff, teacher({ id: 'H', title: 'senior', since: monthOf(2029, 9) })],
    },
    postings: both,
  });

/** Holders of senior posts at S2 in each year, where one senior stands on a running posting. */
const seniors = (row: object, zone = 'Z2', core = 'S1') =>
  at(
    measure({
      rule: titlePosts,
      params: counted('host'),
      rows: {
        zones,
        schools: [
          school({ id: 'S1', role: 'core' }),
          school({ id: 'S2', zone, seniorPosts: 0, intermediatePosts: 0 }),
          school({ id: 'S3' }),
        ],
        teachers: [
          teacher({ id: 'R', home: core, title: 'senior', working: 'S2', postedUntil: monthOf(2031, 9), ...row }),
        ],
      },
    }),
    { school: 'S2' },
  )
    .filter((_, i) => i % 2 === 0)
    .map(({ actual }) => actual);

describe('title-posts', () => {
  it('counted at the host: holders come and go with their postings', () => {
    const rows = {
      zones,
      schools: schools({ seniorPosts: 4, intermediatePosts: 2 }, { seniorPosts: 2, intermediatePosts: 0 }),
      teachers: staff,
    };
    const measures = measure({ rule: titlePosts, params: counted('host'), rows, postings: both });
    expect(at(measures, { school: 'S1', year: Y })).toEqual([
      { op: '<=', required: 4, actual: 3, by: 0 },
      { op: '<=', required: 2, actual: 1, by: 0 },
    ]);
    expect(at(measures, { school: 'S2', year: Y })).toEqual([
      { op: '<=', required: 2, actual: 3, by: 1 },
      { op: '<=', required: 0, actual: 1, by: 1 },
    ]);
  });

  it('counted at home: postings change nothing', () => {
    const rows = {
      zones,
      schools: schools({ seniorPosts: 3 }, { seniorPosts: 2 }),
      teachers: [...staff, teacher({ id: 'H', home: 'S2', title: 'senior', since: monthOf(2028, 9) })],
    };
    const measures = measure({ rule: titlePosts, params: counted('home'), rows, postings: both });
    // Four seniors at the core at the start are tolerated; the one hired in 2028 is one too many for S2.
    expect(at(measures, { school: 'S1' }).map(({ required, by }) => [required, by])).toEqual([
      [4, 0],
      [4, 0],
      [4, 0],
    ]);
    expect(at(measures, { school: 'S2' }).map(({ required, by }) => [required, by])).toEqual([
      [2, 0],
      [2, 1],
      [2, 1],
    ]);
  });

  it('counted at the sender: never binds', () => {
    const rows = {
      zones,
      schools: schools({ seniorPosts: 0 }, { seniorPosts: 0 }),
      teachers: [...staff, teacher({ id: 'H', home: 'S2', title: 'senior', since: monthOf(2028, 9) })],
    };
    const measures = measure({ rule: titlePosts, params: counted('sender'), rows, postings: both });
    expect(measures).toHaveLength(6);
    expect(measures.filter(({ by }) => by > 0)).toEqual([]);
  });

  it('counted for the group: the posts of all its schools, no limit where one gives none', () => {
    expect(
      at(pool({ seniorPosts: 4 }, { seniorPosts: 2 }), { group: 'G1' }).map(({ required, actual, by }) => [
        required,
        actual,
        by,
      ]),
    ).toEqual([
      [6, 6, 0],
      [6, 6, 0],
      [6, 7, 1],
    ]);
    expect(pool({ seniorPosts: 4 }, {})).toEqual([]);
  });

  it('tolerates holders above the posts at the start, and counts guests of running postings where they work', () => {
    const rows = {
      zones,
      schools: schools({}, { seniorPosts: 1 }),
      teachers: [
        ...staff,
        teacher({
          id: 'R',
          title: 'senior',
          working: 'S2',
          postedFrom: monthOf(2026, 9),
          postedUntil: monthOf(2028, 9),
        }),
      ],
    };
    const measures = measure({
      rule: titlePosts,
      params: counted('host'),
      rows,
      postings: [posting({ teacher: 'K01', start: Y + 1 })],
    });
    expect(at(measures, { school: 'S2' })).toEqual([
      { op: '<=', required: 3, actual: 3, by: 0 },
      { op: '<=', required: 3, actual: 3, by: 0 },
      { op: '<=', required: 3, actual: 3, by: 0 },
    ]);
  });

  it('holders on leave or outside the county keep their post at home', () => {
    const rows = {
      zones,
      schools: schools({ seniorPosts: 9 }, {}),
      teachers: [
        teacher({ id: 'A', title: 'senior', status: 'sick' }),
        teacher({ id: 'O', title: 'senior', working: 'outside' }),
        teacher({ id: 'L', title: 'senior', leaves: monthOf(2028, 9) }),
      ],
    };
    expect(at(measure({ rule: titlePosts, params: counted('host'), rows }), {}).map(({ actual }) => actual)).toEqual([
      3, 2, 2,
    ]);
  });

  describe('after 36 months at a member in the mountains', () => {
    it('a senior of the core takes no post', () => {
      expect(seniors({ postedFrom: monthOf(2024, 9) })).toEqual([0, 0, 0]);
      expect(seniors({ postedFrom: monthOf(2024, 10) })).toEqual([1, 0, 0]);
      expect(seniors({ postedFrom: monthOf(2026, 9) })).toEqual([1, 1, 0]);
    });

    it('elsewhere, of another member, or since nobody knows when, they do', () => {
      expect(seniors({ postedFrom: monthOf(2024, 9) }, 'Z1')).toEqual([1, 1, 1]);
      expect(seniors({ postedFrom: monthOf(2024, 9) }, 'Z2', 'S3')).toEqual([1, 1, 1]);
      expect(seniors({ postedFrom: null })).toEqual([1, 1, 1]);
    });

    it('an intermediate holder takes one all the same', () => {
      const rows = {
        zones,
        schools: schools({}, { intermediatePosts: 0 }),
        teachers: [teacher({ id: 'R', working: 'S2', postedFrom: monthOf(2020, 9), postedUntil: monthOf(2031, 9) })],
      };
      expect(
        at(measure({ rule: titlePosts, params: counted('host'), rows }), {}).map(({ required, actual }) => [
          required,
          actual,
        ]),
      ).toEqual([
        [1, 1],
        [1, 1],
        [1, 1],
      ]);
    });
  });

  it('names the posts that are exceeded', () => {
    const rows = { zones, schools: schools({}, { seniorPosts: 2, intermediatePosts: 0 }), teachers: staff };
    const names = namesOf(instance(rows));
    const sentences = measure({ rule: titlePosts, params: counted('host'), rows, postings: both })
      .filter(({ by, where }) => by > 0 && where.year === Y)
      .map((one) => titlePosts.say(one, names).in('zh-CN'));
    expect(sentences).toEqual([
      expect.stringContaining('高级岗位可聘 2 人，实际 3 人，超 1 人'),
      expect.stringContaining('中级岗位可聘 0 人，实际 1 人，超 1 人'),
    ]);
  });
});
