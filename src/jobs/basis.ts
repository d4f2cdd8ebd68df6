/** What the newest version of a store plans from. */
import type { Roster } from '../domain/roster.ts';
import { parsePolicy } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import { StoreFailure } from '../store/failures.ts';
import type { VersionRow } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { policyOf, rosterOf } from '../store/versions.ts';
import { texts } from './texts.ts';

export interface Basis {
  readonly version: VersionRow;
  readonly roster: Roster;
  readonly policy: Policy;
  /** First school year of the horizon. */
  readonly from: number;
}

/**
 * Roster, policy and horizon of a version. Throws where a policy that was sound when it was imported is no longer
 * understood.
 */
export async function basisOf(tx: Tx, version: VersionRow): Promise<Basis> {
  return {
    version,
    roster: await rosterOf(tx, version),
    policy: await keptPolicy(tx, version),
    from: version.from_year,
  };
}

export async function keptPolicy(tx: Tx, version: Pick<VersionRow, 'policy'>): Promise<Policy> {
  const { policy_id: id, text } = await policyOf(tx, version);
  const { policy } = parsePolicy(text, id);
  if (policy === null) throw new StoreFailure('refused', texts['policy-outgrown']({ id }));
  return policy;
}
