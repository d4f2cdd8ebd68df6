/**
 * The registry of engines: one line per back end, each held to its word. The first one is the default. An engine is loaded
 * by the thread that solves with it: who only names it pays nothing.
 */
import type { Backend } from '../backend.ts';
import { checked } from '../checked.ts';

export const BACKENDS: ReadonlyMap<string, () => Promise<Backend>> = new Map([
  ['highs', async () => checked(await (await import('./highs.ts')).loadHighsBackend())],
  [
    'javascript-lp-solver',
    async () => checked(await (await import('./javascript-lp-solver.ts')).loadJavascriptLpSolver()),
  ],
]);

/** Which of them refuse no model for its size (`can.anySize`): asked without loading them. */
export const ANY_SIZE: ReadonlySet<string> = new Set(['highs']);
