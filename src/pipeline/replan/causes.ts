/** Why the postings of a new plan differ from the published ones: every change with the event behind it, through chains. */
import type { Change } from '../../domain/changes.ts';
import type { PostingChange } from '../compare.ts';

/**
 * What ties one change to the next. `teacher`: the event concerns the posted teacher; `shortage`: a subject that is short at
 * a school; `rule`: a rule of the policy at one place; `history`: a posting of a year begun that fell.
 */
export type Tie =
  | { readonly kind: 'teacher'; readonly teacher: string }
  | { readonly kind: 'shortage'; readonly school: string; readonly subject: string; readonly year: number }
  | { readonly kind: 'rule'; readonly rule: string; readonly clause: string | null; readonly group: string | null; readonly school: string | null; readonly subject: string | null; readonly year: number };

/** One step of a chain: from an event, or from another changed posting (by its teacher), by a tie. */
export interface Step {
  readonly from: { readonly kind: 'event'; readonly change: Change } | { readonly kind: 'posting'; readonly teacher: string };
  readonly by: Tie;
}

export interface CausedChange {
  readonly change: PostingChange;
  /** From the event to this posting, the event first; empty where no single cause was found. */
  readonly chain: readonly Step[];
  /** Other events that could have caused it as directly. */
  readonly orElse: readonly Change[];
}
