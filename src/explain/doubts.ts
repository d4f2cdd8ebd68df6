/**
 * Data doubt: entries of the roster that, if they were wrong, would change whose posting. Each doubtful entry is
 * changed by itself and the plan looked at under the changed roster: is it still lawful, and does one exchange of two
 * people become better than leaving things as they are? This sorts the entries; for the gravest the group is then
 * planned anew (`doubt-search.ts`), which also finds larger rearrangements.
 */
import sum from 'lodash/sum.js';
import type { BarePosting } from '../domain/plan.ts';
import type { Teacher } from '../domain/roster.ts';
import type { TierName } from '../domain/words.ts';
import { instanceOf, withTeacher, type Case } from '../planning/case.ts';
import type { TierVector } from '../planning/compare.ts';
import { judged, openings, insertions, replacements, type Ground } from './exchange.ts';
import { groundsOf, type KnownPlan } from './grounds.ts';
import { pairs, swapOf } from './swaps.ts';

export const ENTRIES = ['exemption', 'subject', 'backbone', 'yearLess', 'yearMore'] as const;
/**
 * What could be wrong: an exemption that is missing, the subject, the title of a backbone, a year of seniority too much
 * or too little.
 */
export type DoubtfulEntry = (typeof ENTRIES)[number];

export interface Doubt {
  readonly teacher: string;
  readonly entry: DoubtfulEntry;
  readonly posting: BarePosting | null;
  /** The cells of the teacher as they would be. */
  readonly cells: Cells;
  readonly effect:
    /**
     * The posting would not be lawful. `by`: who would take over at the least cost, and the first aim that it changes;
     * null: nobody could by one exchange.
     */
    | { readonly kind: 'falls'; readonly by: string | null; readonly tier: TierName | null; readonly change: number }
    /** Hard rules would give way by so many points. */
    | { readonly kind: 'breaks'; readonly change: number }
    /** The other one would be the better choice; by the aim that decides, or null where claims turn by a year. */
    | { readonly kind: 'turn'; readonly other: string; readonly tier: TierName | null; readonly change: number }
    /** Somebody who stays could be sent, and the plan would be better for it. */
    | { readonly kind: 'opens'; readonly tier: TierName; readonly change: number };
}

export interface Doubts {
  /** The gravest first. */
  readonly found: readonly Doubt[];
  /** How many entries of each kind were changed and looked at. */
  readonly tried: Readonly<Record<DoubtfulEntry, number>>;
  /** How many were not looked at when the time was over. */
  readonly untried: number;
}

type Cells = Partial<Omit<Teacher, 'id'>>;

/** Every group of the case; `remaining`: seconds that are left. */
export function doubtsOf(given: Case, known: KnownPlan, remaining: () => number): Doubts {
  const all = groundsOf(given, known).map((own) => doubts(own.given, own, remaining));
  const tried = Object.fromEntries(ENTRIES.map((entry) => [entry, sum(all.map((one) => one.tried[entry]))])) as Record<
    DoubtfulEntry,
    number
  >;
  const rank = gravity(known.tiers.map(({ tier }) => tier));
  return {
    found: all.flatMap(({ found }) => found).toSorted((a, b) => rank(a) - rank(b)),
    tried,
    untried: sum(all.map((one) => one.untried)),
  };
}

/** `known`: the postings of a lawful plan of the case, with their tiers. */
export function doubts(given: Case, known: KnownPlan, remaining: () => number = () => Infinity): Doubts {
  const { postings, sharedTeaching } = known;
  const ground: Ground = { instance: instanceOf(given), policy: given.policy, postings, sharedTeaching };
  const tried: Record<DoubtfulEntry, number> = { exemption: 0, subject: 0, backbone: 0, yearLess: 0, yearMore: 0 };
  const found: Doubt[] = [];
  let untried = 0;
  /** Counts the entry and looks at it, unless the time is over. */
  const look = (teacher: string, entry: DoubtfulEntry, posting: BarePosting | null, cells: Cells): void => {
    if (remaining() <= 0) {
      untried += 1;
      return;
    }
    tried[entry] += 1;
    const changed: Ground = { ...ground, instance: instanceOf(withTeacher(given, teacher, cells)) };
    const effect = posting === null ? opening(changed, teacher) : effectOn(changed, known.tiers, posting, entry);
    if (effect !== null) found.push({ teacher, entry, posting, cells, effect });
  };
  for (const posting of postings)
    for (const [entry, cells] of doubtful(ground, posting.teacher)) look(posting.teacher, entry, posting, cells);
  if (remaining() > 0) {
    const turns = closeTurns(ground, known.tiers);
    tried.yearMore += turns.looked;
    for (const doubt of turns.found)
      if (!found.some(({ teacher, entry }) => teacher === doubt.teacher && entry === doubt.entry)) found.push(doubt);
  }
  for (const teacher of nearlyEligible(ground))
    look(teacher, 'yearMore', null, { since: ground.instance.persons.get(teacher)!.row.since - 12 });
  const rank = gravity(known.tiers.map(({ tier }) => tier));
  return { found: found.toSorted((a, b) => rank(a) - rank(b)), tried, untried };
}

/** What could be wrong with somebody who is sent, and the cells as they should then be. */
function doubtful({ instance }: Ground, teacher: string): readonly (readonly [DoubtfulEntry, Cells])[] {
  const { row, backbone } = instance.persons.get(teacher)!;
  return [
    ...(row.exempt ? [] : [['exemption', { exempt: true, exemptUntil: null }] as const]),
    // What the teacher teaches besides is what could have been meant.
    ...row.otherSubjects
      .filter((subject) => subject !== row.subject)
      .map((subject) => ['subject', { subject }] as const),
    ...(backbone ? [['backbone', { backbone: 'none' }] as const] : []),
    ['yearLess', { since: row.since + 12 }] as const,
  ];
}

/**
 * What becomes of a posting under the changed roster; null where nothing does. Claims alone are looked at by
 * `closeTurns`.
 */
function effectOn(
  changed: Ground,
  tiers: TierVector,
  posting: BarePosting,
  entry: DoubtfulEntry,
): Doubt['effect'] | null {
  const plan = judged(changed, changed.postings);
  if (plan !== null && entry === 'yearLess') return null;
  const best = replacements(changed, posting).find(({ by }) => by !== null);
  if (plan === null) {
    const moved = best === undefined ? null : firstChange(tiers, best.plan.tiers);
    return { kind: 'falls', by: best?.by?.teacher ?? null, tier: moved?.tier ?? null, change: moved?.change ?? 0 };
  }
  const better = best === undefined ? null : firstChange(plan.tiers, best.plan.tiers);
  if (better !== null && better.change < 0) return { kind: 'turn', other: best!.by!.teacher, ...better };
  const worse = firstChange(tiers, plan.tiers);
  return worse?.tier === 'legal' && worse.change > 0 ? { kind: 'breaks', change: worse.change } : null;
}

/** The first tier that differs, and by how much. */
function firstChange(
  before: TierVector,
  after: TierVector,
): { readonly tier: TierName; readonly change: number } | null {
  const at = after.findIndex(({ value }, t) => value !== before[t]!.value);
  return at < 0 ? null : { tier: after[at]!.tier, change: after[at]!.value - before[at]!.value };
}

/** Pairs that differ in claims alone, by less than a year of tenure can turn. */
function closeTurns(ground: Ground, tiers: TierVector): { readonly looked: number; readonly found: readonly Doubt[] } {
  const yearOn = (teacher: string, months: number): Cells => ({
    since: ground.instance.persons.get(teacher)!.row.since + months,
  });
  const close = pairs(ground).filter(({ claims }) => Math.abs(claims.spared - claims.sent) <= 1);
  const found = close.flatMap((pair): Doubt[] => {
    const { outcome, posting, by } = swapOf(ground, tiers, pair);
    const isClose =
      outcome.kind === 'lawful' &&
      (outcome.tier === null || (outcome.tier === 'claims' && Math.abs(outcome.change) <= 1));
    // A year less makes the claim of who is sent stronger, a year more that of who stays weaker.
    return isClose
      ? [
          {
            teacher: posting.teacher,
            entry: 'yearLess',
            posting,
            cells: yearOn(posting.teacher, 12),
            effect: { kind: 'turn', other: by.teacher, tier: null, change: 0 },
          },
          {
            teacher: by.teacher,
            entry: 'yearMore',
            posting: null,
            cells: yearOn(by.teacher, -12),
            effect: { kind: 'turn', other: posting.teacher, tier: null, change: 0 },
          },
        ]
      : [];
  });
  return { looked: close.length, found };
}

/** Teachers on no posting whom one more year of tenure would make eligible in some year. */
function nearlyEligible({ instance, policy, postings }: Ground): readonly string[] {
  const posted = new Set(postings.map(({ teacher }) => teacher));
  const { tenureYears } = policy.settings;
  return [...instance.persons.values()]
    .filter(
      (person) => !posted.has(person.id) && instance.years.some((year) => person.tenure(year) === tenureYears - 1),
    )
    .map(({ id }) => id);
}

/** Whether sending the teacher, eligible under the changed roster, would better the plan as it stands there. */
function opening(changed: Ground, teacher: string): Doubt['effect'] | null {
  const plan = judged(changed, changed.postings);
  const way = insertions(changed, openings(changed, teacher))[0];
  if (plan === null || way === undefined) return null;
  const better = firstChange(plan.tiers, way.plan.tiers);
  return better !== null && better.change < 0 ? { kind: 'opens', ...better } : null;
}

/**
 * Postings that fall with nobody to take over come first, then by the aim that is hit; equal plans and turns of a year
 * last.
 */
const gravity =
  (order: readonly TierName[]) =>
  ({ effect }: Doubt): number => {
    if (effect.kind === 'falls' && effect.by === null) return -1;
    const tier = effect.kind === 'breaks' ? 'legal' : effect.tier;
    return tier === null ? order.length : order.indexOf(tier);
  };
