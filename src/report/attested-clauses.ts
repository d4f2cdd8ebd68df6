/**
 * Clauses on which a person has given word in 人工核对: shown apart from what was computed. The word decides where
 * nothing else does; numbers that say met or not met stand whatever anybody signs.
 */
import type { Roster } from '../domain/roster.ts';
import type { Clause } from '../policy/policy.ts';
import type { ReportContext } from './context.ts';
import { countedClauses, type CountedClause } from './counted-clauses.ts';

type Word = Roster['attestations'][number];
export type AttestedStatus = 'attested-met' | 'attested-not-met' | 'attested-not-applicable';

export interface AttestedClause {
  readonly clause: Clause;
  /** In order of the years, the one for every year first. */
  readonly words: readonly Word[];
  /** What the words say of the horizon where they decide; null where numbers decide, or a year wants its word. */
  readonly status: AttestedStatus | null;
}

const known = new WeakMap<ReportContext, readonly AttestedClause[]>();

/** In the order of the policy; a clause that a rule evaluates is no matter of anybody's word. */
export function attestedClauses(context: ReportContext): readonly AttestedClause[] {
  const found = known.get(context) ?? attested(context);
  known.set(context, found);
  return found;
}

function attested(context: ReportContext): readonly AttestedClause[] {
  const { instance, policy } = context;
  const words = Map.groupBy(instance.roster.attestations, ({ clause }) => clause);
  const counted = new Map(countedClauses(context).map((one) => [one.clause.id, one]));
  return [...policy.clauses.values()].flatMap((clause): AttestedClause[] => {
    const own = words.get(clause.id) ?? [];
    if (own.length === 0 || clause.served.by === 'rule') return [];
    const status = isLeftToWord(clause, counted.get(clause.id)) ? statusOf(own, instance.years) : null;
    return [{ clause, words: own.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0)), status }];
  });
}

function isLeftToWord({ served }: Clause, counted: CountedClause | undefined): boolean {
  if (served.by === 'none' || served.by === 'person') return true;
  if (counted === undefined) return false;
  const { status, isUnentered } = counted;
  return status === 'not-known' || status === 'not-evaluated' || (status === 'not-met' && isUnentered);
}

/**
 * A year's own word goes before the one for every year. The list year must have one; the outlook years may still be
 * without. One 不符合 in any year is enough.
 */
function statusOf(words: readonly Word[], years: readonly number[]): AttestedStatus | null {
  const every = words.find(({ year }) => year === null);
  const byYear = years.map((year) => (words.find((word) => word.year === year) ?? every)?.verdict ?? null);
  if (byYear.includes('notMet')) return 'attested-not-met';
  if (byYear[0] === null) return null;
  return byYear.includes('met') ? 'attested-met' : 'attested-not-applicable';
}

/** What the words decide, by clause. */
export const attestedStatus = (context: ReportContext, clause: string): AttestedStatus | null =>
  attestedClauses(context).find((one) => one.clause.id === clause)?.status ?? null;

/** The hard clauses that a person found not met. */
export const refusedClauses = (context: ReportContext): readonly Clause[] =>
  attestedClauses(context).flatMap(({ clause, status }) =>
    clause.kind === 'H' && status === 'attested-not-met' ? [clause] : [],
  );
