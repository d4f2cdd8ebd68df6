/** 姓氏笔画: the order of public lists, in which nobody stands first for his rank. */
import { byCodePoint } from '../../../domain/roster.ts';

/** One collation for every machine and language of output. */
const STROKES = new Intl.Collator('zh-CN-u-co-stroke');

export const byStrokes = <T>(items: readonly T[], name: (item: T) => string, id: (item: T) => string): T[] =>
  items.toSorted((a, b) => STROKES.compare(name(a), name(b)) || byCodePoint(name(a), name(b)) || byCodePoint(id(a), id(b)));
