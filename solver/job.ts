/** What a worker thread can be asked about one model, and what it answers. Plain data: it crosses threads. */
import type { LinearAnswer } from './backend.ts';
import type { Solved, TierReport } from './lexicographic.ts';
import type { Objective, Row } from './model.ts';
import type { Offers, Region, Side } from './nondominated.ts';
import type { PackedModel } from './packed.ts';
import type { Found } from './tier.ts';

/** Bounds of all columns, narrower than the model's. */
export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The model a question is about: that of the block, with rows added and bounds narrowed. */
export interface Subject {
  readonly model: PackedModel;
  readonly rows?: readonly Row[];
  readonly bounds?: Bounds;
}

interface Questions {
  /** Tiers in strict order, from the tier `from` on. */
  readonly tiers: {
    readonly start: Float64Array | null;
    readonly from: number;
    readonly scout: readonly number[];
    readonly plain: boolean;
  };
  /**
   * The least value of one objective, from a point in hand if there is one, to within `open`, or as far as so many
   * branches lead.
   */
  readonly price: {
    readonly objective: Objective;
    readonly start: Float64Array | null;
    readonly open: number;
    readonly nodes?: number;
  };
  /** What can be had in some regions with the objective at most `most`, but for what is dominated in the sides. */
  readonly list: {
    readonly objective: Objective;
    readonly sides: readonly Side[];
    readonly most: number;
    readonly open: number;
    readonly among: readonly Region[];
  };
  /**
   * Bounds that hold wherever the objective is at most `value`; with `totals` closer ones, at some hundred relaxations.
   */
  readonly narrow: { readonly objective: Objective; readonly value: number; readonly totals: boolean };
  /** Multipliers of the relaxation; undefined where the engine has none. */
  readonly relax: { readonly objective: Objective };
}

export interface Answers {
  readonly tiers: Solved;
  readonly price: Found;
  readonly list: Offers;
  readonly narrow: Bounds;
  readonly relax: LinearAnswer | undefined;
}

export type Kind = keyof Answers;
export type Question<K extends Kind = Kind> = { [P in K]: { readonly kind: P } & Questions[P] }[K];

export interface Terms {
  readonly backend: string;
  readonly seed: number;
  readonly gap: number;
  readonly seconds: number;
  /** One Int32: not 0 once the work should end. */
  readonly stop: SharedArrayBuffer;
}

export type Job<K extends Kind = Kind> = Subject & Terms & { readonly question: Question<K>; readonly port: unknown };

/** Told on the way of a `tiers` question. */
export type Note =
  | { readonly kind: 'tier'; readonly report: TierReport; readonly x: Float64Array }
  | { readonly kind: 'point'; readonly x: Float64Array };

/** Who can be asked: threads, or the caller's own in tests. */
export interface Asker {
  /** Throws `Ended` where no answer can come any more, and whatever the engine threw. */
  ask<K extends Kind>(subject: Subject, question: Question<K>, onNote?: (note: Note) => void): Promise<Answers[K]>;
  /** True once the work should come to its end, and why it would. */
  readonly over: boolean;
  readonly reason: 'time' | 'stopped';
}
