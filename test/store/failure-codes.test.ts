/** What a database can end with: every code that the surroundings can cause has a kind, and what is our mistake none. */
import { expect, test } from 'vitest';
import { StoreFailure, storeFailure, type FailureKind } from '../../src/store/failures.ts';

const thrown = (errcode: number): Error => Object.assign(new Error('x'), { errcode });
const kindOf = (errcode: number): FailureKind | null => {
  const failure = storeFailure(thrown(errcode));
  return failure instanceof StoreFailure ? failure.kind : null;
};

/** https://sqlite.org/rescode.html, primary codes from 1 to 26; 3850 and 522 are extended ones of 10. */
const KINDS: readonly (readonly [FailureKind | null, readonly number[]])[] = [
  ['damaged', [2, 11, 24, 26]],
  ['read-only', [3, 8, 23]],
  ['busy', [5, 6, 17]],
  ['full', [10, 13, 22, 522, 3850]],
  ['unreachable', [7, 14, 15]],
  [null, [1, 4, 9, 12, 16, 18, 19, 20, 21, 25]],
];

test.each(KINDS)('%s', (kind, codes) => {
  expect(codes.map(kindOf)).toEqual(codes.map(() => kind));
});

test('every primary code is among them', () => {
  const all = KINDS.flatMap(([, codes]) => codes).filter((code) => code < 256);
  expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 26 }, (_, at) => at + 1));
});
