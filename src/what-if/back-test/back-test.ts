/**
 * A list that was made by hand, held against what the program would have done: which clauses the list broke, how much
 * of it is the same, and what the difference cost. The cost is exact: the program keeps as much of the list as the law
 * allows, plans the rest as well as it can, and the tiers of that plan stand beside those of its own.
 */
import type { BarePosting } from '../../domain/plan.ts';
import type { TierName } from '../../domain/words.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import type { Objective } from '../../planning/forms.ts';
import { judgeList, type ListVerdict } from '../../planning/judge-list.ts';
import { makePlan, type PlanOutcome } from '../../planning/make-plan.ts';
import type { Aims, Forms } from '../../planning/search.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import { Searcher, type SearchTerms } from '../searcher.ts';

/** How a posting of the list and the program's plan go together. */
export type Match = 'identical' | 'otherHost' | 'onlyList' | 'onlyProgram';

export interface ListPair {
  readonly teacher: string;
  readonly match: Match;
  readonly listed: BarePosting | null;
  readonly planned: BarePosting | null;
  /** True where the list's posting could not stay in a lawful plan. */
  readonly dropped: boolean;
}

export interface TierCost {
  readonly tier: TierName;
  /** The list, completed. */
  readonly listed: number;
  readonly planned: number;
  /** Proven of `planned`. */
  readonly bound: number;
}

export interface BackTest {
  readonly listed: readonly BarePosting[];
  readonly verdict: ListVerdict;
  readonly plan: VerifiedPlan;
  /** Of the first year, by teacher. */
  readonly pairs: readonly ListPair[];
  /**
   * The list with as few postings left out as the law allows, and the later years planned; null where not even that was
   * found.
   */
  readonly completed: {
    readonly dropped: number;
    readonly proven: boolean;
    readonly tiers: readonly TierCost[];
  } | null;
}

export type BackTestAnswer = ({ readonly kind: 'back-test' } & BackTest) | Exclude<PlanOutcome, { kind: 'plan' }>;

/**
 * `listed`: postings of the first school year of the case. `digest`: of its roster. The seconds are shared by both
 * searches.
 */
export async function backTest(
  given: Case,
  digest: string,
  listed: readonly BarePosting[],
  terms: SearchTerms,
): Promise<BackTestAnswer> {
  const { backend, seed, seconds, workers, signal } = terms;
  const half = { ...terms, seconds: seconds / 2 };
  const outcome = await makePlan(instanceOf(given), given.policy, digest, {
    backend,
    seed,
    timeLimit: half.seconds,
    gap: 0,
    workers,
    ...(signal === undefined ? {} : { signal }),
  });
  if (outcome.kind !== 'plan') return outcome;
  const verdict = judgeList(given, listed);
  const completed = await complete(given, listed, outcome.plan, half);
  const kept = completed?.kept ?? null;
  return {
    kind: 'back-test',
    listed,
    verdict,
    plan: outcome.plan,
    pairs: pairsOf(given.from, listed, outcome.plan, kept),
    completed: completed?.answer ?? null,
  };
}

/** First as few postings of the list as possible are left out, then the tiers of the policy. */
function aimsOf(forms: Forms, listed: readonly BarePosting[], from: number): Aims {
  const own = new Set(forms.movesOf(listed));
  const columns = [...own].map(({ column }) => column).toSorted((a, b) => a - b);
  const dropped: Objective = { name: 'dropped', constant: listed.length, columns, values: columns.map(() => -1) };
  // In the year of the list nobody else goes: what it lacks there is what it lacks.
  return {
    objectives: [dropped, ...forms.tiers],
    barred: forms.moves.filter((move) => move.start === from && !own.has(move)),
  };
}

async function complete(
  given: Case,
  listed: readonly BarePosting[],
  plan: VerifiedPlan,
  terms: SearchTerms,
): Promise<{ answer: NonNullable<BackTest['completed']>; kept: readonly BarePosting[] } | null> {
  const searcher = new Searcher(terms);
  try {
    const found = await searcher.find(given, (forms) => aimsOf(forms, listed, given.from));
    if (found.kind !== 'plan') return null;
    return {
      kept: found.postings.filter(({ start }) => start === given.from),
      answer: {
        dropped: found.aims[0]!.value,
        proven: found.ended === 'complete',
        tiers: plan.proof.tiers.map(({ tier, value, bound }) => ({
          tier,
          listed: found.appraisal.tiers[tier],
          planned: value,
          bound,
        })),
      },
    };
  } finally {
    await searcher.close();
  }
}

function pairsOf(
  from: number,
  listed: readonly BarePosting[],
  plan: VerifiedPlan,
  kept: readonly BarePosting[] | null,
): ListPair[] {
  const first = plan.postings.filter(({ start }) => start === from);
  const hand = new Map(listed.map((posting) => [posting.teacher, posting]));
  const own = new Map(first.map((posting) => [posting.teacher, posting]));
  const stay = new Set(kept?.map(({ teacher }) => teacher));
  return [...new Set([...hand.keys(), ...own.keys()])].toSorted().map((teacher): ListPair => {
    const [a, b] = [hand.get(teacher) ?? null, own.get(teacher) ?? null];
    const match =
      a === null
        ? 'onlyProgram'
        : b === null
          ? 'onlyList'
          : a.to === b.to && a.kind === b.kind
            ? 'identical'
            : 'otherHost';
    return {
      teacher,
      match,
      listed: a,
      planned:
        b === null
          ? null
          : { teacher: b.teacher, from: b.from, to: b.to, start: b.start, years: b.years, kind: b.kind },
      dropped: a !== null && kept !== null && !stay.has(teacher),
    };
  });
}
