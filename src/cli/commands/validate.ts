/** `lungang validate DATA`: everything that is wrong with a roster, at once. */
import { problemsJson } from '../../io/problem.ts';
import type { Lang } from '../../messages/message.ts';
import { EXIT } from '../exit.ts';
import { annotateTo } from '../import/annotate-to.ts';
import { readMapped } from '../import/read-mapped.ts';
import { mayWrite } from '../import/write-file.ts';
import { annotateOption, examples, jsonOption, langOption, mappingOption, replaceFileOption } from '../options.ts';
import { rosterLine } from '../problems.ts';
import { speak, type AddCommand, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';

interface Options {
  readonly lang: Lang;
  readonly json?: boolean;
  readonly mapping?: string;
  readonly annotate?: string;
  readonly replace?: boolean;
}

export const validateCommand: AddCommand = (program, session) => {
  program
    .command('validate')
    .description('检查名册，一次列出全部问题 · check a roster and tell every problem at once')
    .argument('<data>', '名册：CSV 文件夹或一个 .xlsx 工作簿 · the roster: a folder of CSV files or one .xlsx workbook')
    .addOption(mappingOption())
    .addOption(annotateOption())
    .addOption(replaceFileOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples(
        'lungang validate 名册.xlsx',
        'lungang validate 名册.xlsx --annotate 名册-批注.xlsx',
        'lungang validate scenarios/two-schools/roster --json',
      ),
    )
    .action(async (data: string, options: Options) => validate(session, data, options));
};

async function validate(session: Session, data: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const { mapping, annotate, replace = false } = options;
  if (annotate !== undefined) mayWrite(annotate, replace, [data, ...(mapping === undefined ? [] : [mapping])]);
  const { read, opened } = await readMapped(data, mapping, {});
  const { problems } = read;
  const annotated = annotate === undefined ? undefined : await annotateTo(annotate, data, opened, read);
  const report = problemsJson(problems, lang);
  session.exit = report.ok ? EXIT.ok : EXIT.badInput;
  if (json)
    return sayJson(
      session.terminal,
      annotated === undefined ? report : { ...report, annotated: annotated.written ? annotate : null },
    );
  const counts = { errors: report.errors.length, warnings: report.warnings.length, notices: report.notices.length };
  const lines = [
    ...problems.map((problem) => rosterLine(problem, lang)),
    texts['validate-result'](counts).in(lang),
    ...(annotated === undefined ? [] : [annotated.message.in(lang)]),
  ];
  session.terminal.out(lines.map((line) => `${line}\n`).join(''));
}
