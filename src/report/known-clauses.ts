/**
 * What a policy lists of the clauses that are computed and not enforced. A report shows an entitlement or indicator
 * only where the policy's document knows it, with the policy's own clause id.
 */
import type { GroupKind } from '../domain/words.ts';
import type { Clause, Policy } from '../policy/policy.ts';

/** True where the policy has the catalogue row computed, or a clause of that id otherwise served. */
function isOf({ id, served }: Clause, row: string): boolean {
  if (served.by === 'none') return false;
  return id === row || ('as' in served && served.as === row);
}

/** The policy's clauses that stand for any of these catalogue rows, by id. */
export const clausesFor = ({ clauses }: Policy, ...rows: readonly string[]): readonly string[] =>
  [...clauses.values()].filter((clause) => rows.some((row) => isOf(clause, row))).map(({ id }) => id);

/** True where the policy's document knows any of these catalogue rows. */
export const knows = (policy: Policy, ...rows: readonly string[]): boolean => clausesFor(policy, ...rows).length > 0;

/**
 * Whether what the document says there holds in groups of this kind: where rule lines cite the clause, their kinds
 * tell.
 */
export function knowsFor(policy: Policy, row: string, kind: GroupKind): boolean {
  const ids = clausesFor(policy, row);
  const lines = policy.rules.filter(({ clause }) => clause !== null && ids.includes(clause));
  return ids.length > 0 && (lines.length === 0 || lines.some(({ kinds }) => kinds === null || kinds.includes(kind)));
}
