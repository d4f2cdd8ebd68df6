/**
 * `npm run soak`: kill -9 at random moments over import, publish and nightly, on SQLite and, where
 * LUNGANG_TEST_POSTGRES names one (`.ci/with-postgres npm run soak`), on PostgreSQL. `npm run soak -- KILLS SEED
 * [sqlite|postgres]`; 200 kills by default.
 *
 * `npm run soak -- files --runs N --seed FIRST`: messy and broken roster files instead.
 */
import { filesSoak } from './files-run.ts';
import { storeSoak } from './store-run.ts';

/** One line each: what follows its name, and whether every promise was kept. `store` is meant where none is named. */
const SOAKS: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  store: storeSoak,
  files: filesSoak,
};

const [name = '', ...rest] = process.argv.slice(2);
const kept = Object.hasOwn(SOAKS, name) ? await SOAKS[name]!(rest) : await storeSoak(process.argv.slice(2));
process.exit(kept ? 0 : 1);
