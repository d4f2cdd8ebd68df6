/**
 * The cases that tests draw are the same in every run, so that a red run is red again; `LUNGANG_SEED=n` draws others, and
 * `npm run test:deep` has a seed of its own. A test that asserts numbers of its draws may still name its seed.
 */
import * as fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['LUNGANG_SEED'] ?? 2027) });
