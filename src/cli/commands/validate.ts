/** `lungang validate DATA`: everything that is wrong with a roster, at once. */
import type { Command } from '@commander-js/extra-typings';
import { problemsJson } from '../../io/problem.ts';
import { loadPolicy } from '../../policy/load.ts';
import { pinTerms } from '../../verify/permits.ts';
import { unplacedWords } from '../../report/unplaced-words.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT } from '../exit.ts';
import { complain } from '../inputs.ts';
import { annotateTo } from '../import/annotate-to.ts';
import { readMapped } from '../import/read-mapped.ts';
import { mayWrite } from '../import/write-file.ts';
import {
  annotateOption,
  examples,
  jsonOption,
  knownPolicyOption,
  langOption,
  mappingOption,
  replaceFileOption,
} from '../options.ts';
import { rosterLine, SEVERITY } from '../problems.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';

const declare = (program: Command) =>
  program
    .command('validate')
    .description(CATALOGUE.validate.does)
    .argument('<data>', '名册：CSV 文件夹或一个 .xlsx 工作簿 · the roster: a folder of CSV files or one .xlsx workbook')
    .addOption(knownPolicyOption())
    .addOption(mappingOption())
    .addOption(annotateOption())
    .addOption(replaceFileOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples(
        'lungang validate 名册.xlsx',
        'lungang validate 名册.xlsx --policy suzhou-2024',
        'lungang validate 名册.xlsx --annotate 名册-批注.xlsx',
        'lungang validate scenarios/two-schools/roster --json',
      ),
    );

type Options = OptionsOf<typeof declare>;

export const validateCommand: AddCommand = (program, session) => {
  declare(program).action(async (data, options) => validate(session, data, options));
};

async function validate(session: Session, data: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const { mapping, annotate, replace = false } = options;
  if (annotate !== undefined) mayWrite(annotate, replace, [data, ...(mapping === undefined ? [] : [mapping])]);
  const { policy, problems: faults } =
    options.policy === undefined ? { policy: null, problems: [] } : await loadPolicy(options.policy);
  // Held against a policy that cannot be read, the roster would be told as sound for nothing.
  if (options.policy !== undefined && policy === null) {
    complain(session, { policy: faults, roster: [] });
    return;
  }
  const { read, opened } = await readMapped(data, mapping, { terms: policy === null ? undefined : pinTerms(policy) });
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
  const unplaced =
    policy === null || read.roster === null
      ? null
      : unplacedWords(policy, new Set(read.roster.groups.flatMap(({ kinds }) => kinds.map(({ kind }) => kind))), lang);
  const lines = [
    ...(unplaced === null ? [] : [`${SEVERITY.warning[lang]} ${unplaced}${lang === 'en' ? '.' : '。'}`]),
    ...problems.map((problem) => rosterLine(problem, lang)),
    texts['validate-result'](counts).in(lang),
    ...(annotated === undefined ? [] : [annotated.message.in(lang)]),
  ];
  session.terminal.out(lines.map((line) => `${line}\n`).join(''));
}
