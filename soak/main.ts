/**
 * `npm run soak`: kill -9 at random moments over import, publish and nightly, on SQLite and, where LUNGANG_TEST_POSTGRES names
 * one (`.ci/with-postgres npm run soak`), on PostgreSQL. `npm run soak -- KILLS SEED [sqlite|postgres]`; 200 kills by default.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASES } from '../test/store/support/databases.ts';
import { soak } from './rounds.ts';

// `npm run soak -- files --runs N --seed FIRST`: messy files instead.
if (process.argv[2] === 'files') process.exit((await (await import('./files-run.ts')).filesSoak(process.argv.slice(3))) ? 0 : 1);

const [kills = '200', seed = '1', only] = process.argv.slice(2);
let failed = false;
for (const { name, missing, fresh } of DATABASES) {
  if (only !== undefined && only.toLowerCase() !== name.toLowerCase()) continue;
  if (missing !== null) {
    process.stdout.write(`${name}: skipped, ${missing}\n`);
    continue;
  }
  const work = mkdtempSync(join(tmpdir(), 'lungang-soak-'));
  const database = await fresh();
  const began = performance.now();
  // The embedded database lies in the data folder.
  const place = database.place.kind === 'sqlite' ? ({ kind: 'sqlite', file: join(work, 'data', 'store.sqlite') } as const) : database.place;
  const result = await soak({ kills: Number(kills), seed: Number(seed), work, place, say: (line) => void process.stdout.write(`${name}: ${line}\n`) });
  process.stdout.write(`${name}: ${result.kills} kills, ${result.ended} ended by themselves, ${JSON.stringify(result.byAction)}, ${Math.round((performance.now() - began) / 1000)} s: ${result.broken.length === 0 ? 'every promise kept' : `BROKEN\n  ${result.broken.join('\n  ')}`}\n`);
  failed ||= result.broken.length > 0;
  await database.drop();
  rmSync(work, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
