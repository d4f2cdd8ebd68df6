/**
 * Senior and intermediate posts: no more holders than posts, counted at the school that the document names (RA13, RA15,
 * PJ4).
 */
import sum from 'lodash/sum.js';
import { z } from 'zod';
import type { Instance, Person, Site } from '../domain/instance.ts';
import { september } from '../domain/month.ts';
import { memberMonthsBefore } from '../domain/served.ts';
import type { BarePosting } from '../domain/plan.ts';
import { isSenior, type Title } from '../domain/words.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import { idsOf, listedPeople } from './people.ts';
import { shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { combine, constant } from './expr.ts';

const COUNTED = ['sender', 'home', 'host', 'group'] as const;
type Counted = (typeof COUNTED)[number];

const params = z.strictObject({ counted: z.enum(COUNTED) });
export type TitlePosts = z.infer<typeof params>;

const MEANING: Readonly<Record<Counted, Words>> = {
  sender: {
    'zh-CN': '岗位由流出学校单向控制，交流教师的岗位等级保留在流出学校，不占流入学校职数',
    en: 'Posts are controlled by the sending school alone: an exchange takes no post of the host',
  },
  home: {
    'zh-CN': '高级、中级岗位按编制所在学校计，聘任人数不超过职数',
    en: 'Holders of senior and intermediate titles are counted at the school of their establishment and do not exceed its posts',
  },
  host: {
    'zh-CN': '高级、中级岗位按任教学校计，聘任人数不超过职数；核心校教师到成员校满三年且继续在山区任教的，不占高级岗位',
    en: 'Holders of senior and intermediate titles are counted where they work and do not exceed its posts; teachers of the core take no senior post after three years at a member while they stay in a mountain zone',
  },
  group: {
    'zh-CN': '高级、中级岗位按集团总量控制，聘任人数不超过各校职数之和',
    en: 'Holders of senior and intermediate titles are counted for the group and do not exceed the posts of all its schools',
  },
};

const LEVELS = ['seniorPosts', 'intermediatePosts'] as const;
type Level = (typeof LEVELS)[number];

const WHAT: Readonly<Record<Level, Words>> = {
  seniorPosts: { 'zh-CN': '高级岗位', en: 'senior posts' },
  intermediatePosts: { 'zh-CN': '中级岗位', en: 'intermediate posts' },
};

const IS_OF: Readonly<Record<Level, (title: Title) => boolean>> = {
  seniorPosts: isSenior,
  intermediatePosts: (title) => title === 'first',
};

type Exceeded = Shortfall & { what: Words };

const texts = messages({
  'title-posts': { 'zh-CN': () => '岗位职数', en: () => 'Senior and intermediate posts' },
  'title-posts-meaning': {
    'zh-CN': (f: { counted: Counted }) => `${MEANING[f.counted]['zh-CN']}；规划期初已超出的不再增加`,
    en: (f: { counted: Counted }) => `${MEANING[f.counted].en}; what exceeded them at the start may not grow`,
  },
  'title-posts-idle': {
    'zh-CN': () => '名册没有填岗位职数，没有限额可核对',
    en: () => 'The roster gives no numbers of posts, so that there is no limit to compare with',
  },
  'title-posts-exceeded': {
    'zh-CN': (f: Exceeded) =>
      `${f.place['zh-CN']} ${f.year} 学年${f.what['zh-CN']}可聘 ${f.required} 人，实际 ${f.actual} 人，超 ${f.by} 人；可改派职称较低的教师，或增加同级职称教师流出`,
    en: (f: Exceeded) =>
      `${f.place.en}, ${f.year}: ${f.required} holders fit the ${f.what.en}, there are ${f.actual}, ${f.by} too many; post teachers of a lower title there, or holders away`,
  },
});

/** RA15: so many months at members, on finished and running postings, and still in the mountains. */
const EXEMPT_AFTER = 36;

interface Away {
  readonly school: string;
  readonly since: number | null;
  /** Months at member schools before. */
  readonly before: number;
}

/** The posting that takes the person away from home in `year`, of the plan or running: where to and since when. */
function awayAt(instance: Instance, person: Person, year: number, posting: BarePosting | undefined): Away | null {
  if (posting !== undefined)
    return {
      school: posting.to,
      since: september(posting.start),
      before: memberMonthsBefore(person, posting.start, instance),
    };
  if (person.running === null || year >= person.running.returns || person.running.to === null) return null;
  return { school: person.running.to, since: person.row.postedFrom, before: 0 };
}

/** The school whose post the person takes; null where the person takes none. */
function postAt(
  instance: Instance,
  person: Person,
  year: number,
  level: Level,
  posting: BarePosting | undefined,
): string | null {
  const away = awayAt(instance, person, year, posting);
  if (away === null) return person.home.id;
  const host = instance.sites.get(away.school)!;
  const rooted = person.home.row.role === 'core' && host.row.role === 'member' && host.zone?.mountain === true;
  const exempt =
    level === 'seniorPosts' &&
    rooted &&
    away.since !== null &&
    away.before + september(year) - away.since >= EXEMPT_AFTER;
  return exempt ? null : host.id;
}

const holds = (person: Person, level: Level, year: number): boolean =>
  person.inService(year) && IS_OF[level](person.row.title);

/** Holders at the school in `year`: where they work, with or without the postings of the plan. */
function atHost(facts: Facts, school: Site, level: Level, year: number, planned: boolean): readonly Person[] {
  const postings = planned ? [...facts.away(school.id, year), ...facts.here(school.id, year)] : [];
  const byTeacher = new Map(postings.map((posting) => [posting.teacher, posting]));
  const own = facts.people(school.group.id);
  const others = postings
    .map((posting) => facts.instance.persons.get(posting.teacher)!)
    .filter((person) => person.home.group.id !== school.group.id);
  return [...own, ...others].filter(
    (person) =>
      holds(person, level, year) && postAt(facts.instance, person, year, level, byTeacher.get(person.id)) === school.id,
  );
}

const atHome = (facts: Facts, school: Site, level: Level, year: number): readonly Person[] =>
  facts.people(school.group.id).filter((person) => person.home.id === school.id && holds(person, level, year));

/** Who holds a post under the plan, and how many are tolerated because they were there without it. */
interface Holders {
  readonly now: readonly Person[];
  readonly tolerated: number;
}

/** Holders at one school: under the plan, and those that are tolerated because they were there without it. */
const COUNTS: Readonly<
  Record<Exclude<Counted, 'group'>, (facts: Facts, school: Site, level: Level, year: number) => Holders>
> = {
  sender: (facts, school, level, year) => ({
    now: atHome(facts, school, level, year),
    tolerated: atHome(facts, school, level, year).length,
  }),
  home: (facts, school, level, year) => ({
    now: atHome(facts, school, level, year),
    tolerated: atHome(facts, school, level, facts.years[0]!).length,
  }),
  host: (facts, school, level, year) => ({
    now: atHost(facts, school, level, year, true),
    tolerated: atHost(facts, school, level, facts.years[0]!, false).length,
  }),
};

const exceeded = (posts: number, tolerated: number) => ({
  'zh-CN': `不安排交流也已超职数：职数${posts}个，已聘${tolerated}人，规划期内不再增加`,
  en: `above its posts without any posting: ${posts} posts, ${tolerated} holders; no more may come`,
});

const measure = (where: Measure['where'], level: Level, posts: number, { now, tolerated }: Holders): Measure => {
  const [required, actual] = [Math.max(posts, tolerated), now.length];
  return {
    where,
    op: '<=',
    required,
    actual,
    by: Math.max(0, actual - required),
    what: WHAT[level],
    people: listedPeople(idsOf(now)),
    ...(required > posts ? { note: exceeded(posts, required) } : {}),
  };
};

function checkGroup(facts: Facts, group: string): Measure[] {
  const schools = facts.schools(group);
  const all = (level: Level, year: number): readonly Person[] =>
    schools.flatMap((school) => atHome(facts, school, level, year));
  return facts.years.flatMap((year) =>
    LEVELS.flatMap((level) => {
      const posts = schools.map((school) => school.row[level]);
      if (posts.includes(null)) return [];
      const limit = sum(posts.map((one) => one ?? 0));
      return [
        measure(spot(year, { group }), level, limit, {
          now: all(level, year),
          tolerated: all(level, facts.years[0]!).length,
        }),
      ];
    }),
  );
}

export const titlePosts: RuleSpec<TitlePosts> = {
  id: 'title-posts',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'countyGovernment',
  params,
  example: { counted: 'host' },
  title: texts['title-posts'](),
  labels: {
    counted: {
      label: { 'zh-CN': '岗位计在何处', en: 'where posts are counted' },
      values: {
        sender: { 'zh-CN': '派出学校', en: 'the sending school' },
        home: { 'zh-CN': '编制所在学校', en: 'the school of the establishment post' },
        host: { 'zh-CN': '任教学校', en: 'the school of work' },
        group: { 'zh-CN': '集团总量', en: 'the group as a whole' },
      },
    },
  },
  pools: ({ counted }) => counted === 'group',
  meaning: (p): Message => texts['title-posts-meaning'](p),

  check(facts, { counted }): readonly Measure[] {
    if (counted === 'group') return facts.groups.flatMap(({ id }) => checkGroup(facts, id));
    return facts.groups
      .flatMap(({ id }) => facts.schools(id))
      .flatMap((school) =>
        facts.years.flatMap((year) =>
          LEVELS.flatMap((level) => {
            const posts = school.row[level];
            return posts === null
              ? []
              : [
                  measure(
                    spot(year, { group: school.row.group, school: school.id }),
                    level,
                    posts,
                    COUNTS[counted](facts, school, level, year),
                  ),
                ];
          }),
        ),
      );
  },
  idle: () => texts['title-posts-idle'](),
  say: (found: Measure, names: Names): Message =>
    texts['title-posts-exceeded']({ ...shortfall(found, names), what: found.what ?? WHAT.seniorPosts }),

  rows(rows, { counted }): void {
    const [first] = rows.years;
    for (const { id } of rows.groups) {
      const schools = rows.schools(id);
      const held = (level: Level, year: number, home?: Site): number =>
        rows.people(id).filter((person) => holds(person, level, year) && (home === undefined || person.home === home))
          .length;
      for (const year of rows.years) {
        for (const level of LEVELS) {
          if (counted === 'group' && schools.every(({ row }) => row[level] !== null)) {
            const posts = sum(schools.map(({ row }) => row[level]!));
            rows.atMost(spot(year, { group: id }), constant(held(level, year)), Math.max(posts, held(level, first!)));
          }
          for (const site of schools) {
            const posts = site.row[level];
            const where = spot(year, { group: id, school: site.id });
            if (posts === null) continue;
            if (counted === 'home')
              rows.atMost(where, constant(held(level, year, site)), Math.max(posts, held(level, first!, site)));
            if (counted !== 'host') continue;
            const settled = (at: number): number =>
              rows
                .people(id)
                .filter(
                  (person) =>
                    holds(person, level, at) && postAt(rows.instance, person, at, level, undefined) === site.id,
                ).length;
            const net = rows.net(site.id, year, ({ person }) => IS_OF[level](person.row.title));
            rows.atMost(where, combine([1, constant(settled(year))], [1, net]), Math.max(posts, settled(first!)));
          }
        }
      }
    }
  },
};
