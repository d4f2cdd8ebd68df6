/**
 * The three numbers of 教督〔2017〕6号, indicator 11, with their ratios: of the years of a plan, and of the school years
 * before it as far as the roster tells. They describe and decide nothing, so ratios are decimals.
 */
import { kindOf } from '../../domain/group-kinds.ts';
import type { Instance, Person } from '../../domain/instance.ts';
import { schoolYearBegun } from '../../domain/month.ts';
import type { BarePosting } from '../../domain/plan.ts';
import { OUTSIDE } from '../../domain/words.ts';
import type { PlanFacts } from '../facts.ts';

/** The numbers of a year; ratios are null where there is nobody to divide by. */
export interface Supervision {
  readonly eligible: number;
  /** Who starts an exchange in the year; before the plan, who set out in the school year before. */
  readonly exchanged: number;
  readonly backbones: number;
  readonly exchangedRatio: number | null;
  readonly backboneRatio: number | null;
  /** Exchanges between campuses of a fused group: free deployment, shown apart and not counted above (RA2). */
  readonly insideFused: number;
  /** Of those exchanged: mid-level leaders and above (SZ4); backbones who go from the core to a member (HT10). */
  readonly leaders: number;
  readonly backbonesOutward: number;
}

/**
 * What a roster tells of a school year before the plan. It does not tell who was eligible then, nor of which kind a
 * posting was; titles and positions are those of today.
 */
export interface PastSupervision extends Omit<Supervision, 'eligible' | 'exchangedRatio'> {
  /** Of those exchanged: principals and vice-principals, who may have gone to take office. */
  readonly inOffice: number;
  /** Who went outside the county: in none of the other numbers. */
  readonly outside: number;
}

/** To four decimals; null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

/** What both kinds of years count of the people exchanged, by the school where each went (null: not known). */
function exchanged(people: readonly { readonly person: Person; readonly to: string | null }[], instance: Instance) {
  const backbones = people.filter(({ person }) => person.backbone);
  const outward = backbones.filter(
    ({ person, to }) => person.home.row.role === 'core' && to !== null && instance.sites.get(to)?.row.role === 'member',
  );
  return {
    exchanged: people.length,
    backbones: backbones.length,
    backboneRatio: ratio(backbones.length, people.length),
    leaders: people.filter(({ person }) => person.row.position !== 'teacher').length,
    backbonesOutward: outward.length,
  };
}

/**
 * A year of the plan.
 *
 * @param group - count only people whose home is there; absent: all groups
 */
export function supervision(facts: PlanFacts, year: number, group?: string): Supervision {
  const { instance } = facts;
  const seen = facts.forRule({ kinds: null });
  const own = group === undefined ? [...instance.persons.values()] : seen.people(group);
  const eligible = own.filter((person) => seen.eligible(person, year)).length;
  const started = seen
    .starters(year)
    .map((posting) => ({ posting, person: instance.persons.get(posting.teacher)!, to: posting.to }))
    .filter(({ person }) => group === undefined || person.home.group.id === group);
  const counted = started.filter(({ posting }) => !isInsideFused(facts, posting));
  const numbers = exchanged(counted, instance);
  return {
    eligible,
    exchangedRatio: ratio(numbers.exchanged, eligible),
    insideFused: started.length - counted.length,
    ...numbers,
  };
}

function isInsideFused({ instance }: PlanFacts, { from, to, start }: BarePosting): boolean {
  const [home, host] = [instance.sites.get(from)!.group, instance.sites.get(to)!.group];
  return kindOf(home, start) === 'fused' && home.id === host.id;
}

const begun = new WeakMap<Instance, ReadonlyMap<number, readonly Person[]>>();

/** Whose posting in the roster, running or finished, began in the school year; counted once per roster. */
function begunIn(instance: Instance, year: number): readonly Person[] {
  const byYear =
    begun.get(instance) ??
    Map.groupBy(
      [...instance.persons.values()].filter(({ row }) => row.postedFrom !== null),
      ({ row }) => schoolYearBegun(row.postedFrom!),
    );
  begun.set(instance, byYear);
  return byYear.get(year) ?? [];
}

/** Where the posting of the roster led; null = not known. */
const hostOf = ({ row, running }: Person): string | null =>
  running === null ? (row.lastHost ?? (row.working === row.home ? null : row.working)) : running.to;

/** A school year before the plan; `group` as in `supervision`. */
export function pastSupervision(instance: Instance, year: number, group?: string): PastSupervision {
  const gone = begunIn(instance, year).filter(({ home }) => group === undefined || home.group.id === group);
  const inside = gone.filter(({ row }) => row.working !== OUTSIDE);
  const counted = inside.filter(({ home }) => kindOf(home.group, year) !== 'fused');
  return {
    ...exchanged(
      counted.map((person) => ({ person, to: hostOf(person) })),
      instance,
    ),
    insideFused: inside.length - counted.length,
    inOffice: counted.filter(({ leader }) => leader).length,
    outside: gone.length - inside.length,
  };
}

/** What the roster holds of postings before the plan, and what it has no date for. */
export interface KnownPast {
  /** The first school year in which a posting began that the roster dates; null: it dates none before the plan. */
  readonly first: number | null;
  /** True where no teacher has a month in which a posting began: then the roster tells nothing of any year. */
  readonly silent: boolean;
  /** Who is away now at a school of the county, of whom nobody knows since when. */
  readonly runningUndated: number;
  /** Postings that are only counted (已交流次数): the roster has one pair of dates for each teacher. */
  readonly undated: number;
  /** Postings of the roster that begin in the horizon and that no plan made, by school year. */
  readonly begun: ReadonlyMap<number, number>;
}

/** `postings`: those of the plan. */
export function knownPast({ instance, postings }: Pick<PlanFacts, 'instance' | 'postings'>): KnownPast {
  const people = [...instance.persons.values()];
  const years = people.flatMap(({ row }) => (row.postedFrom === null ? [] : [schoolYearBegun(row.postedFrom)]));
  const planned = new Set(postings.map(({ teacher }) => teacher));
  const before = years.filter((year) => year < instance.years[0]);
  return {
    first: before.reduce<number | null>((least, year) => (least === null || year < least ? year : least), null),
    silent: years.length === 0,
    runningUndated: people.filter(({ row, running }) => row.postedFrom === null && (running?.to ?? null) !== null)
      .length,
    undated: people.reduce((sum, { row }) => sum + Math.max(0, row.timesPosted - (row.postedFrom === null ? 0 : 1)), 0),
    begun: new Map(
      instance.years.map((year) => [
        year,
        begunIn(instance, year).filter(({ id, running }) => running !== null && running.to !== null && !planned.has(id))
          .length,
      ]),
    ),
  };
}
