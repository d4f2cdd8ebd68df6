/** Who has led a school for long enough takes the same office at another school (GJ4: 任满两届应交流). */
import { z } from 'zod';
import type { Instance, Person, Site } from '../domain/instance.ts';
import { compositeKey } from '../domain/key.ts';
import { september, type Month } from '../domain/month.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Teacher } from '../domain/roster.ts';
import type { Position } from '../domain/words.ts';
import { messages, type Lang, type Message, type Words } from '../messages/message.ts';
import { combine } from './expr.ts';
import type { Facts } from './facts.ts';
import { dutyMeasure } from './duty.ts';
import { shortfall, type Shortfall } from './places.ts';
import { spot, type Due, type Measure, type Names, type RuleSpec } from './rule.ts';

export const LEADING = ['principal', 'vicePrincipal'] as const satisfies readonly Position[];
export type Leading = (typeof LEADING)[number];

const span = (most: number) => z.int().min(1).max(most).nullable().default(null);

const REACHES = ['group', 'county'] as const;

const params = z
  .strictObject({
    positions: z
      .array(z.enum(LEADING))
      .min(1)
      .refine((list) => new Set(list).size === list.length, { params: { expected: 'distinct' } })
      .default(['principal']),
    years: span(40),
    terms: span(10),
    termYears: span(10),
    spareWithin: z.int().min(0).max(40).default(0),
    reach: z.enum(REACHES).default('group'),
  })
  .refine(({ years, terms, termYears }) => (years === null) === (terms !== null && termYears !== null), {
    error: 'years | terms + termYears',
  })
  .refine(({ terms, termYears }) => (terms === null) === (termYears === null), { error: 'terms + termYears' });
export type LeaderTerm = z.infer<typeof params>;

export const LEADING_WORDS: Readonly<Record<Leading, Words>> = {
  principal: { 'zh-CN': '校长', en: 'principals' },
  vicePrincipal: { 'zh-CN': '副校长', en: 'vice-principals' },
};

/** `校长、副校长`, `principals and vice-principals`. */
export const leadingWords = (positions: readonly Leading[], lang: Lang): string =>
  positions.map((position) => LEADING_WORDS[position][lang]).join(lang === 'en' ? ' and ' : '、');

/** After how many years at one school a leader is due. */
const yearsHeld = ({ years, terms, termYears }: LeaderTerm): number => years ?? (terms ?? 0) * (termYears ?? 0);

const spell = (p: LeaderTerm, lang: Lang): string => {
  if (p.years !== null) return lang === 'en' ? `${p.years} years` : `${p.years} 年`;
  return lang === 'en' ? `${p.terms} terms of ${p.termYears} years` : `${p.terms} 届（每届 ${p.termYears} 年）`;
};

const texts = messages({
  'leader-term': { 'zh-CN': () => '校长任期交流', en: () => 'Leaders who have served their terms' },
  'leader-term-meaning': {
    'zh-CN': (f: LeaderTerm) =>
      `${leadingWords(f.positions, 'zh-CN')}在同一学校任现职满 ${spell(f, 'zh-CN')}${f.spareWithin > 0 ? `、距离岗多于 ${f.spareWithin} 年` : ''}的，当学年起到${f.reach === 'group' ? '本集团' : '全县同学段'}其他学校任同一职务；当年没有交流的，次年继续计；任现职年月未填的不计`,
    en: (f: LeaderTerm) =>
      `A ${f.positions.map((position) => LEADING_WORDS[position].en.slice(0, -1)).join(' or ')} who has held the post at one school for ${spell(f, 'en')}${f.spareWithin > 0 ? ` and has more than ${f.spareWithin} years left` : ''} takes the same post at another school of the ${f.reach === 'group' ? 'group' : 'county and the same stage'}; who does not go is due again in the next year, and who has no date of the post is not counted`,
  },
  'leader-term-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年有 ${f.required} 名校长（副校长）任职期满应交流，实际安排 ${f.actual} 名，差 ${f.by} 名；同一职务须有人对调，请核对其他学校同职干部的任职年限、任期长短和资格学段`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: ${f.required} leaders have served their terms and must move, ${f.actual} do, ${f.by} missing; leaders change places with one another, check who else holds the same post, their terms and certified stages`,
  },
});

/** The later of taking the post and coming to the school. */
const heldSince = ({ positionSince, since }: Teacher): Month => Math.max(positionSince ?? since, since);

/** Whether the leader has held the post for long enough, were nobody posted. What is not known is not counted. */
function isDue({ row, running, leaves, inService, absent }: Person, year: number, p: LeaderTerm): boolean {
  if (!p.positions.some((position) => position === row.position) || row.positionSince === null) return false;
  if (!inService(year) || absent(year)) return false;
  // Who serves elsewhere has moved.
  if (running !== null && year < running.returns) return false;
  const held = september(year) - heldSince(row);
  return held >= 12 * yearsHeld(p) && leaves - september(year) > 12 * p.spareWithin;
}

/** Another school of the group, or of the county where it shares a stage. */
const isInReach = (home: Site, host: Site, { reach }: LeaderTerm): boolean =>
  host.id !== home.id &&
  (host.group.id === home.group.id || (reach === 'county' && host.stages.some((stage) => home.stages.includes(stage))));

/** A leadership posting of somebody who is due then, to another school within reach. */
function fulfils(instance: Instance, { teacher, to, start, kind }: BarePosting, p: LeaderTerm): boolean {
  const person = instance.persons.get(teacher)!;
  return kind === 'leadership' && isDue(person, start, p) && isInReach(person.home, instance.sites.get(to)!, p);
}

/** Whether a posting of the plan took the person away in an earlier year. */
const hasMoved = (facts: Facts, { id, home }: Person, year: number): boolean =>
  facts.years.some(
    (earlier) =>
      earlier < year && facts.away(home.id, earlier).some(({ teacher, start }) => teacher === id && start === earlier),
  );

/** By group, year and leader. */
function duesOf(facts: Facts, p: LeaderTerm): readonly Due[] {
  return facts.groups.flatMap(({ id }) =>
    facts.years.flatMap((year) =>
      facts
        .people(id)
        .filter((person) => isDue(person, year, p) && !hasMoved(facts, person, year))
        .map((person): Due => ({
          person,
          year,
          since: heldSince(person.row),
          meets: facts
            .away(person.home.id, year)
            .find(
              (posting) =>
                posting.teacher === person.id && posting.start === year && fulfils(facts.instance, posting, p),
            ),
          reaches: (host) => isInReach(person.home, host, p),
        })),
    ),
  );
}

export const leaderTerm: RuleSpec<LeaderTerm> = {
  id: 'leader-term',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: {
    positions: ['principal', 'vicePrincipal'],
    years: null,
    terms: 2,
    termYears: 5,
    spareWithin: 3,
    reach: 'group',
  },
  title: texts['leader-term'](),
  labels: {
    positions: { label: { 'zh-CN': '职务', en: 'posts' }, values: LEADING_WORDS },
    years: { label: { 'zh-CN': '任满年数', en: 'years in the post' } },
    terms: { label: { 'zh-CN': '任满届数', en: 'terms in the post' } },
    termYears: { label: { 'zh-CN': '每届年数', en: 'years of a term' } },
    spareWithin: { label: { 'zh-CN': '距离岗不多于几年的不计', en: 'spared with so many years left or fewer' } },
    reach: {
      label: { 'zh-CN': '交流范围', en: 'where to' },
      values: {
        group: { 'zh-CN': '本集团', en: 'the group' },
        county: { 'zh-CN': '全县同学段', en: 'the county, same stage' },
      },
    },
  },
  meaning: (p): Message => texts['leader-term-meaning'](p),

  check(facts, p): readonly Measure[] {
    const dues = Map.groupBy(duesOf(facts, p), ({ person, year }) => compositeKey(person.home.group.id, year));
    return facts.groups.flatMap(({ id }) =>
      facts.years.map((year): Measure => {
        const due = dues.get(compositeKey(id, year)) ?? [];
        return dutyMeasure(
          year,
          id,
          due.map(({ person }) => person),
          due.flatMap(({ meets }) => meets ?? []),
        );
      }),
    );
  },
  dues: duesOf,
  serves: {
    purpose: 'duty',
    words: { 'zh-CN': '任职期满交流', en: 'Leader who has served the terms' },
    counts: (facts, posting, p) => facts.covers(posting.from, posting.start) && fulfils(facts.instance, posting, p),
  },
  // Whoever comes from another group must be made up for there, too.
  implies: ({ positions, reach }) => ({
    rule: 'leader-posts',
    params: { positions },
    everywhere: reach === 'county',
  }),
  reachesOut: ({ reach }) => reach === 'county',
  permits: fulfils,
  say: (measure: Measure, names: Names): Message => texts['leader-term-short'](shortfall(measure, names)),

  opens: ({ person, to, start, kind }, p) =>
    kind === 'leadership' && isInReach(person.home, to, p) && isDue(person, start, p),
  // No `isStricter`: who is due sooner may also go sooner, and others can change places with him.
  rows(rows, p): void {
    for (const { id } of rows.groups) {
      for (const year of rows.years) {
        const due = rows.people(id).filter((person) => isDue(person, year, p));
        const moved = due.map(
          (person) =>
            [
              1,
              rows.sumFor(
                person.id,
                ({ start, kind, to }) =>
                  start < year || (start === year && kind === 'leadership' && isInReach(person.home, to, p)),
              ),
            ] as const,
        );
        rows.atLeast(spot(year, { group: id }), combine(...moved), due.length);
      }
    }
  },
};
