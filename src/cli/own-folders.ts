/** The folders of the program itself: no result replaces them or anything in them, whatever `--out` says. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const OWN_FOLDERS: readonly string[] = [
  'bin',
  'node_modules',
  join('scenarios', 'policies'),
  'solver',
  'src',
].map((name) => join(ROOT, name));
