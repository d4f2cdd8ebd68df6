/** `lungang scenario impact A B --out DIR`: one page about what a change does, for those who decide about it. */
import { existsSync, statSync } from 'node:fs';
import type { Command } from '@commander-js/extra-typings';
import { sideOf } from '../../what-if/compare/planned.ts';
import { impactSlip, impactSummary } from '../../what-if/impact/answer.ts';
import { impactOf } from '../../what-if/impact/impact.ts';
import { writeAnswer } from '../../what-if/answer/write.ts';
import type { SourceProblems } from '../../what-if/load.ts';
import { texts } from '../../asking/texts.ts';
import { EXIT, Refusal } from '../exit.ts';
import { complain, listedProblems } from '../inputs.ts';
import { examples } from '../options.ts';
import { speak, type OptionsOf, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { asking, withOptions } from './asking.ts';
import { askingTexts } from './asking-texts.ts';
import { fromFile, fromFolder, type Read } from './compare.ts';
import type { AddSubcommand } from './subcommand.ts';

const declare = (scenario: Command) =>
  withOptions(
    scenario
      .command('impact')
      .description(
        '影响说明：一项变动涉及多少人、哪些学校、多少钱、哪些条款，一页看完 · one page on what a change does: people, schools, money, clauses',
      )
      .argument(
        '<before>',
        '变动之前：scenario run 写出的方案文件夹，或假设文件 · before: a folder that scenario run wrote, or a what-if file',
      )
      .argument('<after>', '变动之后，同上 · after, likewise'),
    600,
  ).addHelpText(
    'after',
    examples('lungang scenario impact out/what-if/base out/what-if/purse-of-eight-tenths --out out/impact'),
  );

type Options = OptionsOf<typeof declare>;

export const impactSubcommand: AddSubcommand = (scenario, session) => {
  declare(scenario).action(async (before, after, options) => impact(session, [before, after], options));
};

async function impact(session: Session, paths: readonly [string, string], options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const read: Read[] = [];
  for (const path of paths)
    read.push(
      existsSync(path) && statSync(path).isDirectory()
        ? await fromFolder(path)
        : await fromFile(path, { ...options, gap: 0 }),
    );
  const problems: SourceProblems = {
    policy: read.flatMap((one) => one.problems.policy),
    roster: read.flatMap((one) => one.problems.roster),
  };
  const [before, after] = read.flatMap(({ planned }) => planned ?? []).map(sideOf);
  if (complain(session, problems) || before === undefined || after === undefined) return;
  if (before.given.from !== after.given.from)
    throw new Refusal(EXIT.usage, texts['compare-years']({ name: after.name }));
  await asking(
    session,
    options,
    read.flatMap(({ inputs }) => inputs),
    async ({ publish }) => {
      const slip = await impactSlip(before, after, read[1]!.changes, lang);
      await publish((dir) => writeAnswer(slip, dir, lang));
      if (json)
        sayJson(session.terminal, { ...listedProblems(session, problems), ok: true, out: options.out, ...slip.json });
      else if (!quiet)
        session.terminal.out(
          `${[...impactSummary(impactOf(before, after), before, after, lang), askingTexts['asking-written']({ out: options.out }).in(lang)].join('\n')}\n`,
        );
    },
  );
}
