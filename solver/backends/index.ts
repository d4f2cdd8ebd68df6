/** The registry of engines: one line per back end. */
import type { Backend } from '../backend.ts';
import { loadHighsBackend } from './highs.ts';

export const BACKENDS: ReadonlyMap<string, () => Promise<Backend>> = new Map([['highs', loadHighsBackend]]);
