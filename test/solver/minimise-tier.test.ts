/** Which point stands after a tier: the one in hand may be best in the tiers to come already. */
import { expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { minimiseTier } from '../../solver/minimise-tier.ts';
import type { Column, Row } from '../../solver/model.ts';

const binary: Column = { lower: 0, upper: 1, integer: true };

/** Three alternatives, the last of which costs 2: every other search ends with the same point. */
const problem = (): {
  columns: Column[];
  rows: Row[];
  objective: { name: string; constant: number; columns: number[]; values: number[] };
} => ({
  columns: [binary, binary, binary],
  rows: [{ columns: [0, 1, 2], values: [1, 1, 1], lower: 1, upper: 1 }],
  objective: { name: 'cost', constant: 0, columns: [0, 1, 2], values: [1, 1, 2] },
});

const answering = (x: readonly number[]): Backend => ({
  name: 'made up',
  can: { cancels: false, anySize: true },
  fits: () => true,
  solve: () => ({ kind: 'optimal', x: Float64Array.from(x), bound: 1 }),
});

const from = (start: readonly number[], answer: readonly number[]) =>
  minimiseTier(
    problem(),
    answering(answer),
    Float64Array.from(start),
    {},
    { seed: 1, gap: 0, remaining: () => 60, plain: true },
  );

it('keeps the point in hand where a search only ties with it, and takes what the search proved', () => {
  expect(from([1, 0, 0], [0, 1, 0])).toEqual({ x: Float64Array.of(1, 0, 0), bound: 1, ended: 'complete' });
});

it('takes a better point', () => {
  expect(from([0, 0, 1], [0, 1, 0])).toEqual({ x: Float64Array.of(0, 1, 0), bound: 1, ended: 'complete' });
});
