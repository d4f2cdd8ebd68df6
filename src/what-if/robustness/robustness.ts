/**
 * How well a published plan stands what happens to people: samples at given rates, each judged by the verifying side
 * and, where it no longer holds, repaired with the fewest names moved; teachers whose loss alone breaks it; the reserve
 * that would keep repairs small.
 */
import { september } from '../../domain/month.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import type { Searcher } from '../searcher.ts';
import { after, type Happening, happenings, type Rates } from './chance.ts';
import { repair } from './repair.ts';
import { type Breakage, survival, type PublishedPlan } from './survival.ts';

export interface RobustnessTerms {
  readonly rates: Rates;
  readonly samples: number;
  readonly seed: number;
  /** A repair of so many names is small. */
  readonly within: number;
  /** Samples looked at side by side. */
  readonly workers: number;
  readonly onSample?: (done: number) => void;
}

interface Sample {
  readonly happened: number;
  readonly lapsed: number;
  readonly survives: boolean;
  /** Names moved; 0 where the plan survives, null where no repair was found in time. */
  readonly moved: number | null;
  readonly broken: readonly Breakage[];
  /**
   * How many of those who left must be stood in for until the repair is small; null where that was not found in time.
   */
  readonly reserve: number | null;
}

/** A teacher whose loss at the start breaks the plan, whatever else happens. */
export interface Single {
  readonly teacher: string;
  readonly school: string;
  readonly subject: string;
  readonly broken: readonly Breakage[];
}

export interface Robustness {
  /** In the order of their numbers; fewer than asked for where time ended. */
  readonly samples: readonly Sample[];
  readonly singles: readonly Single[];
}

/** Repairs are looked for as long as the searcher's time lasts. */
export async function robustness(
  given: Case,
  published: PublishedPlan,
  searcher: Searcher,
  terms: RobustnessTerms,
): Promise<Robustness> {
  const singles = singlePoints(given, published);
  const critical = new Set(singles.map(({ teacher }) => teacher));
  const posted = new Set(published.postings.map(({ teacher }) => teacher));
  const rank = ({ teacher }: Happening): number => (critical.has(teacher) ? 0 : posted.has(teacher) ? 1 : 2);
  const samples: (Sample | undefined)[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < terms.samples && !searcher.over) {
      const number = next++;
      const happened = happenings(given, terms.rates, terms.seed, number);
      // A reserve stands in first for those whose loss alone breaks the plan, then for the posted.
      samples[number] = await sampleOf(
        given,
        published,
        happened.toSorted((a, b) => rank(a) - rank(b)),
        searcher,
        terms,
      );
      terms.onSample?.(++done);
      // Judging is done on this thread: let signals and progress have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, terms.workers) }, work));
  return { samples: samples.filter((sample) => sample !== undefined), singles };
}

async function sampleOf(
  given: Case,
  published: PublishedPlan,
  happened: readonly Happening[],
  searcher: Searcher,
  { within }: RobustnessTerms,
): Promise<Sample> {
  const look = async (
    missing: readonly Happening[],
  ): Promise<{ seen: ReturnType<typeof survival>; moved: number | null }> => {
    const changed = after(given, missing);
    const seen = survival(changed, published, new Set(missing.map(({ teacher }) => teacher)));
    if (seen.survives) return { seen, moved: 0 };
    const mended = await repair(changed, seen, searcher);
    return { seen, moved: mended?.proven === true ? mended.moved : null };
  };
  const { seen, moved } = await look(happened);
  const reserve =
    moved === null
      ? null
      : moved <= within
        ? 0
        : await leastReserve(happened, async (missing) => (await look(missing)).moved, within);
  return {
    happened: happened.length,
    lapsed: seen.lapsed.length,
    survives: seen.survives,
    moved,
    broken: seen.broken,
    reserve,
  };
}

/**
 * How many of those who left, from the first on, must be stood in for until at most `within` names move; by halving: so
 * many are enough and one fewer is not. With all stood in for nothing has happened. Null: not found in time.
 */
async function leastReserve(
  happened: readonly Happening[],
  movedAfter: (missing: readonly Happening[]) => Promise<number | null>,
  within: number,
): Promise<number | null> {
  let [few, enough] = [0, happened.length];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    const moved = await movedAfter(happened.slice(middle));
    if (moved === null) return null;
    if (moved <= within) enough = middle;
    else few = middle;
  }
  return enough;
}

/** Every teacher in service, one after another, gone before the first year. */
function singlePoints(given: Case, published: PublishedPlan): readonly Single[] {
  const { persons, years } = instanceOf(given);
  return [...persons.values()].flatMap((person): Single[] => {
    if (!person.inService(years[0]) || person.leaves <= september(years[0])) return [];
    const changed = after(given, [{ kind: 'resign', teacher: person.id, year: years[0] }]);
    const { survives, broken } = survival(changed, published, new Set([person.id]));
    return survives ? [] : [{ teacher: person.id, school: person.home.id, subject: person.row.subject, broken }];
  });
}
