/** The case that a plan of the desk follows from. */
import { KeptRoster } from '../../domain/roster-content.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Case } from '../../planning/case.ts';
import { blob } from '../../store/blobs.ts';
import type { Tx } from '../../store/store.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { importResultOf } from './import-result.ts';
import type { DeskPlan } from './plan.ts';
import { loadedPolicy } from './policy.ts';
import { checkOf } from './roster.ts';

/** The roster of a version that was checked without errors. Throws a DeskProblem (409) for any other. */
async function checkedRoster(tx: Tx, pinned: DeskPlan['roster']): Promise<Roster> {
  const result = await importResultOf(tx, checkOf(pinned));
  if (result === null) throw new DeskProblem(409, deskTexts['not-ready']({ what: pinned.id }));
  if (result.roster === null) throw new DeskProblem(409, deskTexts['roster-has-errors']());
  return keptRoster(tx, result.roster);
}

const keptRoster = async (tx: Tx, digest: string): Promise<Roster> =>
  KeptRoster.parse(JSON.parse(await blob(tx, digest)));

export async function caseOf(tx: Tx, { roster, policy: named, from, changedRoster }: DeskPlan): Promise<Case> {
  const { policy } = await loadedPolicy(tx, named.id, named.version === 0 ? undefined : named.version);
  if (policy === null) throw new DeskProblem(409, deskTexts['policy-has-errors']());
  const own = changedRoster === undefined ? await checkedRoster(tx, roster) : await keptRoster(tx, changedRoster);
  return { roster: own, policy, from };
}
