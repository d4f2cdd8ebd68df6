/** Which postings of a plan run where in which year, counted when first asked for. */
import type { BarePosting } from '../domain/plan.ts';

export interface Presence {
  /** Postings of every kind that run in `year` at the school. */
  here(school: string, year: number): readonly BarePosting[];
  /** Postings of every kind that run in `year` and started from the school. */
  away(school: string, year: number): readonly BarePosting[];
}

const NONE: readonly BarePosting[] = [];

export const runsIn = (posting: BarePosting, year: number): boolean =>
  posting.start <= year && year < posting.start + posting.years;

export function presence(postings: readonly BarePosting[]): Presence {
  const years = new Map<
    number,
    {
      readonly here: ReadonlyMap<string, readonly BarePosting[]>;
      readonly away: ReadonlyMap<string, readonly BarePosting[]>;
    }
  >();
  const of = (year: number) => {
    let known = years.get(year);
    if (known === undefined) {
      const running = postings.filter((posting) => runsIn(posting, year));
      known = {
        here: Map.groupBy(running, (posting) => posting.to),
        away: Map.groupBy(running, (posting) => posting.from),
      };
      years.set(year, known);
    }
    return known;
  };
  return {
    here: (school, year) => of(year).here.get(school) ?? NONE,
    away: (school, year) => of(year).away.get(school) ?? NONE,
  };
}
