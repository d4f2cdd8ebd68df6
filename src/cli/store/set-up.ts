/** Sets a data folder up. Done again after a crash it goes on where it was. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { found, storeId } from '../../store/identity.ts';
import { withoutPassword } from '../../store/postgres.ts';
import { openStore } from '../../store/store.ts';
import { texts as storeTexts } from '../../store/texts.ts';
import { PRIVATE, writeWhole } from '../batch/write-whole.ts';
import { EXIT, Refusal } from '../exit.ts';
import { makeFolders, readConfig, storePlaceOf, writeConfig, type Config, type DataFolder } from './folder.ts';
import { texts } from './texts.ts';
import { locked } from './with-store.ts';

/**
 * Makes the folder and its database: SQLite in it, or the PostgreSQL of `url`. Throws a Refusal where there is a data
 * folder already, or something else.
 */
export async function setUp(folder: DataFolder, url: string | undefined): Promise<Config['database']> {
  if (readConfig(folder) !== null) throw new Refusal(EXIT.usage, storeTexts['store-filled']({ where: folder.dir }));
  // What a killed run of this left is gone on with; anything else in there is somebody's.
  const own = /^(?:store\.sqlite.*|inbox|processed|summaries|logs|\.lungang.*|\.?lungang\.json.*)$/u;
  if (existsSync(folder.dir) && readdirSync(folder.dir).some((name) => !own.test(name)))
    throw new Refusal(EXIT.usage, texts['data-filled']({ dir: folder.dir }));
  makeFolders(folder);
  return locked(folder, async () => {
    const database: Config['database'] =
      url === undefined ? { kind: 'sqlite' } : { kind: 'postgres', url: withoutPassword(url) };
    const store = await openStore(url === undefined ? storePlaceOf(folder, { database }) : { kind: 'postgres', url });
    try {
      const id = intendedId(folder);
      if ((await store.read(storeId)) !== id)
        await store.write((tx) =>
          found(tx, url === undefined ? folder.dir : withoutPassword(url), id, new Date().toISOString()),
        );
      writeConfig(folder, { store: id, database });
      rmSync(intention(folder), { force: true });
    } finally {
      await store.close();
    }
    return database;
  });
}

const intention = ({ dir }: DataFolder): string => join(dir, '.lungang-init');

/** The id that the store gets: chosen before the database knows it, so that a run that goes on recognises its own. */
function intendedId(folder: DataFolder): string {
  if (!existsSync(intention(folder))) writeWhole(intention(folder), randomUUID(), PRIVATE);
  return readFileSync(intention(folder), 'utf8');
}
