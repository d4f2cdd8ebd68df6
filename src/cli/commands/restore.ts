/** `lungang restore FILE DIR`: a backup becomes a data folder again, on either database. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { audit } from '../../store/audit.ts';
import { checkBackup, restoreLines } from '../../store/backup.ts';
import { checkContents } from '../../jobs/contents.ts';
import { StoreFailure } from '../../store/failures.ts';
import { isPostgresUrl, withoutPassword } from '../../store/postgres.ts';
import { openStore } from '../../store/store.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { tellAnswer } from '../store/answer.ts';
import { readBackup } from '../store/backup-file.ts';
import { dataFolder, makeFolders, readConfig, storePlaceOf, writeConfig, type Config } from '../store/folder.ts';
import { texts } from '../store/texts.ts';
import { locked, sayPlainly } from '../store/with-store.ts';

const declare = (program: Command) =>
  program
    .command('restore')
    .description(CATALOGUE.restore.does)
    .argument('<file>', '备份文件 · the backup')
    .argument('<dir>', '数据文件夹，须不存在或为空 · the data folder; absent or empty')
    .option('--database <url>', '恢复到一个空的 PostgreSQL 数据库 · restore into an empty PostgreSQL database')
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText('after', examples('lungang restore /backup/lungang-2027-03-01.gz /srv/lungang-new'));

type Options = OptionsOf<typeof declare>;

export const restoreCommand: AddCommand = (program, session) => {
  declare(program).action(async (file, dir, options) => restore(session, file, dir, options));
};

async function restore(session: Session, file: string, dir: string, options: Options): Promise<void> {
  speak(session, options);
  const url = options.database;
  if (url !== undefined && !isPostgresUrl(url)) throw new Refusal(EXIT.usage, texts['database-url']());
  await sayPlainly(file, () => checkBackup(file, readBackup(file)));
  await sayPlainly(dir, async () => {
    const folder = dataFolder(dir);
    if (existsSync(folder.dir) && readdirSync(folder.dir).length > 0)
      throw new Refusal(EXIT.usage, texts['data-filled']({ dir: folder.dir }));
    const isNew = !existsSync(folder.dir);
    makeFolders(folder);
    try {
      await locked(folder, () => filled(session, file, dir, url));
    } catch (error) {
      // Only where nothing is in it: another run may have taken the folder meanwhile.
      if (isNew) rmdirIfEmpty(folder.dir);
      throw error;
    }
  });
}

/** Called with the folder's lock held. */
async function filled(session: Session, file: string, dir: string, url: string | undefined): Promise<void> {
  const folder = dataFolder(dir);
  // Another restore may have ended here since the folder was looked at.
  if (readConfig(folder) !== null) throw new Refusal(EXIT.usage, texts['data-filled']({ dir: folder.dir }));
  try {
    await restoreInto(session, file, dir, url);
  } catch (error) {
    for (const name of readdirSync(folder.dir).map((own) => join(folder.dir, own)))
      if (name !== folder.lock) rmSync(name, { recursive: true, force: true });
    throw error;
  }
}

async function restoreInto(session: Session, file: string, dir: string, url: string | undefined): Promise<void> {
  const folder = dataFolder(dir);
  const database: Config['database'] =
    url === undefined ? { kind: 'sqlite' } : { kind: 'postgres', url: withoutPassword(url) };
  const store = await openStore(url === undefined ? storePlaceOf(folder, { database }) : { kind: 'postgres', url });
  try {
    // Looked at before it is committed: what does not follow from its ledger is not restored.
    const { entries, id } = await store.write(async (tx) => {
      await restoreLines(tx, readBackup(file));
      const checked = await sound(() => audit(tx));
      return { entries: checked, id: await checkContents(tx) };
    });
    writeConfig(folder, { store: id, database });
    tellAnswer(session, texts['restored']({ dir, entries }), { dir: folder.dir, entries });
  } finally {
    await store.close();
  }
}

function rmdirIfEmpty(dir: string): void {
  try {
    rmdirSync(dir);
  } catch {
    // Somebody else's, or gone.
  }
}

/** Of a store, damage is for its owner to look into; of a backup that was handed in it is bad input. */
async function sound<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    throw error instanceof StoreFailure && error.kind === 'damaged' ? new StoreFailure('odd', error.text) : error;
  }
}
