/** The kinds of question that a worker thread answers about one model. Plain data: it crosses threads. */
import type { LinearAnswer } from './backend.ts';
import type { Bounds } from './bounds.ts';
import type { ElasticOptimum, IisMember } from './iis.ts';
import type { Solved } from './lexicographic.ts';
import type { Found } from './mip-search.ts';
import type { Objective, Row } from './model.ts';
import type { Enumerated, NondominatedPoints } from './nondominated.ts';
import type { RunOptions } from './options.ts';
import type { PackedModel } from './packed.ts';
import type { AddedConstraints, Reoptimised, SolvedFacts } from './reoptimisation.ts';
import type { TierReport } from './tier-report.ts';

/** The model a question is about: that of the block, with rows added and bounds tightened. */
export interface Subject {
  readonly model: PackedModel;
  readonly rows?: readonly Row[];
  readonly bounds?: Bounds;
}

interface Questions {
  /** Nothing but that the engine is loaded. */
  readonly load: object;
  /** Tiers in strict order, from the tier `from` on. */
  readonly lexicographic: {
    readonly start: Float64Array | null;
    readonly from: number;
    readonly weights: readonly number[];
    readonly plain: boolean;
  };
  /**
   * The least value of one objective, from a point in hand if there is one, to within `open`, or as far as so many
   * branches lead.
   */
  readonly minimise: {
    readonly objective: Objective;
    readonly start: Float64Array | null;
    readonly open: number;
    readonly nodes?: number;
  };
  /** What can be had in some regions with the objective at most `most`, but for what is dominated in the criteria. */
  readonly enumerate: Enumerated;
  /**
   * Bounds that hold wherever the objective is at most `value`; with `totals` closer ones, at some hundred relaxations.
   */
  readonly tightenBounds: { readonly objective: Objective; readonly value: number; readonly totals: boolean };
  /** Dual values of the relaxation; undefined where the engine has none. */
  readonly relax: { readonly objective: Objective };
  /** An irreducible infeasible subset of demands (`iis.ts`). */
  readonly iis: {
    readonly demands: readonly (readonly number[])[];
    readonly among: readonly number[];
    readonly held: readonly number[];
  };
  /** The best point that keeps some demands (`iis.ts`). */
  readonly elasticOptimum: {
    readonly demands: readonly (readonly number[])[];
    readonly held: readonly number[];
    readonly objective: Objective;
  };
  /** A smallest infeasible subset of demands (`smallest-iis.ts`). */
  readonly smallestIis: { readonly slacks: readonly number[] };
  /**
   * The optimum under added constraints (`reoptimisation.ts`). `key`: the same for the same model and facts, so that
   * the thread may keep what it learnt of them.
   */
  readonly reoptimise: { readonly key: number; readonly facts: SolvedFacts; readonly added: AddedConstraints };
}

/** What each kind of question is answered with. */
export interface Answers {
  readonly load: null;
  readonly lexicographic: Solved;
  readonly minimise: Found;
  readonly enumerate: NondominatedPoints;
  readonly tightenBounds: Bounds;
  readonly relax: LinearAnswer | undefined;
  /** `'feasible'`: all demands can hold; undefined: the time was over. */
  readonly iis: readonly IisMember[] | 'feasible' | undefined;
  readonly elasticOptimum: ElasticOptimum;
  /** Undefined: all demands can hold. */
  readonly smallestIis: readonly number[] | undefined;
  readonly reoptimise: Reoptimised;
}

/** The kinds of question. */
export type Kind = keyof Answers;
/** A question of one kind. */
export type Question<K extends Kind = Kind> = { [P in K]: { readonly kind: P } & Questions[P] }[K];

/** A question as it is sent to a thread. `seconds`: for this question. */
export type Job<K extends Kind = Kind> = Subject &
  Pick<RunOptions, 'backend' | 'seed' | 'gap' | 'seconds'> & {
    readonly question: Question<K>;
    /** One Int32: not 0 once the work should end. */
    readonly stop: SharedArrayBuffer;
    /** For notes on the way. */
    readonly port: unknown;
  };

/** Told on the way of a `lexicographic` question. */
export type Note =
  | { readonly kind: 'tier'; readonly report: TierReport; readonly x: Float64Array }
  | { readonly kind: 'point'; readonly x: Float64Array };

/** Who runs questions: a pool of threads, or the caller's own thread. */
export interface Executor {
  /**
   * Answers one question. Throws `Aborted` where no answer can come any more, and whatever the engine threw.
   *
   * @param seconds - For this question alone; absent: what is left of the run.
   */
  run<K extends Kind>(
    subject: Subject,
    question: Question<K>,
    onNote?: (note: Note) => void,
    seconds?: number,
  ): Promise<Answers[K]>;
  /** True once the work should come to its end, and why it would. */
  readonly over: boolean;
  readonly reason: 'time' | 'stopped';
}
