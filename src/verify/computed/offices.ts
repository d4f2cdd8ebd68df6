/**
 * The post that a leader takes at the host (QD1: a vice-principal becomes principal of the school; GJ4 and PJ5: the same
 * post), who holds it now and where that one goes, and the post left open at home. Computed, never optimised.
 */
import { kindOf } from '../../domain/group-kinds.ts';
import type { Instance, Person } from '../../domain/instance.ts';
import type { BarePosting } from '../../domain/plan.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { Position } from '../../domain/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { runsIn } from '../presence.ts';
import { workplace } from '../standing.ts';

export interface Office {
  /** What the leader becomes at the host. */
  readonly post: Position;
  /** Who would hold it there in that year without new postings, and where the plan sends them; null = they stay. */
  readonly holders: readonly { readonly teacher: string; readonly to: string | null }[];
  /** What the leader was at home, and who takes office there instead in that year. */
  readonly left: Position;
  readonly followers: readonly string[];
}

/** Where several rules let the leader go, the one that keeps him in his post tells. */
function postOf(instance: Instance, policy: Policy, posting: BarePosting): Position {
  const { row, home } = instance.persons.get(posting.teacher)!;
  const kind = kindOf(home.group, posting.start);
  const lines = policy.rules.filter(
    ({ spec, kinds, params }) =>
      (kinds === null || kinds.includes(kind)) && spec.permits?.(instance, posting, params) === true,
  );
  const raised = lines.flatMap(({ spec, params }) => spec.office?.(params) ?? []);
  return lines.length > 0 && raised.length === lines.length ? raised[0]! : row.position;
}

/** What stands behind one leadership posting of a plan. */
export function officeOf(
  instance: Instance,
  policy: Policy,
  postings: readonly BarePosting[],
  posting: BarePosting,
): Office {
  const { start, from, to, teacher } = posting;
  const person = (id: string): Person => instance.persons.get(id)!;
  const running = postings.filter((one) => one.kind === 'leadership' && runsIn(one, start));
  const post = postOf(instance, policy, posting);
  const left = person(teacher).row.position;
  const holders = [...instance.persons.values()]
    .filter((one) => one.row.position === post && one.id !== teacher && workplace(one, start) === to)
    .map(({ id }) => ({ teacher: id, to: running.find((one) => one.teacher === id)?.to ?? null }));
  const followers = running
    .filter((one) => one.to === from && postOf(instance, policy, one) === left)
    .map((one) => one.teacher)
    .toSorted(byCodePoint);
  return { post, holders, left, followers };
}
