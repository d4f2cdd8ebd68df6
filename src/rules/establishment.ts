/**
 * Establishment posts: they go along with the exchange (RA5), stay where they were (HT3, PJ3, QD7), or are one pool of
 * the group (SZ8).
 */
import { z } from 'zod';
import type { Person, Site } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { floorOf, formatRational, rational, type Rational } from '../domain/rational.ts';
import { messages, type Message } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import { share } from './params.ts';
import { collaborativePosts } from './readings/kinds.ts';
import { idsOf, listedPeople } from './people.ts';
import { shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { teacher } from './starters.ts';
import { combine, constant } from './expr.ts';

const MODES = ['moves', 'stays', 'group'] as const;
type Mode = (typeof MODES)[number];

const params = z.strictObject({ mode: z.enum(MODES), float: share.default(rational(3, 100)) });
export type Establishment = z.infer<typeof params>;

type Meaning = { mode: Mode; float: string };

const MEANING: Readonly<Record<Mode, Readonly<Record<'zh-CN' | 'en', (float: string) => string>>>> = {
  moves: {
    'zh-CN': (float) =>
      `交流教师编制随迁，期满随迁回；各校在编教师数不超过编制数（经批准可上浮，最多${float}），规划期初已超编的不再增加`,
    en: (float) =>
      `Establishment goes along with an exchange and comes back with it; a school has no more established teachers than approved posts (with the approved extra share, at most ${float}), or than at the start`,
  },
  stays: {
    'zh-CN': () => '交流期间编制保留在原学校，交流不影响各校编制',
    en: () => 'Establishment stays at the home school, so that postings change nothing about it',
  },
  group: {
    'zh-CN': (float) =>
      `编制按集团总量控制：集团在编教师总数不超过各校编制数之和（经批准可上浮，最多${float}），规划期初已超编的不再增加；有学校未填编制数的集团不作限制`,
    en: (float) =>
      `Establishment is one pool of the group: its established teachers are no more than the approved posts of all its schools (with the approved extra share, at most ${float}), or than at the start; no limit where a school gives none`,
  },
};

const texts = messages({
  establishment: { 'zh-CN': () => '编制管理', en: () => 'Establishment' },
  'establishment-meaning': {
    'zh-CN': (f: Meaning) => MEANING[f.mode]['zh-CN'](f.float),
    en: (f: Meaning) => MEANING[f.mode].en(f.float),
  },
  'establishment-stays': {
    'zh-CN': () => '编制保留在原学校，交流不改变各校编制，无须核对人数',
    en: () => 'Establishment stays at home: no posting changes it, and there are no numbers to compare',
  },
  'establishment-unknown': {
    'zh-CN': () => '名册没有填编制数，没有限额可核对',
    en: () => 'The roster gives no establishment, so that there is no limit to compare with',
  },
  'establishment-exceeded': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年在编教师应不超过 ${f.required} 人，实际 ${f.actual} 人，超 ${f.by} 人；可减少流入或增加流出，或报批编制上浮`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: at most ${f.required} established teachers, there are ${f.actual}, ${f.by} too many; send fewer there or more away, or have extra posts approved`,
  },
});

/**
 * Approved posts with the extra share that the document accepts; null = not limited. Millionths of a thousandth are
 * more than any table gives.
 */
function limitOf({ row }: Site, most: Rational): number | null {
  if (row.establishment === null) return null;
  const approved = rational(Math.round(row.floatPermille * 1e6), 1e9);
  const extra = BigInt(approved.num) * BigInt(most.den) <= BigInt(most.num) * BigInt(approved.den) ? approved : most;
  return row.establishment + floorOf(extra, row.establishment);
}

const holds = (person: Person, year: number): boolean => person.row.established && person.inService(year);

/** Whoever holds a post at the school in `year`: only exchanges of the plan move one. */
function holders(facts: Facts, school: Site, year: number): readonly Person[] {
  const moved = (postings: readonly BarePosting[]): readonly Person[] =>
    postings.filter(({ kind }) => kind === 'exchange').map((posting) => teacher(facts, posting));
  const gone = new Set(moved(facts.away(school.id, year)));
  const come = moved(facts.here(school.id, year)).filter((person) => holds(person, year));
  return [...homeHolders(facts, school, year).filter((person) => !gone.has(person)), ...come];
}

const homeHolders = (facts: Facts, school: Site, year: number): readonly Person[] =>
  facts.people(school.group.id).filter((person) => person.home.id === school.id && holds(person, year));

const exceeded = (limit: number, atStart: number) => ({
  'zh-CN': `规划期初已超编：编制限额${limit}人，期初在编${atStart}人，规划期内不再增加`,
  en: `above its establishment from the start: ${limit} posts, ${atStart} established teachers; no more may come`,
});

/** A limit is never below what was there at the start. */
const measure = (
  where: Measure['where'],
  limit: number,
  atStart: readonly Person[],
  now: readonly Person[],
): Measure => {
  const [required, actual] = [Math.max(limit, atStart.length), now.length];
  return {
    where,
    op: '<=',
    required,
    actual,
    by: Math.max(0, actual - required),
    people: listedPeople(idsOf(now)),
    ...(required > limit ? { note: exceeded(limit, required) } : {}),
  };
};

const CHECKS: Readonly<Record<Mode, (facts: Facts, p: Establishment) => readonly Measure[]>> = {
  stays: () => [],
  moves: (facts, p) =>
    facts.groups.flatMap(({ id }) =>
      facts.schools(id).flatMap((school) => {
        const limit = limitOf(school, p.float);
        if (limit === null) return [];
        const atStart = homeHolders(facts, school, facts.years[0]!);
        return facts.years.map((year) =>
          measure(spot(year, { group: id, school: school.id }), limit, atStart, holders(facts, school, year)),
        );
      }),
    ),
  group: (facts, p) =>
    facts.groups.flatMap(({ id }) => {
      const limits = facts.schools(id).map((school) => limitOf(school, p.float));
      if (limits.includes(null)) return [];
      const limit = limits.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      const of = (year: number): readonly Person[] => facts.people(id).filter((person) => holds(person, year));
      return facts.years.map((year) => measure(spot(year, { group: id }), limit, of(facts.years[0]!), of(year)));
    }),
};

export const establishment: RuleSpec<Establishment> = {
  id: 'establishment',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'countyGovernment',
  params,
  example: { mode: 'moves', float: rational(3, 100) },
  title: texts.establishment(),
  labels: {
    mode: {
      label: { 'zh-CN': '编制管理方式', en: 'how posts are managed' },
      values: {
        moves: { 'zh-CN': '编制随迁', en: 'posts go along' },
        stays: { 'zh-CN': '编制保留在原学校', en: 'posts stay at home' },
        group: { 'zh-CN': '集团总量控制', en: 'one pool of the group' },
      },
    },
    float: { label: { 'zh-CN': '最多可上浮', en: 'extra share at most' } },
  },
  movesPost: (p, kind) => p.mode === 'moves' && kind === 'exchange',
  pools: ({ mode }) => mode === 'group',
  meaning: (p): Message => texts['establishment-meaning']({ mode: p.mode, float: formatRational(p.float) }),

  readings: [collaborativePosts()],
  check: (facts, p): readonly Measure[] => CHECKS[p.mode](facts, p),
  idle(_facts, p): Message {
    return texts[p.mode === 'stays' ? 'establishment-stays' : 'establishment-unknown']();
  },
  say: (found: Measure, names: Names): Message => texts['establishment-exceeded'](shortfall(found, names)),

  rows(rows, p): void {
    for (const { id } of rows.groups) {
      const schools = rows.schools(id);
      const limits = schools.map((school) => limitOf(school, p.float));
      const held = (year: number, home?: Site): number =>
        rows.people(id).filter((person) => holds(person, year) && (home === undefined || person.home === home)).length;
      for (const year of rows.years) {
        if (p.mode === 'group' && !limits.includes(null)) {
          const limit = limits.reduce<number>((sum, one) => sum + (one ?? 0), 0);
          rows.atMost(spot(year, { group: id }), constant(held(year)), Math.max(limit, held(rows.years[0]!)));
        }
        if (p.mode !== 'moves') continue;
        schools.forEach((school, i) => {
          const limit = limits[i] ?? null;
          if (limit === null) return;
          const moved = rows.net(school.id, year, ({ kind, person }) => kind === 'exchange' && person.row.established);
          rows.atMost(
            spot(year, { group: id, school: school.id }),
            combine([1, constant(held(year, school))], [1, moved]),
            Math.max(limit, held(rows.years[0]!, school)),
          );
        });
      }
    }
  },
};
