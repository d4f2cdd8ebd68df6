/** What is known of one tier once its work has ended. */
export interface TierReport {
  readonly name: string;
  /** Recomputed from the point in whole numbers. */
  readonly value: number;
  /** Proven lower bound with the earlier tiers at their values. */
  readonly bound: number;
  readonly seconds: number;
}
