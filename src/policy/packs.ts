/** The policy packs that come with the program: one YAML file per source document. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodePoint } from '../domain/roster.ts';

const FOLDER = fileURLToPath(new URL('../../scenarios/policies/', import.meta.url));

/** Ids by code point. */
export const packIds = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .toSorted(byCodePoint);

/** The user's own file behind `--policy`, if it is one: the id of a pack names no file of the user. */
export const policyFiles = (idOrFile: string): readonly string[] => (packIds().includes(idOrFile) ? [] : [idOrFile]);

export const packFile = (id: string): string => join(FOLDER, `${id}.yaml`);

/** The file behind `--policy`: that of a pack, or the user's own. */
export const policyFile = (idOrFile: string): string => (packIds().includes(idOrFile) ? packFile(idOrFile) : idOrFile);
