/** `lungang template --out FILE`: an empty workbook with lists, notes and, if wished, examples. */
import { Option, type Command } from '@commander-js/extra-typings';
import { loadPolicy } from '../../policy/load.ts';
import { policyFiles } from '../../policy/packs.ts';
import { withoutDates } from '../../report/zip-dates.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { complain } from '../inputs.ts';
import { importTexts as say } from '../import/texts.ts';
import { mayWrite, writeNamed } from '../import/write-file.ts';
import { examples, jsonOption, langOption, replaceFileOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { harmless, sayJson } from '../terminal.ts';

const declare = (program: Command) =>
  program
    .command('template')
    .description(CATALOGUE.template.does)
    .addOption(new Option('--out <file>', '要写的 .xlsx 文件 · the .xlsx file to write').makeOptionMandatory())
    .option(
      '--policy <policy>',
      '政策方案的编号或文件：片区名称和津贴按它给出 · id of a policy pack, or a file: zones and allowances are taken from it',
    )
    .option('--example', '在填表说明中写出示例行 · example rows on the sheet of notes')
    .addOption(replaceFileOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples(
        'lungang template --out 名册模板.xlsx',
        'lungang template --out 名册模板.xlsx --policy ruian-2021 --example',
      ),
    );

type Options = OptionsOf<typeof declare>;

export const templateCommand: AddCommand = (program, session) => {
  declare(program).action(async (options) => template(session, options));
};

async function template(session: Session, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const { out, policy: named, example = false, replace = false } = options;
  // Under another ending it could not be read again.
  if (!/\.xlsx$/iu.test(out)) throw new Refusal(EXIT.usage, say['template-ending']({ out }));
  mayWrite(out, replace, named === undefined ? [] : policyFiles(named));
  const { policy, problems } = named === undefined ? { policy: null, problems: [] } : await loadPolicy(named);
  if (complain(session, { roster: [], policy: problems }) || (named !== undefined && policy === null)) return;
  // The library takes long to load.
  const { templateBytes } = await import('../../io/template/workbook.ts');
  const zones = Object.entries(policy?.settings.zoneAllowances ?? {});
  const bytes = await templateBytes({
    policy: policy === null ? null : { title: policy.title['zh-CN'], zones },
    example,
  });
  writeNamed(out, withoutDates(bytes));
  if (json) return sayJson(session.terminal, { ok: true, out });
  session.terminal.out(`${harmless(say['template-written']({ out }).in(lang))}\n`);
}
