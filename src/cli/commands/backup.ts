/** `lungang backup DIR FILE`: all of the store, as of one moment, in one file. */
import type { Command } from '@commander-js/extra-typings';
import { audit } from '../../store/audit.ts';
import { backupLines } from '../../store/backup.ts';
import { CATALOGUE } from '../catalogue.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { answer } from '../store/answer.ts';
import { writeBackup } from '../store/backup-file.ts';
import { texts } from '../store/texts.ts';
import { lookInto } from '../store/with-store.ts';

const declare = (program: Command) =>
  program
    .command('backup')
    .description(CATALOGUE.backup.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .argument(
      '<file>',
      '备份文件，须不存在；含姓名，请妥善保管 · the backup, a file that does not exist; it holds names',
    )
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText('after', examples('lungang backup /srv/lungang /backup/lungang-2027-03-01.gz'));

type Options = OptionsOf<typeof declare>;

export const backupCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, file, options) => backup(session, dir, file, options));
};

async function backup(session: Session, dir: string, file: string, options: Options): Promise<void> {
  speak(session, options);
  await lookInto(dir, async ({ store }) => {
    const digest = await store.read(async (tx) => {
      await audit(tx);
      return writeBackup(file, backupLines(tx));
    });
    answer(session, texts['backed-up']({ file, digest }), { file, digest });
  });
}
