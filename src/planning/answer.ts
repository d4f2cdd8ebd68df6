/** How a question about plans can end: one word for each ending, the same in every floor of the house. */
import type { BarePosting, Plan, SharedTeaching, TierValue } from '../domain/plan.ts';

/** The search ended before it knew: by its clock, or because somebody stopped it. */
export interface NoAnswer {
  readonly kind: 'none';
  readonly reason: 'time' | 'stopped';
}

/** Proven: no plan meets what was asked. */
export interface Infeasible {
  readonly kind: 'infeasible';
}

export type SearchAnswer<Found> = ({ readonly kind: 'plan' } & Found) | Infeasible | NoAnswer;

/** Whether a search that found something came to its end, or what ended it. */
export type SearchEnd = 'complete' | NoAnswer['reason'];

/** Postings with their shared teaching. */
export interface Decided {
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
}

/** A plan of a case with what is proven of it. */
export interface Proven extends Decided {
  readonly tiers: readonly TierValue[];
}

/** A plan of the program as one to compare with, without what follows from its postings. */
export const provenOf = (plan: Pick<Plan, 'postings' | 'sharedTeaching' | 'proof'>): Proven => ({
  postings: plan.postings.map(({ purpose: _purpose, clauses: _clauses, ...posting }) => posting),
  sharedTeaching: plan.sharedTeaching,
  tiers: plan.proof.tiers,
});
