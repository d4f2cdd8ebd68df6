/**
 * `lungang vacancy DIR --school S --subject K`: who could fill one vacancy with the least change to the plan in force.
 */
import { Option, type Command } from '@commander-js/extra-typings';
import { vacancyQuestion } from '../../asking/questions/vacancy.ts';
import { sheetText } from '../../report/explain/sheet.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT } from '../exit.ts';
import { refusing } from '../explain/refusing.ts';
import { examples, jsonOption, langOption, schoolYearArgument, seconds } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { present, todayOption } from '../store/clock.ts';
import { planInForce } from '../store/plan-in-force.ts';
import { lookInto } from '../store/with-store.ts';
import { sayJson } from '../terminal.ts';

const declare = (program: Command) =>
  program
    .command('vacancy')
    .description(CATALOGUE.vacancy.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .requiredOption('--school <id>', '空缺学校编号 · id of the school')
    .requiredOption('--subject <name>', '学科 · the subject')
    .addOption(
      new Option(
        '--year <year>',
        '从哪个学年起，默认为还没有开始的第一个学年 · from which school year, by default the first that has not begun',
      ).argParser(schoolYearArgument),
    )
    .addOption(
      new Option('--time-limit <seconds>', '每次重新求解的最长时间 · longest single search')
        .argParser(seconds)
        .default(10),
    )
    .addOption(todayOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples(
        'lungang vacancy /srv/lungang --school S03 --subject 英语',
        'lungang vacancy /srv/lungang --school S03 --subject 英语 --year 2028 --json',
      ),
    );

type Options = OptionsOf<typeof declare>;

export const vacancyCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, options) => vacancy(session, dir, options));
};

async function vacancy(session: Session, dir: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  await lookInto(dir, async ({ store }) => {
    const { given, seed, ...published } = await store.read(planInForce);
    const { today } = await present(store, options.today);
    const { school, subject, year } = options;
    const search = { backend: 'highs', seed, seconds: options.timeLimit, workers: 1 };
    const answer = await refusing(EXIT.badInput, () =>
      vacancyQuestion.ask(
        { given, audience: 'officer', published, today, search },
        { school, subject, ...(year === undefined ? {} : { year }) },
      ),
    );
    if (json) sayJson(session.terminal, { ok: true, ...answer.facts });
    else session.terminal.out(sheetText(answer.sheets[lang]));
  });
}
