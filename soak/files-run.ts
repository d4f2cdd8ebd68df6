/** The command around `soakFiles`: `files --runs N --seed FIRST`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rosterDigest } from '../src/io/digest.ts';
import { readRoster } from '../src/io/index.ts';
import { FORMATS } from '../test/io/corpus/formats.ts';
import { FROM, validTables } from '../test/io/tables.ts';
import { soakFiles, WATCH } from './files.ts';

export async function filesSoak(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
  });
  const dir = mkdtempSync(join(tmpdir(), 'lungang-clean-'));
  const sheets = Object.entries(validTables()).map(([title, grid]) => ({ title, grid }));
  const { roster } = await readRoster(await FORMATS[0]!.write(sheets, join(dir, 'clean')), { from: FROM });
  rmSync(dir, { recursive: true, force: true });
  if (roster === null) throw new Error('the clean roster is refused');
  const result = await soakFiles(Number(values.seed), Number(values.runs), rosterDigest(roster), WATCH, (line) =>
    process.stderr.write(`${line}\n`),
  );
  for (const fault of result.faults.slice(0, 50)) process.stdout.write(`${fault}\n`);
  process.stdout.write(
    `files: ${result.runs} read (${result.broken} of them broken), ${result.refused} refused, ${result.faults.length} faults; slowest ${result.slowest.toFixed(2)} s, peak ${result.megabytes.toFixed(0)} MB\n`,
  );
  return result.faults.length === 0;
}
