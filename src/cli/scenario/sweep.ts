/** `lungang scenario sweep FILE --out DIR`: every combination of a grid; can be stopped, killed and gone on with. */
import { Option, type Command } from '@commander-js/extra-typings';
import { resultFiles } from '../../what-if/tables/result-files.ts';
import { sweepAnswer } from '../../what-if/sweep/answer.ts';
import { loadSweep } from '../../what-if/sweep/load.ts';
import { runSweep } from '../../what-if/sweep/run.ts';
import { casesTable, endingOf, type Row } from '../../what-if/sweep/tables.ts';
import { resolve } from 'node:path';
import { EXIT } from '../exit.ts';
import { complain, listed } from '../inputs.ts';
import { onInterrupt } from '../interrupts.ts';
import { examples, withSearchOptions } from '../options.ts';
import { speak, type OptionsOf, type Session } from '../session.ts';
import { harmless, progressLine, sayJson } from '../terminal.ts';
import { worst } from './endings.ts';
import type { AddSubcommand } from './subcommand.ts';
import { openSweepFolder } from './sweep-folder.ts';
import { texts } from './texts.ts';

const FILE = `
网格文件 · The file (YAML):
  format: lungang-sweep/1
  title: 交流比例与津贴        # 或 { zh-CN: …, en: … } · or one per language
  base: { data: 名册, policy: suzhou-2024, from: 2027 }   # 或 basedOn: 假设.yaml · or another what-if
  changes: []                  # 各情形共同的变动 · what all cases change
  grid:
    - { path: rules.exchange-rate.share, values: ["20%", "25%"] }
    - { title: 预算, options: [{ label: 不变 }, { label: 减一成, changes: [{ budget: { times: "90%" } }] }] }
  seeds: [1, 2]                # 可省略 · may be left out

再次运行同样的命令即可接着做：名册、政策、选项和程序都没有变化的情形不再重算。
The same command goes on: cases whose roster, policy, options and program are unchanged are not done again.
`;

const declare = (scenario: Command) =>
  withSearchOptions(
    scenario
      .command('sweep')
      .description(
        '参数网格：逐一测算各种组合，可中断后接着做 · every combination of a grid of changes; can be stopped and gone on with',
      )
      .argument('<file>', '网格文件（.yaml） · the sweep file (.yaml)')
      .addOption(
        new Option(
          '--out <dir>',
          '结果文件夹；再次运行时接着用 · folder for the results; another run goes on in it',
        ).makeOptionMandatory(),
      ),
    '每种情形的最长计算时间 · longest search per case',
  ).addHelpText(
    'after',
    `${FILE}${examples('lungang scenario sweep 网格.yaml --out out/网格', 'lungang scenario sweep 网格.yaml --out out/网格 --workers 2 --json')}`,
  );

type Options = OptionsOf<typeof declare>;

export const sweepSubcommand: AddSubcommand = (scenario, session) => {
  declare(scenario).action(async (file, options) => sweep(session, file, options));
};

async function sweep(session: Session, file: string, options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const { terminal } = session;
  const loaded = await loadSweep(file);
  if (complain(session, loaded.problems) || loaded.sweep === null) return;
  const { solver: backend, seed, timeLimit, gap, workers } = options;
  const terms = { backend, seed, timeLimit, gap };
  const stop = new AbortController();
  const folder = openSweepFolder(options.out);
  const line = progressLine(terminal, session.voice);
  const release = onInterrupt(
    () => {
      line.clear();
      if (!quiet) terminal.err(`${texts['sweep-stopping']().in(lang)}\n`);
      stop.abort();
    },
    () => {
      folder.release();
      process.exit(EXIT.stopped);
    },
  );
  try {
    const { records, counts } = await runSweep(loaded.sweep, folder.store, {
      file: resolve(file),
      terms,
      workers,
      signal: stop.signal,
      onDone: (now) => line.show(texts['sweep-progress'](now).in(lang)),
    });
    line.clear();
    const rows = loaded.sweep.cells.map((cell, i): Row => ({ cell, record: records[i]! }));
    folder.publish(
      await resultFiles(
        await sweepAnswer(loaded.sweep, rows, terms, lang),
        casesTable(loaded.sweep, rows, lang, true),
        lang,
      ),
    );
    const endings = rows.map(endingOf);
    session.exit = worst(endings.map((ending) => EXITS[ending]));
    const open = endings.filter((ending) => ending === 'open').length;
    if (json)
      sayJson(terminal, { ...listed(session, loaded.problems), ok: open === 0, out: options.out, ...counts, open });
    else if (!quiet) terminal.out(`${harmless(texts['sweep-sum']({ ...counts, open, out: options.out }).in(lang))}\n`);
  } finally {
    line.clear();
    release();
    folder.release();
  }
}

/** A case that must relax is an answer like any other: it does not make the sweep fail. */
const EXITS: Readonly<Record<ReturnType<typeof endingOf>, (typeof EXIT)[keyof typeof EXIT]>> = {
  compliant: EXIT.ok,
  relaxed: EXIT.ok,
  'pins-clash': EXIT.ok,
  none: EXIT.noPlan,
  open: EXIT.stopped,
};
