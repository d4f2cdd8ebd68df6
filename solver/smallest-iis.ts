/**
 * A smallest infeasible subset of demands. Demand i holds where its slack column is 0. A smallest such subset is a
 * smallest set that hits every correction set (Ignatiev, Previti, Liffiton and Marques-Silva, "Smallest MUS extraction
 * with minimal hitting set dualization", CP 2015): guess the smallest set that hits all corrections known so far; if it
 * is infeasible, it is the answer, because no smaller set hits as many; else what had to give way is a new correction
 * set.
 */
import type { Backend, Problem } from './backend.ts';
import { EngineFault } from './engine-fault.ts';
import type { Column, Model, Row } from './model.ts';

/**
 * Positions in `slacks` of a smallest infeasible subset; undefined where all demands hold together.
 *
 * @throws EngineFault where the engine ends without an answer: nothing may be concluded from that.
 */
export function smallestIis(
  model: Pick<Model, 'columns' | 'rows'>,
  slacks: readonly number[],
  backend: Backend,
  seed: number,
): number[] | undefined {
  const corrections: number[][] = [];
  for (;;) {
    const guess = smallestHittingSet(slacks.length, corrections, backend, seed);
    const held = new Set(guess.map((i) => slacks[i]!));
    // A slack that cannot be 0 is infeasible by itself.
    const alone = guess.find((i) => model.columns[slacks[i]!]!.lower > 0);
    if (alone !== undefined) return [alone];
    const columns = model.columns.map((column, j): Column =>
      held.has(j) ? { ...column, lower: 0, upper: 0 } : column,
    );
    const answer = minimise(
      {
        columns,
        rows: model.rows,
        objective: {
          name: 'give way',
          constant: 0,
          columns: [...slacks].toSorted((a, b) => a - b),
          values: slacks.map(() => 1),
        },
      },
      backend,
      seed,
    );
    if (answer === 'infeasible') return guess;
    const correction = slacks.flatMap((j, i) => (answer[j]! > 0 ? [i] : []));
    if (correction.length === 0) return undefined;
    corrections.push(correction);
  }
}

function smallestHittingSet(
  size: number,
  sets: readonly (readonly number[])[],
  backend: Backend,
  seed: number,
): number[] {
  if (sets.length === 0) return [];
  const columns = Array.from({ length: size }, (): Column => ({ lower: 0, upper: 1, integer: true }));
  const rows = sets.map((set): Row => ({ columns: set, values: set.map(() => 1), lower: 1, upper: Infinity }));
  const all = columns.map((_, i) => i);
  const answer = minimise(
    { columns, rows, objective: { name: 'hit', constant: 0, columns: all, values: all.map(() => 1) } },
    backend,
    seed,
  );
  if (answer === 'infeasible')
    throw new EngineFault('no set hits every correction set, though all demands together do');
  return all.filter((i) => answer[i] === 1);
}

/**
 * Seconds for one question, so that none is left unanswered: whoever asks has a clock of their own (`iis-finder.ts`).
 */
const ENOUGH = 86_400;

function minimise(problem: Problem, backend: Backend, seed: number): Float64Array | 'infeasible' {
  const outcome = backend.solve(problem, { seconds: ENOUGH, absoluteGap: 0.9, relativeGap: 0, seed }, null, {});
  if (outcome.kind === 'infeasible') return 'infeasible';
  if (outcome.kind === 'optimal') return outcome.x;
  throw new EngineFault(
    `${backend.name} ended with ${outcome.kind}${outcome.kind === 'failed' ? `: ${outcome.detail}` : ''}`,
  );
}
