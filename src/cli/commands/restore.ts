/** `lungang restore FILE DIR`: a backup becomes a data folder again, on either database. */
import { existsSync, readdirSync } from 'node:fs';
import type { Command } from '@commander-js/extra-typings';
import { audit } from '../../store/audit.ts';
import { checkBackup, restoreLines } from '../../store/backup.ts';
import { storeId } from '../../store/identity.ts';
import { isPostgresUrl, withoutPassword } from '../../store/postgres.ts';
import { openStore } from '../../store/store.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { tellAnswer } from '../store/answer.ts';
import { readBackup } from '../store/backup-file.ts';
import { dataFolder, makeFolders, storePlaceOf, writeConfig, type Config } from '../store/folder.ts';
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
    makeFolders(folder);
    await locked(folder, async () => {
      const database: Config['database'] =
        url === undefined ? { kind: 'sqlite' } : { kind: 'postgres', url: withoutPassword(url) };
      const store = await openStore(url === undefined ? storePlaceOf(folder, { database }) : { kind: 'postgres', url });
      try {
        // Looked at before it is committed: what does not follow from its ledger is not restored.
        const { entries, id } = await store.write(async (tx) => {
          await restoreLines(tx, readBackup(file));
          return { entries: await audit(tx), id: await storeId(tx) };
        });
        writeConfig(folder, { store: id ?? '', database });
        tellAnswer(session, texts['restored']({ dir, entries }), { dir: folder.dir, entries });
      } finally {
        await store.close();
      }
    });
  });
}
