/**
 * `lungang scenario back-test DATA --policy P --from Y --list FILE --out DIR`: a list made by hand beside what the
 * program would have done.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Option, type Command } from '@commander-js/extra-typings';
import { planBytes } from '../../domain/plan.ts';
import { rosterDigest } from '../../io/digest.ts';
import { readRoster } from '../../io/index.ts';
import { readPostingList } from '../../io/posting-list/index.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import { pinTerms } from '../../verify/permits.ts';
import { loadPolicy } from '../../policy/load.ts';
import { policyFiles } from '../../policy/packs.ts';
import { writeAnswer } from '../../what-if/answer/write.ts';
import { backTestAnswer, backTestSummary } from '../../what-if/back-test/answer.ts';
import { identicalPercent } from '../../what-if/back-test/matches.ts';
import { backTest } from '../../what-if/back-test/back-test.ts';
import { EXIT } from '../exit.ts';
import { complain, listedProblems, type Problems } from '../inputs.ts';
import { examples, policyOption, schoolYearArgument } from '../options.ts';
import { clashJson, clashAnswerLines } from '../plan-answers.ts';
import { speak, type OptionsOf, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { texts as cliTexts } from '../texts.ts';
import { asking, withOptions } from './asking.ts';
import { askingTexts as texts } from './asking-texts.ts';
import type { AddSubcommand } from './subcommand.ts';

const declare = (scenario: Command) =>
  withOptions(
    scenario
      .command('back-test')
      .description(
        '回测：把往年人工名单当作方案，看违反了哪些条款、程序会怎么排、差别的代价 · a list made by hand as a plan: clauses broken, what the program would have done, what the difference cost',
      )
      .argument(
        '<data>',
        '当年的名册：CSV 文件夹或一个 .xlsx 工作簿 · the roster of that year: a folder of CSV files or one .xlsx workbook',
      )
      .addOption(policyOption())
      .addOption(
        new Option('--from <year>', '名单的学年，如 2027 · school year of the list')
          .argParser(schoolYearArgument)
          .makeOptionMandatory(),
      )
      .addOption(
        new Option('--list <file>', '人工名单（.csv 或 .xlsx） · the list made by hand').makeOptionMandatory(),
      ),
    600,
  ).addHelpText(
    'after',
    examples(
      'lungang scenario back-test 2026名册.xlsx --policy suzhou-2024 --from 2026 --list 2026名单.xlsx --out out/back-test',
    ),
  );

type Options = OptionsOf<typeof declare>;

export const backTestSubcommand: AddSubcommand = (scenario, session) => {
  declare(scenario).action(async (data, options) => answer(session, data, options));
};

async function answer(session: Session, data: string, options: Options): Promise<void> {
  const { terminal } = session;
  const { lang, json, quiet } = speak(session, options);
  const { policy, problems } = await loadPolicy(options.policy);
  const read = await readRoster(data, { from: options.from, terms: policy === null ? undefined : pinTerms(policy) });
  const list =
    read.roster === null || policy === null
      ? null
      : await readPostingList(
          options.list,
          read.roster,
          [options.from],
          policy.settings.postingYears,
          read.schoolNames,
        );
  const told: Problems = { roster: [...read.problems, ...(list?.problems ?? [])], policy: problems };
  if (complain(session, told) || policy === null || read.roster === null || list?.postings == null) return;
  const given: Case = { roster: read.roster, policy, from: options.from };
  const [digest, postings] = [rosterDigest(given.roster), list.postings];
  await asking(
    session,
    options,
    [data, options.list, ...policyFiles(options.policy)],
    async ({ terms, tell, publish }) => {
      tell(texts['back-test-progress']());
      const found = await backTest(given, digest, postings, terms);
      switch (found.kind) {
        case 'pins-clash':
          session.exit = EXIT.pinsClash;
          terminal.err(
            clashAnswerLines(found, instanceOf(given), lang)
              .map((line) => `${line}\n`)
              .join(''),
          );
          if (json) sayJson(terminal, { ...listedProblems(session, told), ...clashJson(found, lang) });
          return;
        case 'none':
          session.exit = found.reason === 'time' ? EXIT.noPlan : EXIT.stopped;
          terminal.err(`${cliTexts['no-plan']({ reason: found.reason }).in(lang)}\n`);
          if (json) sayJson(terminal, { ...listedProblems(session, told), ok: false, reason: found.reason });
          return;
        case 'back-test':
          await publish(async (dir) => {
            await writeAnswer(backTestAnswer(given, digest, found, lang), dir, lang);
            await writeFile(join(dir, 'plan.json'), planBytes(found.plan));
          });
          if (json)
            sayJson(terminal, {
              ...listedProblems(session, told),
              ok: true,
              out: options.out,
              lawful: found.verdict.lawful,
              identicalPercent: identicalPercent(found),
              completed: found.completed,
            });
          else if (!quiet)
            terminal.out(
              `${[...backTestSummary(found, lang), texts['asking-written']({ out: options.out }).in(lang)].join('\n')}\n`,
            );
      }
    },
  );
}
