/** The soak of the store: `KILLS SEED [sqlite|postgres]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASES } from '../test/store/support/databases.ts';
import { soak } from './rounds.ts';

/** True where every promise was kept, on every database there is. */
export async function storeSoak(args: readonly string[]): Promise<boolean> {
  const [kills = '200', seed = '1', only] = args;
  let failed = false;
  // `postgres` means PostgreSQL.
  const meant = DATABASES.filter(({ name }) => name.toLowerCase().startsWith((only ?? '').toLowerCase()));
  if (meant.length === 0) throw new Error(`no database ${only}`);
  for (const { name, missing, fresh } of meant) {
    if (missing !== null) {
      process.stdout.write(`${name}: skipped, ${missing}\n`);
      continue;
    }
    const work = mkdtempSync(join(tmpdir(), 'lungang-soak-'));
    const database = await fresh();
    const began = performance.now();
    // The embedded database lies in the data folder.
    const place =
      database.place.kind === 'sqlite'
        ? ({ kind: 'sqlite', file: join(work, 'data', 'store.sqlite') } as const)
        : database.place;
    const result = await soak({
      kills: Number(kills),
      seed: Number(seed),
      work,
      place,
      say: (line) => void process.stdout.write(`${name}: ${line}\n`),
    });
    process.stdout.write(
      `${name}: ${result.kills} kills, ${result.ended} ended by themselves, ${Math.round((performance.now() - began) / 1000)} s: ${result.broken.length === 0 ? 'every promise kept' : `BROKEN\n  ${result.broken.join('\n  ')}`}\n`,
    );
    for (const line of result.phases) process.stdout.write(`  how far ${line}\n`);
    for (const line of result.moments) process.stdout.write(`  from which share of its usual time ${line}\n`);
    failed ||= result.broken.length > 0;
    await database.drop();
    rmSync(work, { recursive: true, force: true });
  }
  return !failed;
}
