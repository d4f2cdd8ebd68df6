/**
 * Opens the store of a data folder for one command, and tells what the database or the disk has against it in plain
 * words.
 */
import { existsSync, statSync } from 'node:fs';
import { failureWords } from '../../messages/failures.ts';
import { StoreFailure } from '../../store/failures.ts';
import { storeId } from '../../store/identity.ts';
import { openStore, type Store } from '../../store/store.ts';
import { texts as storeTexts } from '../../store/texts.ts';
import { EXIT, Refusal } from '../exit.ts';
import { takeLock } from '../lock.ts';
import { dataFolder, storePlaceOf, readConfig, type Config, type DataFolder } from './folder.ts';
import { texts } from './texts.ts';

export interface Open {
  readonly folder: DataFolder;
  readonly config: Config;
  readonly store: Store;
}

/** For commands that only look. Throws a Refusal for all that is no bug. */
export const lookInto = <T>(dir: string, deed: (open: Open) => Promise<T>): Promise<T> =>
  sayPlainly(dir, () => opened(dataFolder(dir), deed));

/** For commands that write: one at a time for each data folder; the second says so and leaves. */
export const workOn = <T>(dir: string, deed: (open: Open) => Promise<T>): Promise<T> =>
  sayPlainly(dir, async () => {
    const folder = dataFolder(dir);
    if (readConfig(folder) === null) throw new Refusal(EXIT.usage, storeTexts['store-none']({ where: folder.dir }));
    return locked(folder, () => opened(folder, deed));
  });

/** Runs `deed` while no other command works on the folder. */
export async function locked<T>(folder: DataFolder, deed: () => Promise<T>): Promise<T> {
  const lock = takeLock(folder.lock);
  if ('busy' in lock)
    throw new Refusal(
      EXIT.usage,
      texts['data-busy']({ dir: folder.dir, pid: lock.pid, host: lock.host, lock: folder.lock }),
    );
  const release = (): void => {
    process.off('exit', release);
    lock.release();
  };
  process.on('exit', release);
  try {
    return await deed();
  } finally {
    release();
  }
}

async function opened<T>(folder: DataFolder, deed: (open: Open) => Promise<T>): Promise<T> {
  const config = readConfig(folder);
  if (config === null) throw new Refusal(EXIT.usage, storeTexts['store-none']({ where: folder.dir }));
  // An SQLite file that is gone must not come back as an empty one.
  if (config.database.kind === 'sqlite' && !(existsSync(folder.sqlite) && statSync(folder.sqlite).size > 0))
    throw new Refusal(EXIT.usage, texts['database-gone']({ file: folder.sqlite }));
  const store = await openStore(storePlaceOf(folder, config));
  try {
    if ((await store.read(storeId)) !== config.store)
      throw new Refusal(EXIT.usage, texts['other-store']({ dir: folder.dir }));
    return await deed({ folder, config, store });
  } finally {
    await store.close();
  }
}

/** Failures of database and disk as refusals; bugs go on as they are. */
export async function sayPlainly<T>(dir: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof StoreFailure) throw new Refusal(error.kind === 'odd' ? EXIT.badInput : EXIT.usage, error.text);
    if (error instanceof Error && 'syscall' in error && 'code' in error)
      throw new Refusal(EXIT.usage, texts['data-failed']({ dir, reason: failureWords(error) }));
    throw error;
  }
}
