/** Words that rules, checks and rows share: where a rule speaks, and which numbers of a school it may settle. */

/** Where a rule speaks: filled as deep as the rule's scope, the rest null. */
export interface Spot {
  readonly group: string | null;
  readonly stage: string | null;
  readonly school: string | null;
  readonly subject: string | null;
  readonly teacher: string | null;
  readonly year: number;
}

/**
 * Numbers that a protection keeps within bounds and that a rule may settle instead: who arrives at a school, and how
 * its staff changes.
 */
export type Flow = 'arrivals' | 'balance';
