/** Which clauses a person may attest in 人工核对: those of the policy that nothing here evaluates. */
import type { NotAttestable } from '../domain/draft.ts';
import type { Policy } from './policy.ts';

/** Why a person's word cannot stand for a clause of this policy; null where it can. */
export function notAttestable(
  { clauses, rules }: Pick<Policy, 'clauses' | 'rules'>,
  clause: string,
): NotAttestable | null {
  const known = clauses.get(clause);
  if (known === undefined) return 'unknown';
  return known.served.by === 'rule' || rules.some((line) => line.clause === clause) ? 'ruled' : null;
}
