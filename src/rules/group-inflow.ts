/**
 * A weak school is helped by teams, not by single people: k at once, of m subjects, a backbone or mid-level leader
 * among them (SZ5).
 */
import { z } from 'zod';
import type { Site } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { messages, type Message } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import { listedPeople, teachersOf } from './people.ts';
import { shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { teacher } from './starters.ts';
import { rational } from '../domain/rational.ts';
import { combine } from './expr.ts';

const params = z.strictObject({ k: z.int().min(1).default(3), m: z.int().min(1).default(2) });
export type GroupInflow = z.infer<typeof params>;

const texts = messages({
  'group-inflow': { 'zh-CN': () => '薄弱校组团流入', en: () => 'Teams for weak schools' },
  'group-inflow-meaning': {
    'zh-CN': (f: GroupInflow) =>
      `规划期内每所薄弱校至少迎来一个团队；某学年有教师交流到薄弱校的，当年不少于 ${f.k} 人、${f.m} 个学科，其中至少 1 名骨干教师或中层干部`,
    en: (f: GroupInflow) =>
      `Every weak school receives at least one team within the horizon; in a year in which teachers start there they are at least ${f.k}, of ${f.m} subjects, with a backbone teacher or mid-level leader among them`,
  },
  'group-inflow-idle': {
    'zh-CN': () => '适用的集团没有标注薄弱校',
    en: () => 'No school of the groups concerned is flagged as weak',
  },
  'group-inflow-absent': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} 至 ${f.year} 学年没有教师组团流入，应有不少于 ${f.required} 人；可在某一学年集中安排交流`,
    en: (f: Shortfall) =>
      `${f.place.en}: no team arrives up to ${f.year}; at least ${f.required} teachers should start there together in one year`,
  },
  'group-inflow-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年流入 ${f.actual} 人，不足以成团：人数（不少于 ${f.required} 人）、学科数、骨干或中层合计差 ${f.by}；可补派所缺的人员，或改到其他学年集中安排`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: ${f.actual} teachers arrive, which makes no team (at least ${f.required}): people, subjects and a backbone or mid-level leader lack ${f.by} together; add them, or post them together in another year`,
  },
});

/** What the arrivals of one year lack to be a team. */
function lacking(facts: Facts, arrivals: readonly BarePosting[], { k, m }: GroupInflow): number {
  const people = arrivals.map((posting) => teacher(facts, posting));
  // Principals and vice-principals are not subject staff.
  const subjects = new Set(people.filter((person) => !person.leader).map((person) => person.row.subject));
  const led = people.some((person) => person.backbone || person.row.position === 'midLevel');
  return Math.max(0, k - people.length) + Math.max(0, m - subjects.size) + (led ? 0 : 1);
}

const weakSchools = (facts: Facts): readonly Site[] =>
  facts.groups.flatMap((group) => facts.schools(group.id)).filter((site) => site.row.weak);

export const groupInflow: RuleSpec<GroupInflow> = {
  id: 'group-inflow',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: { k: 3, m: 2 },
  title: texts['group-inflow'](),
  labels: {
    k: { label: { 'zh-CN': '组团最少人数', en: 'least teachers of a team' } },
    m: { label: { 'zh-CN': '组团最少学科数', en: 'least subjects of a team' } },
  },
  meaning: (p): Message => texts['group-inflow-meaning'](p),

  check(facts, p): readonly Measure[] {
    return weakSchools(facts).flatMap((site) => {
      const never = facts.years.every((year) => facts.arrivals(site.id, year).length === 0);
      return facts.years.map((year): Measure => {
        const where = spot(year, { group: site.row.group, school: site.id });
        const arrivals = facts.arrivals(site.id, year);
        // The team that never came is missed once, in the last year in which it could have come.
        const missed = never && year === facts.years.at(-1) ? p.k : 0;
        if (arrivals.length === 0)
          return { where, op: '>=', required: missed, actual: 0, by: missed, people: listedPeople([]) };
        return {
          where,
          op: '>=',
          required: p.k,
          actual: arrivals.length,
          by: lacking(facts, arrivals, p),
          people: listedPeople(teachersOf(arrivals)),
        };
      });
    });
  },
  idle: (facts) => (weakSchools(facts).length === 0 ? texts['group-inflow-idle']() : undefined),
  serves: {
    purpose: 'quota',
    words: { 'zh-CN': '组团流入薄弱校', en: 'Joins the team for a weak school' },
    counts: (facts, posting) =>
      posting.kind === 'exchange' &&
      facts.covers(posting.to, posting.start) &&
      facts.instance.sites.get(posting.to)!.row.weak,
  },
  say: (measure: Measure, names: Names): Message =>
    texts[measure.actual === 0 ? 'group-inflow-absent' : 'group-inflow-short'](shortfall(measure, names)),

  isStricter: (p, than) => p.k >= than.k && p.m >= than.m,
  rows(rows, { k, m }): void {
    for (const site of rows.groups.flatMap((group) => rows.schools(group.id)).filter(({ row }) => row.weak)) {
      const comes = rows.years.map((year) => {
        const where = spot(year, { group: site.row.group, school: site.id });
        const arrivals = rows.arrivals(site.id, year);
        const anybody = rows.flag(arrivals);
        const subjects = new Set(
          rows.everyMove
            .filter((move) => move.to === site && !move.person.leader)
            .map((move) => move.person.row.subject),
        );
        const seen = [...subjects].map((subject) =>
          rows.flag(rows.arrivals(site.id, year, ({ person }) => !person.leader && person.row.subject === subject)),
        );
        const leading = rows.arrivals(
          site.id,
          year,
          ({ person }) => person.backbone || person.row.position === 'midLevel',
        );
        rows.atLeast(where, arrivals, { share: rational(k, 1), of: anybody });
        rows.atLeast(where, combine(...seen.map((flag) => [1, flag] as const)), { share: rational(m, 1), of: anybody });
        rows.atLeast(where, leading, { share: rational(1, 1), of: anybody });
        return anybody;
      });
      const last = spot(rows.years.at(-1)!, { group: site.row.group, school: site.id });
      rows.atLeast(last, combine(...comes.map((flag) => [k, flag] as const)), k);
    }
  },
};
