/** `lungang import DATA`: what is understood of an officer's own files, and the canonical tables made from them. */
import { Option, type Command } from '@commander-js/extra-typings';
import { mappingText } from '../../io/intake/mapping.ts';
import { toMapping } from '../../io/intake/to-mapping.ts';
import { hasErrors, problemsJson } from '../../io/problem.ts';
import { rosterDigest } from '../../io/digest.ts';
import { writeRosterFolder } from '../../io/write.ts';
import type { ReadRoster } from '../../io/index.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { annotateTo } from '../import/annotate-to.ts';
import { readMapped } from '../import/read-mapped.ts';
import { importTexts as say } from '../import/texts.ts';
import { understoodLines } from '../import/understood-lines.ts';
import { mayLieBeside, mayWrite, writeNamed } from '../import/write-file.ts';
import { annotateOption, examples, jsonOption, langOption, mappingOption, replaceOption } from '../options.ts';
import { openOutput } from '../output-folder.ts';
import { rosterLine } from '../problems.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { importInto, withIntoOptions } from '../store/import-into.ts';
import { sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';

const declare = (program: Command) =>
  withIntoOptions(
    program
      .command('import')
      .description(CATALOGUE.import.does)
      .argument(
        '<data>',
        '工作簿（.xlsx、.xls）、.csv 或存放它们的文件夹 · a workbook (.xlsx, .xls), a .csv file, or a folder of them',
      )
      .option('--dry-run', '只说明识别结果，不写文件 · only tell what was understood')
      .addOption(mappingOption())
      .addOption(
        new Option(
          '--save-mapping <file>',
          '把识别结果存为对照文件，供修改后再用 · save what was understood as a mapping file',
        ),
      )
      .addOption(annotateOption())
      .addOption(new Option('--out <dir>', '写出标准表（CSV）的文件夹 · folder for the canonical tables'))
      .addOption(replaceOption())
      .addOption(jsonOption())
      .addOption(langOption()),
  ).addHelpText(
    'after',
    examples(
      'lungang import 名册.xlsx --into /srv/lungang --policy ruian-2021 --from 2027',
      'lungang import 去年的花名册.xls --dry-run',
      'lungang import 各校报表 --dry-run --save-mapping 对照.yaml',
      'lungang import 各校报表 --mapping 对照.yaml --out 名册',
    ),
  );

type Options = OptionsOf<typeof declare>;

export const importCommand: AddCommand = (program, session) => {
  declare(program).action(async (data, options) =>
    options.into === undefined ? importData(session, data, options) : importInto(session, data, options.into, options),
  );
};

async function importData(session: Session, data: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const { dryRun = false, out, saveMapping, annotate, replace = false } = options;
  if (!dryRun && out === undefined && saveMapping === undefined && annotate === undefined)
    throw new Refusal(EXIT.usage, say['import-nothing-asked']());
  const inputs = [data, ...(options.mapping === undefined ? [] : [options.mapping])];
  for (const file of [saveMapping, annotate])
    if (file !== undefined)
      mayWrite(file, replace || file === options.mapping, file === options.mapping ? [data] : inputs);
  for (const file of [saveMapping, annotate]) if (file !== undefined && out !== undefined) mayLieBeside(file, out);
  const { read, mapping, opened } = await readMapped(
    data,
    options.mapping,
    options.from === undefined ? {} : { from: options.from },
  );
  const report = problemsJson(read.problems, lang);
  session.exit = report.ok ? EXIT.ok : EXIT.badInput;
  const lines = [
    ...understoodLines(read.understood, read.lessonSums, lang),
    ...read.problems.map((problem) => rosterLine(problem, lang)),
  ];
  const counts = { errors: report.errors.length, warnings: report.warnings.length, notices: report.notices.length };
  lines.push(texts['validate-result'](counts).in(lang));
  const done = { saved: saveMapping ?? null, annotated: null as string | null, out: null as string | null };
  if (saveMapping !== undefined) {
    writeNamed(saveMapping, mappingText(toMapping(read.understood, mapping)));
    lines.push(say['mapping-saved']({ out: saveMapping }).in(lang));
  }
  if (annotate !== undefined) {
    const { message, written } = await annotateTo(annotate, data, opened, read);
    done.annotated = written ? annotate : null;
    lines.push(message.in(lang));
  }
  if (out !== undefined && !dryRun && read.roster !== null) {
    await writeTables(out, replace, inputs, read);
    done.out = out;
    lines.push(
      say['import-written']({ out, schools: read.roster.schools.length, teachers: read.roster.teachers.length }).in(
        lang,
      ),
    );
  }
  if (json) {
    const digest = read.roster === null ? null : rosterDigest(read.roster);
    return sayJson(session.terminal, { ...report, digest, sheets: read.understood, lessons: read.lessonSums, ...done });
  }
  session.terminal.out(lines.map((line) => `${line}\n`).join(''));
  if (hasErrors(read.problems) && out !== undefined)
    session.terminal.err(`${texts['bad-input']({ errors: counts.errors }).in(lang)}\n`);
}

async function writeTables(
  out: string,
  replace: boolean,
  inputs: readonly string[],
  { roster }: ReadRoster,
): Promise<void> {
  if (roster === null) return;
  const folder = openOutput(out, { replace, inputs });
  try {
    await folder.fill((dir) => writeRosterFolder(roster, dir));
    folder.publish();
  } finally {
    folder.discard();
  }
}
