/** Worked example of the posts of a group: holders at the start and under the plan, and the proposal by need (SZ8). */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import { groupPosts } from '../../../src/verify/computed/post-allotment.ts';
import { planFacts } from '../../../src/verify/facts.ts';
import { draws } from '../../support/draws.ts';
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
} from '../../support/tiny.ts';

const POOL = [applied('establishment', { mode: 'group' }, { clause: 'SZ8', kinds: ['sameStage'] }), ...PROTECTIONS];
const posts = (rows: Partial<Roster>, postings: Parameters<typeof planFacts>[2] = [], rules = POOL) =>
  groupPosts(planFacts(instance(rows), policy({ rules }), postings));

const rows: Partial<Roster> = {
  schools: [
    school({ id: 'S1', role: 'core', establishment: 6, seniorPosts: 2, intermediatePosts: 3, floatPermille: 30 }),
    school({ id: 'S2', establishment: 3, seniorPosts: 1, intermediatePosts: null }),
    school({ id: 'S3', establishment: 2, seniorPosts: 0, intermediatePosts: 1 }),
  ],
  teachers: [
    ...teachers(2, 'H', { title: 'senior' }),
    teacher({ id: 'Z', title: 'seniorProfessor', established: false }),
    ...teachers(3, 'K'),
    teacher({ id: 'M', home: 'S2', title: 'second' }),
    // Away at S1 until 2028: the post stays at S2.
    teacher({ id: 'R', home: 'S2', working: 'S1', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2028, 9) }),
    teacher({ id: 'G', home: 'S3', title: 'second', leaves: monthOf(2029, 1) }),
  ],
  // Over three years 3 · 4 + 3 · 2 = 18 at S1, 3 · 3 = 9 at S2, one year of 3 at S3: 18 : 9 : 3.
  demand: [demand('S1', CHINESE, 4), demand('S1', ENGLISH, 2), demand('S2', CHINESE, 3), demand('S3', CHINESE, 3, Y)],
};

describe('the posts of a group', () => {
  it('SZ8: holders at the start and in each year of the plan, and the total allotted by need', () => {
    const [establishment, senior, intermediate] = posts(rows, [posting({ teacher: 'H01', to: 'S3', start: Y + 1 })]);
    // 11 · 18/30, 9/30, 3/30 = 6.6, 3.3, 1.1: 6 + 3 + 1, the one left to the largest remainder.
    expect(establishment).toEqual({
      group: 'G1',
      kind: 'establishment',
      total: 11,
      schools: [
        { school: 'S1', posts: 6, atStart: 5, byYear: [5, 4, 4], need: 180, proposed: 7 },
        { school: 'S2', posts: 3, atStart: 2, byYear: [2, 2, 2], need: 90, proposed: 3 },
        { school: 'S3', posts: 2, atStart: 1, byYear: [1, 2, 1], need: 30, proposed: 1 },
      ],
    });
    // Three posts are all held at S1, whoever is not on establishment included: S1 keeps them.
    expect(senior).toMatchObject({
      total: 3,
      schools: [
        { posts: 2, atStart: 3, byYear: [3, 2, 2], proposed: 3 },
        { posts: 1, atStart: 0, byYear: [0, 0, 0], proposed: 0 },
        { posts: 0, atStart: 0, byYear: [0, 1, 1], proposed: 0 },
      ],
    });
    // S2 does not say.
    expect(intermediate).toMatchObject({ total: null, schools: [{ proposed: null }, { proposed: null }, {}] });
  });

  it('are told of groups whose posts are one pool, and of no others', () => {
    const two = { ...rows, groups: [group({ id: 'G1', kind: 'tight' as const })] };
    expect(posts(two)).toEqual([]);
    expect(posts(rows, [], [applied('establishment', { mode: 'stays' }), ...PROTECTIONS])).toEqual([]);
    expect(posts(two, [], [applied('title-posts', { counted: 'group' }), ...PROTECTIONS])).toHaveLength(3);
    expect(posts(two, [], [applied('title-posts', { counted: 'home' }), ...PROTECTIONS])).toEqual([]);
  });

  it('without any need no proposal is made', () => {
    expect(posts({ ...rows, demand: [] })[0]!.schools.map(({ proposed }) => proposed)).toEqual([null, null, null]);
  });

  it('the proposal adds up to the total of the group', () => {
    let met = 0;
    const size = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size, size), { minLength: 3, maxLength: 3 }), (drawn) => {
        const [found] = posts({
          schools: drawn.map(([establishment], i) =>
            school({ id: `S${i + 1}`, role: i === 0 ? 'core' : 'member', establishment }),
          ),
          teachers: drawn.flatMap(([, count], i) => teachers(count, `T${i}`, { home: `S${i + 1}` })),
          demand: drawn.map(([, , persons], i) => demand(`S${i + 1}`, CHINESE, persons + 1)),
        });
        const sum = (of: (one: NonNullable<typeof found>['schools'][number]) => number | null): number =>
          found!.schools.reduce((all, one) => all + of(one)!, 0);
        expect(sum(({ proposed }) => proposed)).toBe(found!.total);
        expect(found!.total).toBe(drawn.reduce((all, [establishment]) => all + establishment, 0));
        const allows = sum(({ atStart }) => atStart) <= found!.total!;
        met += allows ? 1 : 0;
        expect(found!.schools.filter(({ proposed, atStart }) => allows && proposed! < atStart)).toEqual([]);
      }),
      { numRuns: draws(100), seed: 8 },
    );
    expect(met).toBeGreaterThan(20);
  });
});
