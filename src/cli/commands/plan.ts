/** `lungang plan DATA …`: from a roster to a folder with the verified plan. */
import { join } from 'node:path';
import { Option, type Command } from '@commander-js/extra-typings';
import { rosterDigest } from '../../io/digest.ts';
import { readRoster, writeRosterFolder } from '../../io/index.ts';
import { instanceOf, problemOf, type Case } from '../../planning/case.ts';
import { compareReadings } from '../../verify/compare-readings.ts';
import { planAround } from '../../planning/keep/keep-list.ts';
import { listChanges } from '../../planning/keep/list-changes.ts';
import { overrides } from '../../verify/overrides.ts';
import { pinTerms } from '../../verify/permits.ts';
import { crossCheckEngines, tooLarge } from '../../planning/cross-check.ts';
import { ENGINES } from '../../planning/engines.ts';
import { planBy, type PlanOutcome } from '../../planning/make-plan.ts';
import { PlanSearch } from '../../planning/search.ts';
import type { Progress as SearchProgress } from '../../planning/threads.ts';
import { loadPolicy } from '../../policy/load.ts';
import { policyFiles } from '../../policy/packs.ts';
import {
  changeLines,
  loadReports,
  readingsAnswer,
  readingsText,
  summaryText,
  writeReports,
  type ReportContext,
} from '../../report/index.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { complain, listedProblems, type Problems } from '../inputs.ts';
import { onInterrupt } from '../interrupts.ts';
import { readKept, type Kept } from '../keep-list.ts';
import { listAnswers } from '../list-texts.ts';
import {
  compareOption,
  examples,
  outOption,
  policyOption,
  replaceOption,
  schoolYearArgument,
  withSearchOptions,
} from '../options.ts';
import { KEPT_ROSTER } from '../own-roster.ts';
import { SEVERITY } from '../problems.ts';
import { openOutput, type OutputFolder } from '../output-folder.ts';
import { clashAnswerLines, clashJson, planJson } from '../plan-answers.ts';
import { progressOption, tellProgress, type ProgressTeller } from '../progress.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';

const declare = (program: Command) =>
  withSearchOptions(
    program
      .command('plan')
      .description(CATALOGUE.plan.does)
      .argument(
        '<data>',
        '名册：CSV 文件夹或一个 .xlsx 工作簿 · the roster: a folder of CSV files or one .xlsx workbook',
      )
      .addOption(policyOption())
      .addOption(
        new Option('--from <year>', '第一学年，如 2027 · first school year, such as 2027')
          .argParser(schoolYearArgument)
          .makeOptionMandatory(),
      )
      .addOption(outOption())
      .addOption(replaceOption())
      .addOption(
        new Option(
          '--cross-check',
          '小集团再用第二个引擎求解，比较各级目标 · solve small groups with both engines and compare the tiers',
        ),
      )
      .option(
        '--keep <file>',
        '照这份第一学年名单（.xlsx、.csv）安排，补齐其余 · plan around this list of the first year and complete it',
      )
      .addOption(compareOption()),
    '最长计算时间 · longest search',
  )
    .addOption(progressOption())
    .addHelpText(
      'after',
      examples(
        'lungang plan 名册.xlsx --policy suzhou-2024 --from 2027 --out out/2027',
        'lungang plan scenarios/two-schools/roster --policy suzhou-2024 --from 2027 --out out/two --replace --json',
        'lungang plan 名册.xlsx --policy suzhou-2024 --from 2027 --keep 改过的名单.xlsx --out out/2027b',
        'lungang plan 全县.xlsx --policy ruian-2021 --from 2027 --out out/2027 --progress json 2> progress.jsonl',
      ),
    );

type Options = OptionsOf<typeof declare>;

export const planCommand: AddCommand = (program, session) => {
  declare(program).action(async (data, options) => plan(session, data, options));
};

async function plan(session: Session, data: string, options: Options): Promise<void> {
  const progress = tellProgress(session.terminal, speak(session, options), {
    form: options.progress,
    timeLimit: options.timeLimit,
  });
  try {
    await watched({ session, options, progress }, data);
  } finally {
    progress.end();
  }
}

/** One run of the command. */
interface Run {
  readonly session: Session;
  readonly options: Options;
  readonly progress: ProgressTeller;
}

async function watched(run: Run, data: string): Promise<void> {
  const { session, options, progress } = run;
  progress.phase('reading');
  const { policy, problems } = await loadPolicy(options.policy);
  const read = await readRoster(data, { from: options.from, terms: policy === null ? undefined : pinTerms(policy) });
  const whole = policy === null || read.roster === null ? null : { roster: read.roster, policy, from: options.from };
  const list =
    whole === null || options.keep === undefined ? null : await readKept(options.keep, whole, read.schoolNames);
  const told: Problems = { roster: [...read.problems, ...(list?.problems ?? [])], policy: problems };
  progress.rest();
  if (complain(session, told) || whole === null || policy === null) return;
  const kept = list?.kept ?? null;
  const given: Case = kept?.given ?? whole;
  const door = new PlanSearch(problemOf(given));
  const refused = await tooLarge(door, options.solver);
  if (refused !== undefined)
    throw new Refusal(EXIT.usage, texts['engine-too-small']({ engine: options.solver, ...refused }));
  const stop = new AbortController();
  let folder: OutputFolder | undefined;
  // From before the folder is reserved, so that no Ctrl-C leaves anything behind.
  const release = onInterrupt(
    () => {
      progress.rest();
      if (!session.voice.quiet) session.terminal.err(`${texts.stopping().in(session.voice.lang)}\n`);
      stop.abort();
    },
    () => {
      folder?.discard();
      process.exit(EXIT.stopped);
    },
  );
  try {
    folder = openOutput(options.out, {
      replace: options.replace ?? false,
      inputs: [data, ...(options.keep === undefined ? [] : [options.keep]), ...policyFiles(options.policy)],
    });
    const outcome = await search({ given, kept, door }, options, progress, stop.signal);
    const second =
      options.crossCheck === true && outcome.kind === 'plan' ? await secondOpinion(run, door, stop.signal) : {};
    const answerJson = { ...(await answer(run, outcome, { given, kept }, folder)), ...second };
    if (session.voice.json) sayJson(session.terminal, { ...listedProblems(session, told), ...answerJson });
    else if (session.exit === EXIT.relaxed && !session.voice.quiet)
      session.terminal.out(
        `${texts['ask-why']({ data: kept === null ? data : join(options.out, KEPT_ROSTER), policy: options.policy, plan: join(options.out, 'plan.json') }).in(session.voice.lang)}\n`,
      );
  } finally {
    folder?.discard();
    release();
  }
}

/** The search, with progress for who watches. */
async function search(
  { given, kept, door }: { readonly given: Case; readonly kept: Kept | null; readonly door: PlanSearch },
  options: Options,
  progress: ProgressTeller,
  signal: AbortSignal,
): Promise<PlanOutcome> {
  progress.modelling(given.policy.order);
  const { solver: backend, seed, timeLimit, gap, workers } = options;
  const asked = {
    backend,
    seed,
    timeLimit,
    gap,
    workers,
    signal,
    onProgress: (state: SearchProgress) => void (signal.aborted || progress.search(state)),
  };
  const digest = rosterDigest(given.roster);
  const outcome = kept === null ? planBy(door, digest, asked) : planAround(given, kept.rows, digest, asked, door);
  // The engine has its own thread: this one is free until it answers.
  void loadReports();
  const found = await outcome;
  progress.rest();
  return found;
}

/** Solves small groups with the other engine as well; engines that disagree are a bug, and nothing is written. */
async function secondOpinion(
  { session: { terminal, voice }, options, progress }: Run,
  door: PlanSearch,
  signal: AbortSignal,
): Promise<object> {
  const other = ENGINES.find((name) => name !== options.solver)!;
  progress.phase('comparing');
  const found = await crossCheckEngines(door, [options.solver, other], {
    seed: options.seed,
    seconds: options.timeLimit,
    signal,
  });
  progress.rest();
  if (found.tiers.some(({ agree }) => agree !== found.compared)) {
    throw new Error(
      `engines disagree: ${found.tiers.map(({ tier, agree }) => `${tier} ${agree}/${found.compared}`).join(', ')}`,
    );
  }
  if (!voice.json && !voice.quiet)
    terminal.out(
      `${texts['cross-check']({ engine: other, parts: found.parts, compared: found.compared, tiers: found.tiers.length }).in(voice.lang)}\n`,
    );
  return { crossCheck: { engine: other, ...found } };
}

/** What became of the list, and with which roster the plan can be verified. */
function tellChanges({ terminal, voice }: Session, context: ReportContext, { out, policy }: Options): void {
  if (context.changes === undefined) return;
  const lines = [
    ...changeLines(context, context.changes, voice.lang),
    listAnswers['kept-roster']({ roster: join(out, KEPT_ROSTER), policy, plan: join(out, 'plan.json') }).in(voice.lang),
  ];
  terminal.out(`\n${lines.map((line) => `${line}\n`).join('')}`);
}

/** Writes the plan, says how it went, and gives back what the JSON answer adds. */
async function answer(
  { session, options, progress }: Run,
  outcome: PlanOutcome,
  { given, kept }: { readonly given: Case; readonly kept: Kept | null },
  folder: OutputFolder,
): Promise<object> {
  const { policy } = given;
  const instance = instanceOf(given);
  const { terminal, voice } = session;
  const { lang } = voice;
  switch (outcome.kind) {
    case 'pins-clash': {
      session.exit = EXIT.pinsClash;
      terminal.err(
        clashAnswerLines(outcome, instance, lang)
          .map((line) => `${line}\n`)
          .join(''),
      );
      return clashJson(outcome, lang);
    }
    case 'none': {
      session.exit = outcome.reason === 'time' ? EXIT.noPlan : EXIT.stopped;
      terminal.err(`${texts['no-plan']({ reason: outcome.reason }).in(lang)}\n`);
      return { ok: false, reason: outcome.reason };
    }
    case 'plan': {
      session.exit = outcome.plan.outcome === 'compliant' ? EXIT.ok : EXIT.relaxed;
      progress.phase('writing');
      const compared =
        options.compareReadings === true ? { compared: compareReadings(instance, policy, outcome.plan) } : {};
      const changes = kept === null ? {} : { changes: listChanges(given, kept.rows, outcome.plan) };
      const context: ReportContext = { plan: outcome.plan, instance, policy, ...compared, ...changes };
      await folder.fill(async (dir) => {
        await writeReports(context, dir, lang);
        // The list's decisions are part of the roster that the plan follows from: with it the plan can be verified.
        if (kept !== null) await writeRosterFolder(given.roster, join(dir, KEPT_ROSTER));
      });
      folder.publish();
      progress.rest();
      if (outcome.ended !== 'complete' && !voice.quiet)
        terminal.err(`${texts['ended-early']({ ended: outcome.ended }).in(lang)}\n`);
      const overridden = overrides(instance, policy, outcome.plan.postings).map((message) => message.in(lang));
      if (!voice.json && !voice.quiet)
        for (const line of overridden) terminal.err(`${SEVERITY.warning[lang]} ${line}\n`);
      if (!voice.json && !voice.quiet) terminal.out(summaryText(context, lang, options.out));
      if (!voice.json && !voice.quiet) tellChanges(session, context, options);
      const more =
        context.changes === undefined
          ? {}
          : {
              changes: context.changes.map((change) =>
                'why' in change ? { ...change, why: change.why.map((message) => message.in(lang)) } : change,
              ),
            };
      if (context.compared === undefined) return { ...planJson(outcome, options.out), overrides: overridden, ...more };
      if (!voice.json && !voice.quiet) terminal.out(`\n${readingsText(context, context.compared, lang)}`);
      return {
        ...planJson(outcome, options.out),
        overrides: overridden,
        ...more,
        readings: readingsAnswer(context.compared),
      };
    }
  }
}
