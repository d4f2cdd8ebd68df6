/** `lungang init DIR [--database URL]`: sets a data folder up. Run again after a crash it goes on where it was. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { found, storeId } from '../../store/identity.ts';
import { isPostgresUrl, withoutPassword } from '../../store/postgres.ts';
import { openStore } from '../../store/store.ts';
import { texts as storeTexts } from '../../store/texts.ts';
import { PRIVATE, writeWhole } from '../batch/write-whole.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { tellAnswer, warn } from '../store/answer.ts';
import {
  dataFolder,
  makeFolders,
  storePlaceOf,
  readConfig,
  writeConfig,
  type Config,
  type DataFolder,
} from '../store/folder.ts';
import { texts } from '../store/texts.ts';
import { locked, sayPlainly } from '../store/with-store.ts';

const declare = (program: Command) =>
  program
    .command('init')
    .description(CATALOGUE.init.does)
    .argument('<dir>', '数据文件夹，须不存在或为空 · the data folder; absent or empty')
    .option(
      '--database <url>',
      '用 PostgreSQL 代替内置数据库；密码不保存，另由 PGPASSWORD 或 ~/.pgpass 提供 · PostgreSQL instead of the embedded database; the password is not kept, it comes from PGPASSWORD or ~/.pgpass',
    )
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples(
        'lungang init /srv/lungang',
        'lungang init /srv/lungang --database postgres://lungang@db.example/lungang',
      ),
    );

type Options = OptionsOf<typeof declare>;

export const initCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, options) => init(session, dir, options));
};

async function init(session: Session, dir: string, options: Options): Promise<void> {
  speak(session, options);
  const url = options.database;
  if (url !== undefined && !isPostgresUrl(url)) throw new Refusal(EXIT.usage, texts['database-url']());
  await sayPlainly(dir, async () => {
    const folder = dataFolder(dir);
    if (readConfig(folder) !== null) throw new Refusal(EXIT.usage, storeTexts['store-filled']({ where: folder.dir }));
    // What a killed run of this command left is gone on with; anything else in there is somebody's.
    const own = /^(?:store\.sqlite.*|inbox|processed|summaries|logs|\.lungang.*|\.?lungang\.json.*)$/u;
    if (existsSync(folder.dir) && readdirSync(folder.dir).some((name) => !own.test(name)))
      throw new Refusal(EXIT.usage, texts['data-filled']({ dir: folder.dir }));
    makeFolders(folder);
    await locked(folder, async () => {
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
      const shown = database.kind === 'sqlite' ? 'SQLite' : database.url;
      tellAnswer(session, texts['initialised']({ dir, database: shown }), { dir: folder.dir, database: shown });
      if (url !== undefined && url !== withoutPassword(url)) warn(session, texts['password-not-kept']());
    });
  });
}

const intention = ({ dir }: DataFolder): string => join(dir, '.lungang-init');

/** The id that the store gets: chosen before the database knows it, so that a run that goes on recognises its own. */
function intendedId(folder: DataFolder): string {
  if (!existsSync(intention(folder))) writeWhole(intention(folder), randomUUID(), PRIVATE);
  return readFileSync(intention(folder), 'utf8');
}
