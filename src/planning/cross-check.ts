/** A second opinion: the groups that are small enough are solved by another engine too, and the tiers compared. */
import { split, type Block } from '../../solver/decompose.ts';
import { presolve } from '../../solver/presolve.ts';
import type { Backend, TooLarge } from '../../solver/backend.ts';
import type { TierName } from '../domain/words.ts';
import { ANY_SIZE, engineOf } from './engines.ts';
import type { PlanSearch } from './search.ts';
import { tryToMinimise } from './threads.ts';

/** The largest problem that a block will ask an engine for: its last tier merges least. */
const asked = ({ model }: Block): true | Parameters<Backend['fits']>[0] => {
  const objective = model.objectives.at(-1);
  return objective === undefined ? true : presolve({ columns: model.columns, rows: model.rows, objective }).problem;
};

/** The first part of a problem that an engine refuses for its size; undefined where all fit. */
export async function tooLarge(search: PlanSearch, engine: string): Promise<TooLarge | undefined> {
  if (ANY_SIZE.has(engine)) return undefined;
  const backend = await engineOf(engine);
  for (const block of split(search.model)) {
    const problem = asked(block);
    const fit = problem === true ? true : backend.fits(problem);
    if (fit !== true) return fit;
  }
  return undefined;
}

export interface CrossCheck {
  /** Independent parts (groups), and how many of them both engines solved to the end. */
  readonly parts: number;
  readonly compared: number;
  readonly tiers: readonly { readonly tier: TierName; readonly agree: number }[];
}

/** Solves each part that fits the second engine with both, `seconds` for each solve. */
export async function crossCheck(
  search: PlanSearch,
  engines: readonly [string, string],
  options: { readonly seed: number; readonly seconds: number; readonly signal?: AbortSignal },
): Promise<CrossCheck> {
  const blocks = split(search.model);
  const second = await engineOf(engines[1]);
  const order = search.tiers.map(({ name }) => name as TierName);
  const agree = order.map(() => 0);
  let compared = 0;
  for (const block of blocks) {
    const problem = asked(block);
    if (problem !== true && second.fits(problem) !== true) continue;
    const answers = await Promise.all(
      engines.map((backend) => tryToMinimise(block.model, null, [], { ...options, backend, gap: 0, workers: 1 })),
    );
    const values = answers.map((answer) =>
      answer.kind === 'solved' && answer.ended === 'complete' ? answer.tiers.map(({ value }) => value) : undefined,
    );
    const [one, two] = values;
    if (one === undefined || two === undefined) continue;
    compared += 1;
    one.forEach((value, t) => (agree[t]! += value === two[t] ? 1 : 0));
  }
  return { parts: blocks.length, compared, tiers: order.map((tier, t) => ({ tier, agree: agree[t]! })) };
}
