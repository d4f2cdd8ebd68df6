/**
 * `npm run test:deep`: the tests that draw their cases, with many more draws than `npm test` has time for. Names of
 * files or folders after `--` choose among them; LUNGANG_DRAWS sets another multiple.
 */
import { globSync, readFileSync } from 'node:fs';
import { startVitest } from 'vitest/node';

/** Some minutes on two cores; LUNGANG_DRAWS=8 is for a night. */
const TIMES = '3';

const wanted = process.argv.slice(2);
const files = globSync('test/**/*.test.ts')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\bdraws\(/u.test(readFileSync(file, 'utf8')))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)))
  .toSorted();
if (files.length === 0) throw new Error(`no test that draws its cases is named ${wanted.join(' ')}`);

process.env['LUNGANG_DRAWS'] ??= TIMES;
// Other cases than those of `npm test`.
process.env['LUNGANG_SEED'] ??= '1';
console.log(`${files.length} files with ${process.env['LUNGANG_DRAWS']} times the draws of npm test`);
const run = await startVitest('test', files, { run: true });
await run.close();
