/**
 * `lungang stability DIR`: the best lawful plan with at most 0, 1, 2, … moved names of the published list, and the
 * knee.
 */
import { Option, type Command } from '@commander-js/extra-typings';
import { stabilityQuestion } from '../../asking/questions/stability.ts';
import { sheetText } from '../../report/explain/sheet.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT } from '../exit.ts';
import { refusing } from '../explain/refusing.ts';
import { examples, jsonOption, langOption, seconds, wholeNumber, workersOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { present, todayOption } from '../store/clock.ts';
import { planInForce } from '../store/plan-in-force.ts';
import { lookInto } from '../store/with-store.ts';
import { sayJson } from '../terminal.ts';

const declare = (program: Command) =>
  program
    .command('stability')
    .description(CATALOGUE.stability.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .addOption(
      new Option('--most <n>', '最多算到变动几个名额 · no point with more moved names')
        .argParser(wholeNumber(0, 10_000))
        .default(50),
    )
    .option('--group <id...>', '只看这些集团 · these groups alone')
    .addOption(new Option('--time-limit <seconds>', '最长计算时间 · longest search').argParser(seconds).default(600))
    .addOption(workersOption())
    .addOption(todayOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples('lungang stability /srv/lungang', 'lungang stability /srv/lungang --group G01 --most 10 --json'),
    );

type Options = OptionsOf<typeof declare>;

export const stabilityCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, options) => stability(session, dir, options));
};

async function stability(session: Session, dir: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  await lookInto(dir, async ({ store }) => {
    const { given, seed, ...published } = await store.read(planInForce);
    const { today } = await present(store, options.today);
    const { most, group: groups = null, workers } = options;
    const search = { backend: 'highs', seed, seconds: options.timeLimit, workers };
    const { facts, sheets } = await refusing(EXIT.usage, () =>
      stabilityQuestion.ask({ given, audience: 'officer', published, today, search }, { most, groups }),
    );
    session.exit = facts.ok ? EXIT.ok : EXIT.noPlan;
    if (json) sayJson(session.terminal, facts);
    else session.terminal.out(sheetText(sheets[lang]));
  });
}
