/**
 * Leaders change places with one another: at every school as many of a post work as without new postings. Stands
 * wherever `leader-term` does, which brings it along.
 */
import { z } from 'zod';
import type { Person } from '../domain/instance.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import { LEADING, LEADING_WORDS, leadingWords, type Leading } from './leader-term.ts';
import { placeOf } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({ positions: z.array(z.enum(LEADING)).min(1).default(['principal']) });
export type LeaderPosts = z.infer<typeof params>;

type Broken = { place: Words; what: Words; year: number; required: number; actual: number };

const texts = messages({
  'leader-posts': { 'zh-CN': () => '校级职务不空缺不超配', en: () => 'Posts of leaders stay filled' },
  'leader-posts-meaning': {
    'zh-CN': (f: LeaderPosts) =>
      `规划期各学年，每所学校在岗的${leadingWords(f.positions, 'zh-CN')}人数与不作新的安排时相同，同一职务之间对调；原有空缺不因此填补，另行提示`,
    en: (f: LeaderPosts) =>
      `In each year of the horizon as many ${leadingWords(f.positions, 'en')} work at every school as without new postings: leaders change places; a vacancy stays one and is told`,
  },
  'leader-posts-idle': { 'zh-CN': () => '适用的集团没有学校', en: () => 'The groups concerned have no schools' },
  'leader-posts-broken': {
    'zh-CN': (f: Broken) =>
      `${f.place['zh-CN']} ${f.year} 学年在岗${f.what['zh-CN']} ${f.actual} 名，不作安排时为 ${f.required} 名；请安排同职干部对调，或取消有关任职安排`,
    en: (f: Broken) =>
      `${f.place.en}, ${f.year}: ${f.actual} ${f.what.en} work there, without new postings ${f.required}; let leaders of the same post change places, or drop the posting`,
  },
});

const VACANT: Words = {
  'zh-CN': '该校没有在岗的同职干部，空缺仍在',
  en: 'nobody in this post works at the school: the vacancy stays',
};

/** Where the person works without new postings. */
const placeBefore = ({ running, home }: Person, year: number): string | null =>
  running !== null && year < running.returns ? running.to : home.id;

function measure(facts: Facts, where: Measure['where'], position: Leading): Measure {
  const holds = ({ row }: Person): boolean => row.position === position;
  const { school, year } = where;
  const actual = facts.workers(school!, year).filter(holds).length;
  const required = [...facts.instance.persons.values()].filter(
    (person) => holds(person) && facts.atWork(person, year) && placeBefore(person, year) === school,
  ).length;
  return {
    where,
    op: actual < required ? '>=' : '<=',
    required,
    actual,
    by: Math.abs(actual - required),
    what: LEADING_WORDS[position],
    ...(required === 0 ? { note: VACANT } : {}),
  };
}

export const leaderPosts: RuleSpec<LeaderPosts> = {
  id: 'leader-posts',
  nature: 'protection',
  optional: true,
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: { positions: ['principal', 'vicePrincipal'] },
  title: texts['leader-posts'](),
  labels: { positions: { label: { 'zh-CN': '职务', en: 'posts' }, values: LEADING_WORDS } },
  meaning: (p): Message => texts['leader-posts-meaning'](p),

  check: (facts, { positions }): readonly Measure[] =>
    facts.groups.flatMap((group) =>
      facts
        .schools(group.id)
        .flatMap(({ id }) =>
          facts.years.flatMap((year) =>
            positions.map((position) => measure(facts, spot(year, { group: group.id, school: id }), position)),
          ),
        ),
    ),
  idle: () => texts['leader-posts-idle'](),
  say: ({ where, required, actual, what }: Measure, names: Names): Message =>
    texts['leader-posts-broken']({
      place: placeOf(where, names),
      what: what ?? LEADING_WORDS.principal,
      year: where.year,
      required,
      actual,
    }),

  isStricter: (p, than) => than.positions.every((position) => p.positions.includes(position)),
  rows(rows, { positions }): void {
    for (const site of rows.groups.flatMap((group) => rows.schools(group.id))) {
      for (const year of rows.years) {
        const where = spot(year, { group: site.row.group, school: site.id });
        for (const position of positions) {
          const change = rows.atWork(site.id, year, ({ person }) => person.row.position === position);
          rows.atLeast(where, change, 0);
          rows.atMost(where, change, 0);
        }
      }
    }
  },
};
