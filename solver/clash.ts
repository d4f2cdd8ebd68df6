/**
 * The smallest set of demands that cannot hold together. Demand i holds where its slack column is 0. A smallest clash
 * is a smallest set that hits every correction set (Ignatiev, Previti, Liffiton and Marques-Silva, "Smallest MUS
 * extraction with minimal hitting set dualization", CP 2015): guess the smallest set that hits all corrections known so
 * far; if it cannot hold, it is the answer; else what had to give way is a new correction set.
 */
import type { Backend, Problem } from './backend.ts';
import type { Column, Model, Row } from './model.ts';

/** Positions in `slacks` of a smallest clash; undefined where all hold together or the engine gave no answer. */
export function smallestClash(
  model: Pick<Model, 'columns' | 'rows'>,
  slacks: readonly number[],
  backend: Backend,
  seed: number,
): number[] | undefined {
  const corrections: number[][] = [];
  for (;;) {
    const guess = smallestHit(slacks.length, corrections, backend, seed);
    if (guess === undefined) return undefined;
    const held = new Set(guess.map((i) => slacks[i]!));
    // A slack that cannot be 0 is a clash by itself.
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
    if (answer === undefined) return undefined;
    const correction = slacks.flatMap((j, i) => (answer[j]! > 0 ? [i] : []));
    if (correction.length === 0) return undefined;
    corrections.push(correction);
  }
}

function smallestHit(
  size: number,
  sets: readonly (readonly number[])[],
  backend: Backend,
  seed: number,
): number[] | undefined {
  if (sets.length === 0) return [];
  const columns = Array.from({ length: size }, (): Column => ({ lower: 0, upper: 1, integer: true }));
  const rows = sets.map((set): Row => ({ columns: set, values: set.map(() => 1), lower: 1, upper: Infinity }));
  const all = columns.map((_, i) => i);
  const answer = minimise(
    { columns, rows, objective: { name: 'hit', constant: 0, columns: all, values: all.map(() => 1) } },
    backend,
    seed,
  );
  return answer === undefined || answer === 'infeasible' ? undefined : all.filter((i) => answer[i] === 1);
}

/**
 * Seconds for one question, so that none is left unanswered: whoever asks has a clock of their own (`clash-pool.ts`).
 */
const ENOUGH = 86_400;

function minimise(problem: Problem, backend: Backend, seed: number): Float64Array | 'infeasible' | undefined {
  const outcome = backend.solve(problem, { seconds: ENOUGH, absoluteGap: 0.9, relativeGap: 0, seed }, null, {});
  if (outcome.kind === 'infeasible') return 'infeasible';
  return outcome.kind === 'optimal' ? outcome.x : undefined;
}
