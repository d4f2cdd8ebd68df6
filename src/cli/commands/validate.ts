/** `lungang validate DATA`: everything that is wrong with a roster, at once. */
import { problemsJson } from '../../io/problem.ts';
import { readRoster } from '../../io/index.ts';
import type { Lang } from '../../messages/message.ts';
import { EXIT } from '../exit.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { rosterLine } from '../problems.ts';
import { speak, type AddCommand, type Session } from '../session.ts';
import { harmless, sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';

interface Options {
  readonly lang: Lang;
  readonly json?: boolean;
}

export const validateCommand: AddCommand = (program, session) => {
  program
    .command('validate')
    .description('检查名册，一次列出全部问题 · check a roster and tell every problem at once')
    .argument('<data>', '名册：CSV 文件夹或一个 .xlsx 工作簿 · the roster: a folder of CSV files or one .xlsx workbook')
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText('after', examples('lungang validate 名册.xlsx', 'lungang validate scenarios/two-schools/roster --json'))
    .action(async (data: string, options: Options) => validate(session, data, options));
};

async function validate(session: Session, data: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const { problems } = await readRoster(data);
  const report = problemsJson(problems, lang);
  session.exit = report.ok ? EXIT.ok : EXIT.badInput;
  if (json) return sayJson(session.terminal, report);
  const counts = { errors: report.errors.length, warnings: report.warnings.length, notices: report.notices.length };
  const lines = [...problems.map((problem) => rosterLine(problem, lang)), texts['validate-result'](counts).in(lang)];
  session.terminal.out(lines.map((line) => `${harmless(line)}\n`).join(''));
}
