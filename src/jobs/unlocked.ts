/** What a version plans from once a published plan has lifted locks of the list: the import that they stand in has not changed. */
import type { Roster } from '../domain/roster.ts';
import { liftedBetween, withoutLocks } from '../replan/index.ts';
import type { PlanRow, VersionRow } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { rosterOf, versionOf } from '../store/versions.ts';

/**
 * The roster of the version without the locks that the plan in force has lifted. A list that was imported since speaks
 * anew.
 */
export async function unlocked(tx: Tx, version: VersionRow, inForce: PlanRow): Promise<Roster> {
  const roster = await rosterOf(tx, version);
  const before = await versionOf(tx, inForce.version);
  if (before.base !== version.base) return roster;
  return withoutLocks(roster, liftedBetween(await rosterOf(tx, before), await rosterOf(tx, inForce)));
}
