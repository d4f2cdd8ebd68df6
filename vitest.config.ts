import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { draws } from './test/support/draws.ts';
import { EndOfRun } from './test/support/end-of-run.ts';

// Tests begin many programs and threads of their own; with what Node makes of the sources kept, each begins in less time.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/lungang', import.meta.url));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    // More draws take more time.
    testTimeout: draws(120_000),
    hookTimeout: 120_000,
    pool: 'forks',
    // Files that come after one another in a worker share what it has loaded: half of the processor's time went into loading.
    isolate: false,
    // All cores: much of a run is waiting for child processes and disks.
    maxWorkers: Math.max(2, availableParallelism()),
    reporters: ['default', new EndOfRun()],
    // What worker threads and child processes run is not counted: vitest sees its own workers only.
    coverage: { provider: 'v8', include: ['src/**/*.ts', 'solver/**/*.ts'], reporter: [], reportOnFailure: true },
  },
});
