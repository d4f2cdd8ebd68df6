/** Names of sheets that every spreadsheet program takes, no two alike in one workbook. */
import { UNSAFE } from '../../messages/safe-text.ts';

const MOST = 31;
const FORBIDDEN = new RegExp(String.raw`[\[\]:*?/\\${UNSAFE}]`, 'gu');
/** A name that one program keeps for itself. */
const RESERVED = 'history';

const clean = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(FORBIDDEN, '_')
    .trim()
    .replaceAll(/^'+|'+$/gu, '_');

/** The names in their order; `taken`: names that the workbook has already. Case does not count. */
export function sheetNames(wanted: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set([RESERVED, ...taken.map((name) => name.toLowerCase())]);
  return wanted.map((name) => {
    const own = clean(name) === '' ? '_' : clean(name);
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : `（${number}）`;
      const candidate = `${[...own]
        .slice(0, MOST - ending.length)
        .join('')
        .slice(0, MOST - ending.length)}${ending}`
        .replace(/[\uD800-\uDBFF]$/u, '')
        .trimEnd();
      if (used.has(candidate.toLowerCase())) continue;
      used.add(candidate.toLowerCase());
      return candidate;
    }
  });
}
