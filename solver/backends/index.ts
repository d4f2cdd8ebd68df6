/** The registry of engines: one line per back end, each held to its word. The first one is the default. */
import type { Backend } from '../backend.ts';
import { checked } from '../checked.ts';
import { loadHighsBackend } from './highs.ts';
import { loadJavascriptLpSolver } from './javascript-lp-solver.ts';

export const BACKENDS: ReadonlyMap<string, () => Promise<Backend>> = new Map([
  ['highs', async () => checked(await loadHighsBackend())],
  ['javascript-lp-solver', async () => checked(await loadJavascriptLpSolver())],
]);
