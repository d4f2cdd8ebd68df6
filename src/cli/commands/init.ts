/** `lungang init DIR [--database URL]`: sets a data folder up. Run again after a crash it goes on where it was. */
import type { Command } from '@commander-js/extra-typings';
import { isPostgresUrl, withoutPassword } from '../../store/postgres.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { tellAnswer, warn } from '../store/answer.ts';
import { dataFolder } from '../store/folder.ts';
import { setUp } from '../store/set-up.ts';
import { texts } from '../store/texts.ts';
import { sayPlainly } from '../store/with-store.ts';

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
    const database = await setUp(folder, url);
    const shown = database.kind === 'sqlite' ? 'SQLite' : database.url;
    tellAnswer(session, texts['initialised']({ dir, database: shown }), { dir: folder.dir, database: shown });
    if (url !== undefined && url !== withoutPassword(url)) warn(session, texts['password-not-kept']());
  });
}
