/**
 * Posts of a group that its document hands over as one total (SZ8), and a proposal that allots them to the schools by
 * need. Computed, never optimised; `domain/allot-by-need.ts` says how it is rounded.
 *
 * - Posts: 编制数, 高级岗位数, 中级岗位数 of the roster, without an extra share that was approved.
 * - Holders: of establishment, whoever is established and in service; of senior posts, titles 正高级 and 高级; of
 *   intermediate posts, 一级. At the start they count at the school that holds their establishment post; in a year of the
 *   plan an exchange of the plan takes them to its host (domain, `establishment`), other postings do not.
 * - Need: Σ need of the subjects with a demand row, in tenths of a teacher, over the three years of the plan.
 */
import countBy from 'lodash/countBy.js';
import { allotByNeed } from '../../domain/allot-by-need.ts';
import type { Person, Site } from '../../domain/instance.ts';
import { kindOf } from '../../domain/group-kinds.ts';
import type { Title } from '../../domain/words.ts';
import type { PlanFacts } from '../facts.ts';
import { runsIn } from '../presence.ts';

const POST_KINDS = ['establishment', 'seniorPosts', 'intermediatePosts'] as const;
export type PostKind = (typeof POST_KINDS)[number];

const TITLES: Readonly<Record<Exclude<PostKind, 'establishment'>, readonly Title[]>> = {
  seniorPosts: ['seniorProfessor', 'senior'],
  intermediatePosts: ['first'],
};

const holds = ({ row }: Person, kind: PostKind): boolean =>
  kind === 'establishment' ? row.established : TITLES[kind].includes(row.title);

export interface SchoolPosts {
  readonly school: string;
  /** null = the roster does not say. */
  readonly posts: number | null;
  readonly atStart: number;
  /** Holders under the plan, one number per year. */
  readonly byYear: readonly number[];
  /** Tenths of a teacher, summed over the years. */
  readonly need: number;
  /** null: a school of the group does not give its posts, or nobody entered any need. */
  readonly proposed: number | null;
}

export interface GroupPosts {
  readonly group: string;
  readonly kind: PostKind;
  /** The group's total; null where a school does not give its posts. */
  readonly total: number | null;
  readonly schools: readonly SchoolPosts[];
}

/** Groups whose posts are one pool by some rule of the policy, in a year of the plan; by group, then kind of post. */
export function groupPosts(facts: PlanFacts): readonly GroupPosts[] {
  const { instance, policy } = facts;
  const pooled = instance.groups.filter((group) =>
    policy.rules.some(
      ({ spec, kinds, params }) =>
        spec.pools?.(params) === true &&
        instance.years.some((year) => kinds === null || kinds.includes(kindOf(group, year))),
    ),
  );
  return pooled.flatMap(({ id }) => POST_KINDS.map((kind) => postsOf(facts, id, kind)));
}

function postsOf(facts: PlanFacts, group: string, kind: PostKind): GroupPosts {
  const { instance } = facts;
  const schools = [...instance.sites.values()].filter((site) => site.group.id === group);
  const own = facts.forRule({ kinds: null }).people(group);
  const atStart = countBy(
    own.filter((person) => holds(person, kind) && person.inService(instance.years[0])),
    ({ home }) => home.id,
  );
  const byYear = instance.years.map((year) => holdersIn(facts, own, group, kind, year));
  const numbers = schools.map((site) => ({
    school: site.id,
    posts: site.row[kind],
    atStart: atStart[site.id] ?? 0,
    byYear: byYear.map((counts) => counts[site.id] ?? 0),
    need: needOf(facts, site),
  }));
  const total = numbers.reduce<number | null>(
    (sum, { posts }) => (sum === null || posts === null ? null : sum + posts),
    0,
  );
  const parts =
    total === null
      ? null
      : allotByNeed(
          total,
          numbers.map(({ need, atStart: held }) => ({ need, held })),
        );
  return { group, kind, total, schools: numbers.map((one, i) => ({ ...one, proposed: parts?.[i] ?? null })) };
}

/** Holders under the plan in a year, by the school whose post they hold: own people, and who comes from elsewhere. */
function holdersIn(
  { instance, postings }: PlanFacts,
  own: readonly Person[],
  group: string,
  kind: PostKind,
  year: number,
): Readonly<Record<string, number>> {
  const running = postings.filter((posting) => posting.kind === 'exchange' && runsIn(posting, year));
  const hosts = new Map(running.map(({ teacher, to }) => [teacher, to]));
  const guests = running
    .filter(
      ({ from, to }) => instance.sites.get(to)!.group.id === group && instance.sites.get(from)!.group.id !== group,
    )
    .map(({ teacher }) => instance.persons.get(teacher)!);
  return countBy(
    [...own, ...guests].filter((person) => holds(person, kind) && person.inService(year)),
    ({ id, home }) => hosts.get(id) ?? home.id,
  );
}

const needOf = (facts: PlanFacts, { id, demanded }: Site): number =>
  facts.instance.years.reduce(
    (sum, year) => sum + demanded.reduce((all, subject) => all + facts.needTenths(id, subject, year), 0),
    0,
  );
