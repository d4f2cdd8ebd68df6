/** The one order of ids: by code point, whatever the encoding of strings inside. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { byCodePoint } from '../../src/domain/roster.ts';
import { draws } from '../support/draws.ts';

const points = (text: string): readonly number[] => [...text].map((character) => character.codePointAt(0)!);

/** Word for word what "by code point" says. */
function reference(a: string, b: string): number {
  const [left, right] = [points(a), points(b)];
  const at = left.findIndex((point, i) => point !== right[i]);
  if (at === -1) return left.length === right.length ? 0 : -1;
  return at >= right.length ? 1 : Math.sign(left[at]! - right[at]!);
}

it('sorts by code point, characters beyond the first 65,536 included', () => {
  expect(['\u{20000}', '﨑', '一', 'Z', '\uE000', '中', 'a', ''].toSorted(byCodePoint)).toEqual([
    '',
    'Z',
    'a',
    '一',
    '中',
    '\uE000',
    '﨑',
    '\u{20000}',
  ]);
  const near = fc.string({
    unit: fc.constantFrom('a', '中', '\uD7FF', '\uE000', '\uFFFD', '\u{10000}', '\u{20000}', '\u{10FFFF}'),
    maxLength: 4,
  });
  fc.assert(
    fc.property(near, near, (a, b) => Math.sign(byCodePoint(a, b)) === reference(a, b)),
    { numRuns: draws(1000) },
  );
});
