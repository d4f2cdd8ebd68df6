/** The policy packs that come with the program: one YAML file per source document. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodePoint } from '../domain/roster.ts';

const FOLDER = fileURLToPath(new URL('../../scenarios/policies/', import.meta.url));

const EXAMPLES = join(FOLDER, 'examples');

const idsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .toSorted(byCodePoint);

/** Ids by code point. */
export const packIds = (): readonly string[] => idsIn(FOLDER);

export const packFile = (id: string): string => join(FOLDER, `${id}.yaml`);

/** Policies to begin one's own from: they are no packs, and `--policy` takes them by their file only. */
export const exampleIds = (): readonly string[] => idsIn(EXAMPLES);

export const exampleFile = (id: string): string => join(EXAMPLES, `${id}.yaml`);

/** The file behind `--policy`: that of a pack, or the user's own. */
export const policyFile = (idOrFile: string): string => (packIds().includes(idOrFile) ? packFile(idOrFile) : idOrFile);

/** What a run reads of its policy, as a list of inputs: nothing that is written may take its place. */
export const policyFiles = (idOrFile: string): readonly string[] => [policyFile(idOrFile)];
