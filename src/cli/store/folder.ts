/**
 * The data folder: the store of one bureau with what lies around it. `lungang.json` says where the database is; it is
 * written last.
 */
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { StorePlace } from '../../store/store.ts';
import { DATA_FOLDER_FILE } from '../data-folders.ts';
import { EXIT, Refusal } from '../exit.ts';
import { PRIVATE, writeWhole } from '../batch/write-whole.ts';
import { makeFolder } from '../make-folder.ts';
import { texts } from './texts.ts';

const FORMAT = 'lungang-data/1';

/**
 * The URL carries no password: that comes from PGPASSWORD or ~/.pgpass. `store` is the id that the database must have.
 */
const Config = z.strictObject({
  format: z.literal(FORMAT),
  store: z.string(),
  database: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sqlite') }),
    z.strictObject({ kind: z.literal('postgres'), url: z.string() }),
  ]),
});
export type Config = z.infer<typeof Config>;

export interface DataFolder {
  readonly dir: string;
  readonly config: string;
  readonly sqlite: string;
  /** Where files of staff changes are dropped. */
  readonly inbox: string;
  /** Where they lie once they are taken in. */
  readonly processed: string;
  readonly summaries: string;
  readonly logs: string;
  readonly lock: string;
}

export function dataFolder(path: string): DataFolder {
  const dir = resolve(path);
  const within = (name: string): string => join(dir, name);
  return {
    dir,
    config: within(DATA_FOLDER_FILE),
    sqlite: within('store.sqlite'),
    inbox: within('inbox'),
    processed: within('processed'),
    summaries: within('summaries'),
    logs: within('logs'),
    lock: within('.lungang-lock'),
  };
}

/** Makes the folder and its parts; nobody else may look into them: they hold names. */
export function makeFolders(folder: DataFolder): void {
  if (existsSync(folder.dir) && !statSync(folder.dir).isDirectory())
    throw new Refusal(EXIT.usage, texts['data-not-folder']({ dir: folder.dir }));
  for (const path of [folder.dir, folder.inbox, folder.processed, folder.summaries, folder.logs]) {
    makeFolder(path, 0o700);
    // One that was there may be open to everybody.
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
  }
}

/** Null where the folder was never set up, or not to the end. */
export function readConfig(folder: DataFolder): Config | null {
  let text: string;
  try {
    text = readFileSync(folder.config, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
  try {
    return Config.parse(JSON.parse(text));
  } catch {
    throw new Refusal(EXIT.usage, texts['config-unreadable']({ file: folder.config }));
  }
}

export const writeConfig = (folder: DataFolder, config: Omit<Config, 'format'>): void =>
  writeWhole(folder.config, `${JSON.stringify({ format: FORMAT, ...config }, null, 2)}\n`, PRIVATE);

export const storePlaceOf = (folder: DataFolder, { database }: Pick<Config, 'database'>): StorePlace =>
  database.kind === 'sqlite' ? { kind: 'sqlite', file: folder.sqlite } : database;
