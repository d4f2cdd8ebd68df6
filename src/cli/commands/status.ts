/** `lungang status DIR`: what stands in a store; its ledger is checked on the way. */
import { existsSync, readdirSync } from 'node:fs';
import type { Command } from '@commander-js/extra-typings';
import { CATALOGUE } from '../catalogue.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { statusLines, statusOf } from '../store/status.ts';
import { lookInto } from '../store/with-store.ts';
import { harmless, sayJson } from '../terminal.ts';

const declare = (program: Command) =>
  program
    .command('status')
    .description(CATALOGUE.status.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText('after', examples('lungang status /srv/lungang', 'lungang status /srv/lungang --json'));

type Options = OptionsOf<typeof declare>;

export const statusCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, options) => status(session, dir, options));
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
          .map((line) => `${harmless(line)}\n`)
          .join(''),
      );
  });
}
