/** `lungang status DIR`: what stands in a store; its ledger is checked on the way. */
import { existsSync, readdirSync } from 'node:fs';
import type { Lang } from '../../messages/message.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type Session } from '../session.ts';
import { statusLines, statusOf } from '../store/status.ts';
import { lookInto } from '../store/with-store.ts';
import { sayJson } from '../terminal.ts';

interface Options {
  readonly lang: Lang;
  readonly json?: boolean;
}

export const statusCommand: AddCommand = (program, session) => {
  program
    .command('status')
    .description(
      '数据文件夹的现状：名册版本、已发布方案、草案、变动；同时核对台账 · what stands in a data folder; checks the ledger',
    )
    .argument('<dir>', '数据文件夹 · the data folder')
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText('after', examples('lungang status /srv/lungang', 'lungang status /srv/lungang --json'))
    .action(async (dir: string, options: Options) => status(session, dir, options));
};

async function status(session: Session, dir: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  await lookInto(dir, async ({ store, folder }) => {
    const found = await store.read(statusOf);
    const waiting = existsSync(folder.inbox)
      ? readdirSync(folder.inbox).filter((name) => !name.startsWith('.')).length
      : 0;
    if (json) sayJson(session.terminal, { ok: true, ...found, waiting });
    else
      session.terminal.out(
        statusLines(found, waiting, lang)
          .map((line) => `${line}\n`)
          .join(''),
      );
  });
}
