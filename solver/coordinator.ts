/**
 * The state of a coordination of blocks that linking rows tie: the columns that blocks gave so far, what is left to look
 * at of each block, and the incumbent, the best whole point that came of them.
 */
import { trivialBound } from './attainable.ts';
import { BlockRestrictions } from './block-restrictions.ts';
import { ColumnPool } from './column-pool.ts';
import { type Decomposition, longestFirst } from './decompose.ts';
import { gcdTightened } from './gcd-tightening.ts';
import type { Executor } from './job.ts';
import { atMost, complete, isBefore, type Model, restricted, type Row, valueAt, violation } from './model.ts';
import type { SolveOptions } from './options.ts';
import type { WholeSolved } from './outcome.ts';
import type { PackedModel } from './packed.ts';
import type { DualValues } from './pricing.ts';
import { restrictedMasterHeuristic } from './restricted-master-heuristic.ts';

/** The best point of the whole model that is known. */
export interface Incumbent {
  readonly x: Float64Array;
  /** Per tier. */
  readonly values: readonly number[];
}

/** A model with its blocks, each as threads are given it. */
export interface DecomposedModel {
  readonly model: Model;
  readonly decomposition: Decomposition;
  readonly packed: readonly PackedModel[];
}

/** The state of one coordination; what changes it is in `lagrangian.ts`, `column-enumeration.ts` and their like. */
export class Coordinator {
  /** Columns beside the blocks are tightened as tiers come to their end. */
  model: Model;
  /** Its linking rows are tightened with them. */
  decomposition: Decomposition;
  readonly packed: readonly PackedModel[];
  /** Rows of the whole model that are no linking rows. */
  readonly otherRows: readonly Row[];
  readonly options: SolveOptions;
  readonly executor: Executor;
  readonly columnPool: ColumnPool;
  readonly restrictions: BlockRestrictions;
  /** The tier at work, for who watches. */
  tier = '';
  /**
   * Linking rows that have had a dual value other than 0, by position: an enumeration must tell columns apart by these.
   * No proof rests on any other linking row, so that leaving the others out of an enumeration undercuts neither a bound
   * nor a tier that is held.
   */
  readonly pricedRows = new Set<number>();
  #incumbent: Incumbent | undefined;
  #round = 0;

  constructor({ model, decomposition, packed }: DecomposedModel, options: SolveOptions, executor: Executor) {
    const across: ReadonlySet<Row> = new Set(decomposition.linkingRows.map(({ row }) => row));
    this.model = model;
    this.decomposition = decomposition;
    this.packed = packed;
    this.otherRows = model.rows.filter((row) => !across.has(row));
    this.options = options;
    this.executor = executor;
    this.columnPool = new ColumnPool(decomposition);
    this.restrictions = new BlockRestrictions(decomposition.blocks, packed, executor);
    this.#tightenLinkingRows();
  }

  #tightenLinkingRows(): void {
    this.decomposition = {
      ...this.decomposition,
      linkingRows: this.decomposition.linkingRows.map((linkingRow) => ({
        ...linkingRow,
        row: gcdTightened(linkingRow.row, this.model.columns),
      })),
    };
  }

  get incumbent(): Incumbent | undefined {
    return this.#incumbent;
  }

  /** The block's part of the incumbent. */
  incumbentOf(b: number): Float64Array {
    return this.#partOf(b, this.#incumbent!.x);
  }

  #partOf(b: number, x: Float64Array): Float64Array {
    return Float64Array.from(this.decomposition.blocks[b]!.columns, (j) => x[j]!);
  }

  /** Columns from a whole point that keeps the blocks' rows, whatever it does to the linking rows. */
  addColumnsOf(x: Float64Array): void {
    const point = complete(this.model, x);
    this.decomposition.blocks.forEach((block, b) => {
      const own = this.#partOf(b, point);
      if (violation(block.model, own) === undefined) this.columnPool.add(b, own);
    });
    this.#offer(point);
  }

  /** The point becomes the incumbent where it keeps every row and is better in strict order. */
  #offer(x: Float64Array): void {
    const point = complete(this.model, x);
    if (violation(this.model, point) !== undefined) return;
    const values = this.model.objectives.map((objective) => valueAt(objective, point));
    if (this.#incumbent === undefined || isBefore(values, this.#incumbent.values))
      this.#incumbent = { x: point, values };
  }

  /**
   * True where the blocks' own optimum keeps the linking rows and costs nothing beside them that it need not: nothing can
   * be better.
   */
  isFree({ x }: WholeSolved): boolean {
    if (violation(this.model, x) !== undefined) return false;
    return this.model.objectives.every((objective) => {
      const aside = restricted(objective, this.decomposition.shared);
      return valueAt(aside, x) === trivialBound(this.model.columns, aside);
    });
  }

  /** A round of pricing at these dual values begins. */
  beginRound(dualValues: DualValues): void {
    dualValues.linkingRows.forEach((dual, i) => dual !== 0 && this.pricedRows.add(i));
    this.#round += 1;
  }

  /** Progress: so many blocks have answered; with a bound once there is one for the tier at work. */
  tell(done: number, known?: { readonly value: number; readonly bound: number }): void {
    this.options.onProgress?.({
      blocks: this.decomposition.blocks.length,
      done,
      tier: this.tier,
      inHand: this.#incumbent !== undefined,
      round: this.#round,
      ...known,
    });
  }

  /**
   * Each block's tiers from `from` on, while it keeps what it has in the incumbent: the earlier tiers, and what it puts
   * on linking rows.
   */
  async improveBlocks(from: number): Promise<void> {
    const found = new Map<number, Float64Array>();
    await Promise.all(
      longestFirst(this.decomposition.blocks).map(async (b) => {
        const own = this.incumbentOf(b);
        const kept = this.decomposition.blocks[b]!.model.objectives.slice(0, from).map((objective) =>
          atMost(objective, valueAt(objective, own)),
        );
        const linking = this.decomposition.linkingRows.map(({ row, parts }): Row => {
          const at = valueAt({ constant: 0, ...parts[b]! }, own);
          return {
            ...parts[b]!,
            lower: row.lower === -Infinity ? -Infinity : at,
            upper: row.upper === Infinity ? Infinity : at,
          };
        });
        const { rows, ...rest } = this.restrictions.of[b]!;
        const all = [...rows, ...kept, ...linking].filter(({ columns }) => columns.length > 0);
        const answer = await this.executor.run(
          { model: this.packed[b]!, rows: all, ...rest },
          { kind: 'lexicographic', start: own, from, weights: [], plain: false },
        );
        if (answer.kind === 'solved') found.set(b, answer.x);
      }),
    );
    const x = Float64Array.from(this.#incumbent!.x);
    this.decomposition.blocks.forEach(({ columns }, b) => {
      const own = found.get(b);
      if (own === undefined) return;
      this.columnPool.add(b, own);
      columns.forEach((j, k) => (x[j] = own[k]!));
    });
    this.#offer(x);
  }

  /**
   * From now on no column beside the blocks costs more in a tier than what its value leaves beyond the trivial bound:
   * where one did, the others would have to cost less than they can.
   */
  tightenShared(tier: number, value: number): void {
    const whole = this.model.objectives[tier]!;
    const room = value - trivialBound(this.model.columns, whole);
    const { columns: own, values } = restricted(whole, this.decomposition.shared);
    const columns = [...this.model.columns];
    own.forEach((j, k) => {
      if (values[k] === 0) return;
      const { lower, upper } = columns[j]!;
      const steps = Math.floor(room / Math.abs(values[k]!));
      columns[j] = {
        ...columns[j]!,
        ...(values[k]! > 0 ? { upper: Math.min(upper, lower + steps) } : { lower: Math.max(lower, upper - steps) }),
      };
    });
    this.model = { ...this.model, columns };
    this.#tightenLinkingRows();
  }

  /** The best choice of columns in the first `tiers` tiers. */
  async solveMaster(tiers: number): Promise<void> {
    const x = await restrictedMasterHeuristic(this, this.#incumbent?.x, tiers, this.options.weights, this.executor);
    if (x !== undefined) this.#offer(x);
  }
}
