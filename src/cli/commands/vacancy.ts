/**
 * `lungang vacancy DIR --school S --subject K`: who could fill one vacancy with the least change to the plan in force.
 */
import { Option, type Command } from '@commander-js/extra-typings';
import { schoolYearOfDay } from '../../domain/published.ts';
import { vacancySheet } from '../../jobs/question-sheets.ts';
import { vacancyCandidates } from '../../replan/vacancy.ts';
import { alternativesJson } from '../../report/explain/alternatives.ts';
import { sheetText } from '../../report/explain/sheet.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption, schoolYear, seconds } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { present, todayOption } from '../store/clock.ts';
import { planInForce } from '../store/plan-in-force.ts';
import { texts } from '../store/texts.ts';
import { lookInto } from '../store/with-store.ts';
import { harmless, sayJson } from '../terminal.ts';

const HOW_MANY = { listed: 10, searched: 3 };

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
      ).argParser(schoolYear),
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
    const { id, plan, given, seed } = await store.read(planInForce);
    const { today } = await present(store, options.today);
    const wanted = {
      school: options.school,
      subject: options.subject,
      year: options.year ?? Math.max(given.from, schoolYearOfDay(today) + 1),
    };
    const found = await vacancyCandidates({ given, plan, vacancy: wanted, today }, HOW_MANY, {
      backend: 'highs',
      seed,
      seconds: options.timeLimit,
    });
    if (found === undefined) throw new Refusal(EXIT.usage, texts['unknown-place']({ id: options.school }));
    if (json) return sayJson(session.terminal, { ok: true, plan: id, vacancy: wanted, ...alternativesJson(found) });
    const [teachers, schools] = [
      new Map(given.roster.teachers.map((row) => [row.id, row.name])),
      new Map(given.roster.schools.map((row) => [row.id, row.name])),
    ];
    const names = {
      teacher: (key: string) => teachers.get(key) ?? key,
      school: (key: string) => schools.get(key) ?? key,
    };
    session.terminal.out(harmless(sheetText(vacancySheet(found, wanted, id, names, lang))));
  });
}
