/** Which tests name a clause in their title: read from the test files, so that no list of them is kept by hand. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { byCodePoint } from '../domain/roster.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The first argument of `it`, `test` or `describe`, also after `.each(…)`, where it is a text. */
const TITLE = /(?:\b(?:it|test|describe)(?:\.\w+)*|\))\((?<quote>['"`])(?<title>[^\n]*?)\k<quote>,/gu;
const ID = /\b[A-Z]{2}\d+\b/gu;

/** Ids in the titles of a test file's text. */
export const idsInTitles = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(TITLE)].flatMap(({ groups }) => groups!.title!.match(ID) ?? []));

/** Test files by clause id, as paths from the root, in order; the tests of this very page give no evidence. */
export function clauseTests(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const files = globSync('test/**/*.test.ts', { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('test/docs/'));
  for (const file of files.toSorted(byCodePoint)) {
    for (const id of idsInTitles(readFileSync(`${ROOT}${file}`, 'utf8')))
      found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}
