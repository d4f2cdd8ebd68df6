/**
 * `lungang batch FILE --out DIR`: many counties, one after another, in bounded memory; the same command goes on where
 * it ended.
 */
import { Option, type Command } from '@commander-js/extra-typings';
import { loadCounties } from '../batch/county-list.ts';
import { openBatchFolder } from '../batch/folder.ts';
import { runBatch } from '../batch/run-batch.ts';
import { summaryJson, worstExit } from '../batch/summary.ts';
import { texts } from '../batch/texts.ts';
import { CATALOGUE } from '../catalogue.ts';
import { complain } from '../inputs.ts';
import { examples, withSearchOptions } from '../options.ts';
import { progressOption } from '../progress.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { harmless, sayJson } from '../terminal.ts';

const LIST = `
县区清单 · The list (YAML; or CSV with the headings 名称, 名册, 政策, 学年, 种子, 时限):
  format: lungang-batch/1
  counties:
    - name: 甲县              # 结果文件夹的名称 · names the result folder
      data: 甲县/名册.xlsx    # 相对于清单所在文件夹 · counts from the folder of the list
      policy: suzhou-2024     # 编号或文件 · an id or a file
      from: 2027
      seed: 1                 # 可省略 · may be left out
      timeLimit: 600          # 可省略，秒 · may be left out; seconds

再次运行同样的命令即可接着做：名册、政策和选项未变且结果完整的县区不再重算；有变化的，其结果文件夹整个换新。
The same command goes on: counties whose roster, policy and options are unchanged are left as they are; the folder of one that changed is replaced.

退出码取最严重者 · the worst exit code of all: 130 未做完 · not finished, 70, 69, 64, 2, 5, 4, 3, 0
`;

const declare = (program: Command) =>
  withSearchOptions(
    program
      .command('batch')
      .description(CATALOGUE.batch.does)
      .argument('<file>', '县区清单（.yaml 或 .csv） · the list of counties (.yaml or .csv)')
      .addOption(
        new Option(
          '--out <dir>',
          '结果文件夹：每个县区一个子文件夹，另有 summary.csv 和 summary.json · folder for the results: one folder per county, summary.csv and summary.json',
        ).makeOptionMandatory(),
      ),
    '每个县区的最长计算时间，清单未写明时适用 · longest search per county where the list names none',
  )
    .addOption(progressOption())
    .addHelpText(
      'after',
      `${LIST}${examples('lungang batch 县区清单.yaml --out out/全市', 'lungang batch 县区清单.csv --out out/全市 --progress json 2> progress.jsonl')}`,
    );

type Options = OptionsOf<typeof declare>;

export const batchCommand: AddCommand = (program, session) => {
  declare(program).action(async (file, options) => batch(session, file, options));
};

async function batch(session: Session, file: string, options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const { counties, problems } = await loadCounties(file);
  if (complain(session, problems) || counties === null) return;
  const folder = openBatchFolder(options.out);
  try {
    const results = await runBatch(session, counties, folder, options);
    session.exit = worstExit(results);
    const count = (holds: (result: (typeof results)[number]) => boolean): number => results.filter(holds).length;
    if (json) sayJson(session.terminal, summaryJson(results));
    else if (!quiet) {
      const sum = {
        compliant: count(({ status, outcome }) => status === 'planned' && outcome === 'compliant'),
        relaxed: count(({ status, outcome }) => status === 'planned' && outcome === 'relaxed'),
        failed: count(({ status }) => status === 'failed'),
        open: count(({ status }) => status === 'pending' || status === 'stopped'),
        summary: folder.summary,
      };
      session.terminal.out(`${harmless(texts['batch-sum'](sum).in(lang))}\n`);
    }
  } finally {
    folder.release();
  }
}
