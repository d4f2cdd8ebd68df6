/** `lungang scenario frontier FILE --out DIR`: what can be had together, and what more of one costs of the others. */
import { InvalidArgumentError, Option, type Command } from '@commander-js/extra-typings';
import type { Lang } from '../../messages/message.ts';
import { MEASURES } from '../../what-if/frontier/measures/index.ts';
import type { Measure } from '../../what-if/frontier/measure.ts';
import { paretoPoints } from '../../what-if/frontier/search.ts';
import { stepsOf } from '../../what-if/frontier/steps.ts';
import { headWords, stepWords } from '../../what-if/frontier/words.ts';
import { writeFrontier } from '../../what-if/frontier/write.ts';
import { loadWhatIf } from '../../what-if/load.ts';
import { EXIT } from '../exit.ts';
import { complain, listed } from '../inputs.ts';
import { examples } from '../options.ts';
import { speak, type OptionsOf, type Session } from '../session.ts';
import { harmless, sayJson } from '../terminal.ts';
import { texts as cliTexts } from '../texts.ts';
import { asking, withOptions } from './asking.ts';
import { askingTexts as texts } from './asking-texts.ts';
import type { AddSubcommand } from './subcommand.ts';

/** `交流比例 exchange-rate` and so on: under the help. */
const known = (): string =>
  [...MEASURES.values()].map(({ id, title }) => `  ${id.padEnd(16)} ${title['zh-CN']} · ${title.en}`).join('\n');

const declare = (scenario: Command) =>
  withOptions(
    scenario
      .command('frontier')
      .description(
        '取舍分析：两三个指标之间最好的搭配，每提高一个百分点要多少人次、多少钱 · what can be had together, and what one more point costs',
      )
      .argument('<file>', '假设文件（.yaml） · a what-if file (.yaml)')
      .addOption(
        new Option(
          '--measures <names>',
          '两或三个指标，逗号分隔，前者为横轴 · two or three measures, by commas; the first is the axis',
        )
          .argParser(measuresOf)
          .default(measuresOf('exchange-rate,allowance,postings'), 'exchange-rate,allowance,postings'),
      )
      .addOption(
        new Option(
          '--levels <n>',
          '每个受限指标约取几档；all 为全部列出 · about so many levels of each limited measure; all: every point there is',
        )
          .argParser(levelsOf)
          .default(10),
      ),
    600,
  ).addHelpText(
    'after',
    `\n指标 · Measures:\n${known()}\n${examples('lungang scenario frontier scenarios/suzhou-2024-group250/as-it-is.yaml --measures exchange-rate,allowance --out out/frontier', 'lungang scenario frontier what-if.yaml --measures shortage,disruption,postings --levels all --out out/frontier --json')}`,
  );

type Options = OptionsOf<typeof declare>;

export const frontierSubcommand: AddSubcommand = (scenario, session) => {
  declare(scenario).action(async (file, options) => answer(session, file, options));
};

function measuresOf(text: string): readonly Measure[] {
  const names = text.split(',').map((name) => name.trim());
  const found = names.flatMap((name) => MEASURES.get(name) ?? []);
  if (
    found.length !== names.length ||
    new Set(names).size !== names.length ||
    found.length < 2 ||
    found.length > 3 ||
    !found.some(({ by }) => by === 'form')
  ) {
    const [all, least] = [
      [...MEASURES.keys()].join(', '),
      [...MEASURES.values()]
        .filter(({ by }) => by === 'form')
        .map(({ id }) => id)
        .join(', '),
    ];
    throw new InvalidArgumentError(
      `应为两或三个不同的指标（${all}），其中至少一个可以最小化（${least}） · two or three different measures, one of ${least} at least`,
    );
  }
  return found;
}

function levelsOf(text: string): number | null {
  if (text === 'all') return null;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value < 2) throw new InvalidArgumentError('应为不小于 2 的整数，或 all · a whole number from 2, or all');
  return value;
}

async function answer(session: Session, file: string, options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const { whatIf, problems } = await loadWhatIf(file);
  if (complain(session, problems) || whatIf === null) return;
  await asking(session, options, whatIf.base.inputs, async ({ terms, tell, publish }) => {
    const found = await paretoPoints(whatIf.given, options.measures, {
      ...terms,
      levels: options.levels,
      onSearch: (searches, points) => tell(texts['frontier-progress']({ searches, points })),
    });
    if (found.kind !== 'frontier') {
      session.exit =
        found.kind === 'infeasible' ? EXIT.pinsClash : found.reason === 'time' ? EXIT.noPlan : EXIT.stopped;
      const message =
        found.kind === 'infeasible' ? texts['asking-impossible']() : cliTexts['no-plan']({ reason: found.reason });
      session.terminal.err(`${message.in(lang)}\n`);
      if (json)
        sayJson(session.terminal, {
          ...listed(session, problems),
          ok: false,
          reason: found.kind === 'infeasible' ? 'pins-clash' : found.reason,
        });
      return;
    }
    await publish((dir) => writeFrontier(whatIf, found, options.seed, dir, lang));
    if (json)
      sayJson(session.terminal, {
        ...listed(session, problems),
        ok: true,
        out: options.out,
        points: found.points.length,
        complete: found.complete,
        proven: found.points.every(({ proven }) => proven),
      });
    else if (!quiet)
      session.terminal.out(
        harmless(
          `${[...headWords(found, lang), ...stepsOf(found).map((step) => `- ${stepWords(step, lang)}`), written(options.out, lang)].join('\n')}\n`,
        ),
      );
  });
}

const written = (out: string, lang: Lang): string => texts['asking-written']({ out }).in(lang);
