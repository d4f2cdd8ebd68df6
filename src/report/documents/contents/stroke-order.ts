/**
 * 姓氏笔画: the order of public lists, in which nobody stands first for his rank. By the number of strokes, then stroke by
 * stroke 横竖撇点折, as GB 13000.1 orders characters. The collation of Unicode counts strokes too, but goes by radicals
 * where they are equal (尹 before 王): it orders only the characters that the table of strokes does not have, which come
 * last.
 */
import order from 'cnchar-order';
import { byCodePoint } from '../../../domain/roster.ts';

/**
 * 横 1, 竖 2, 撇 3, 点 4, 折 5, as the standard counts them: 提 is a 横, 竖钩 a 竖, 捺 a 点. The letters are those of the table.
 */
const KINDS: Readonly<Record<string, string>> = { j: '1', i: '1', f: '2', g: '2', s: '3', k: '4', d: '4', l: '4' };
const BENT = '5';

const TABLE: Readonly<Record<string, string>> = order.dict?.orders ?? {};
/** One collation for every machine and language of output. */
const REST = new Intl.Collator('zh-CN-u-co-stroke');

/** `152` for three strokes 横折竖; undefined where the table does not have the character. */
const strokesOf = (character: string): string | undefined =>
  Object.hasOwn(TABLE, character) ? [...TABLE[character]!].map((letter) => KINDS[letter] ?? BENT).join('') : undefined;

function byCharacter(a: string, b: string): number {
  const [one, other] = [strokesOf(a), strokesOf(b)];
  if (one === undefined || other === undefined)
    return one !== undefined ? -1 : other !== undefined ? 1 : REST.compare(a, b) || byCodePoint(a, b);
  return one.length - other.length || byCodePoint(one, other) || byCodePoint(a, b);
}

/** Character by character; a name that is the beginning of another comes before it. */
function byName(a: string, b: string): number {
  const [one, other] = [[...a], [...b]];
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const compared = byCharacter(one[at]!, other[at]!);
    if (compared !== 0) return compared;
  }
  return one.length - other.length;
}

export const byStrokes = <T>(items: readonly T[], name: (item: T) => string, id: (item: T) => string): T[] =>
  items.toSorted((a, b) => byName(name(a), name(b)) || byCodePoint(id(a), id(b)));
