/**
 * What follows for each posted teacher from a plan: allowance, rural service, posts, approval, the way back (domain,
 * section 3). Computed from the plan, never optimised; schools: `school-entitlements.ts`. The catalogue rows served
 * here are listed in `policy/computed.ts`.
 */
import { kindIn } from '../../domain/group-kinds.ts';
import type { Person, Site } from '../../domain/instance.ts';
import { asOrdered, monthsServed, september, type Month } from '../../domain/month.ts';
import { memberMonthsBefore } from '../../domain/served.ts';
import { type GroupKind, isSenior, type Position, type PostingKind } from '../../domain/words.ts';
import { monthlyRate } from '../allowances.ts';
import type { PlanFacts } from '../facts.ts';
import { intermediatePost, type PostFound } from './intermediate-posts.ts';
import { isPresent, staysOf, type Stay } from './stays.ts';

/** Who approves a move (PJ6). */
export type Approval = 'bureau' | 'school' | 'group';

/** One line per posting, of the plan or running: who works where, as what, and since when (SZ9). */
export interface TeacherEntitlement {
  readonly teacher: string;
  readonly kind: PostingKind | 'running';
  readonly from: string;
  /** null = outside the county. */
  readonly to: string | null;
  readonly since: Month | null;
  /** The September in which the teacher is back (RA6); false: has left the service by then. */
  readonly returns: Month;
  readonly returnsToWork: boolean;
  /** Yuan by year of the horizon in which the teacher works there (RA20, RA21, HT5); years without pay are left out. */
  readonly allowances: readonly { readonly year: number; readonly monthly: number; readonly amount: number }[];
  /** Months counted as rural service (RA14): those of the roster, and those that the stay adds from the horizon on. */
  readonly ruralMonths: { readonly before: number; readonly gained: number };
  /** Months of exchange known by the end of the stay, and whether they weigh for school leadership (SZ10). */
  readonly exchangeMonths: number;
  readonly leaderCandidate: boolean;
  /** The level that the teacher keeps (RA13); null where the roster gives none. */
  readonly postLevel: number | null;
  /**
   * A title gained meanwhile has no free post at the core on return (RA17); null where the core's posts are not known.
   */
  readonly levelAtRisk: boolean | null;
  /** Where a free intermediate post is found, if the teacher may get the title at the member (RA16). */
  readonly intermediatePost: PostFound | null;
  /**
   * From when the teacher, if promoted to senior, takes no senior post of the member (RA15), and whether the stay lasts
   * so long.
   */
  readonly seniorExempt: { readonly from: Month; readonly reached: boolean } | null;
  readonly approval: Approval;
  /** Treated as a principal where titles are awarded (PJ5). */
  readonly executivePrincipal: boolean;
}

/** RA15: 36 months at members. */
export const EXEMPT_AFTER = 36;
/** SZ10 gives no number; two years, as Shanghai asks. */
export const LEADER_MONTHS = 24;

const APPROVAL: Readonly<Record<Position, Approval>> = {
  principal: 'bureau',
  vicePrincipal: 'bureau',
  midLevel: 'school',
  teacher: 'group',
};

/** Vice-principals and above: the bureau; mid-level leaders: the school; teachers: the group. */
export const approvalOf = ({ row }: Person): Approval => APPROVAL[row.position];

export function teacherEntitlements(facts: PlanFacts): readonly TeacherEntitlement[] {
  return staysOf(facts.instance, facts.postings).map((stay): TeacherEntitlement => {
    const { person, kind, host, since, returns } = stay;
    const months = exchangeMonths(stay);
    return {
      teacher: person.id,
      kind,
      from: person.home.id,
      to: host?.id ?? null,
      since,
      returns: september(returns),
      returnsToWork: person.inService(returns),
      allowances: host === null || kind === 'training' ? [] : allowancesOf(facts, stay, host),
      ruralMonths: {
        before: person.row.ruralMonths,
        gained: host !== null && isRural(person.home, host) ? 12 * yearsOf(stay).length : 0,
      },
      exchangeMonths: months,
      leaderCandidate: months >= LEADER_MONTHS,
      postLevel: person.row.postLevel,
      levelAtRisk: host === null || kind === 'training' ? false : levelAtRisk(facts, person, returns),
      intermediatePost:
        host === null || kind === 'training' ? null : intermediatePost(facts.instance, person, host, stay.first),
      seniorExempt: host === null || kind === 'training' ? null : seniorExempt(facts, stay, host),
      approval: approvalOf(person),
      executivePrincipal: kind === 'leadership',
    };
  });
}

/** The years of the stay, after the horizon too, in which the teacher is at work. */
const yearsOf = (stay: Stay): readonly number[] =>
  Array.from({ length: Math.max(0, stay.returns - stay.first) }, (_, i) => stay.first + i).filter((year) =>
    isPresent(stay, year),
  );

function allowancesOf({ instance, policy }: PlanFacts, stay: Stay, host: Site): TeacherEntitlement['allowances'] {
  return instance.years
    .filter((year) => isPresent(stay, year))
    .map((year) => {
      const monthly = monthlyRate(instance, policy.settings, host, year);
      return { year, monthly, amount: 12 * monthly };
    })
    .filter(({ monthly }) => monthly > 0);
}

/** A village school, or a township school for somebody from the city (RA14). */
export const isRural = (home: Site, host: Site): boolean =>
  host.row.setting === 'rural' || (home.row.setting === 'urban' && host.row.setting === 'town');

/** This stay from its first month on; else the last finished one that the roster names is all that is known besides. */
function exchangeMonths({ person, kind, since, first, returns }: Stay): number {
  const own = kind === 'training' ? 0 : september(returns) - (since === null ? september(first) : asOrdered(since));
  const { postedFrom, postedUntil } = person.row;
  const finished =
    kind !== 'running' && postedFrom !== null && postedUntil !== null ? monthsServed(postedFrom, postedUntil) : 0;
  return own + finished;
}

/**
 * Who may be promoted while away needs a free post of the next level at home; whoever has a senior title has it
 * already.
 */
function levelAtRisk({ instance }: PlanFacts, { home, row }: Person, returns: number): boolean | null {
  if (home.row.role !== 'core' || isSenior(row.title)) return false;
  const senior = row.title === 'first';
  const posts = senior ? home.row.seniorPosts : home.row.intermediatePosts;
  if (posts === null) return null;
  const holders = [...instance.persons.values()].filter((other) => {
    if (other.home.id !== home.id || !other.inService(returns)) return false;
    return senior ? isSenior(other.row.title) : other.row.title === 'first';
  });
  return holders.length >= posts;
}

const EXEMPTING: readonly GroupKind[] = ['coBuilt', 'collaborative'];

/**
 * From the core to a member in the mountains: exempt once 36 months have been served at members, on a stay before this
 * one too, while the stay goes on. The
 * clause speaks of those who may be promoted to senior: who holds a first-grade title. Whether they meet its other
 * conditions the roster does not tell, and whoever is senior already, or has the first grade still before them, gains
 * nothing by it.
 */
function seniorExempt(
  { instance }: PlanFacts,
  { person, kind, since, first, returns }: Stay,
  host: Site,
): TeacherEntitlement['seniorExempt'] {
  const { home } = person;
  const entitled =
    since !== null &&
    EXEMPTING.includes(kindIn(home.group, since)) &&
    home.row.role === 'core' &&
    host.row.role === 'member' &&
    host.zone?.mountain === true &&
    person.row.title === 'first';
  if (!entitled) return null;
  const before = kind === 'running' ? 0 : memberMonthsBefore(person, first, instance);
  const from = asOrdered(since) + Math.max(0, EXEMPT_AFTER - before);
  return { from, reached: from < september(returns) };
}
