/** How long a search may still take, from the groups that are done. */

export interface Pace {
  readonly groups: number;
  readonly done: number;
  /** Seconds since the search began. */
  readonly elapsed: number;
}

/** So many groups must be done before they say anything about the others: two, or one in twenty. */
const enough = (groups: number): number => Math.min(groups - 1, Math.max(2, Math.ceil(groups / 20)));

/**
 * Seconds that the open groups take if they go as the finished ones did; null where nothing can be said, as with a
 * single group. The largest groups are taken first, so that this errs on the side of too long.
 */
export function timeLeft({ groups, done, elapsed }: Pace): number | null {
  if (done < 1 || done >= groups || done < enough(groups)) return null;
  return (elapsed / done) * (groups - done);
}
