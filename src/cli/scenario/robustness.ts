/** `lungang scenario robustness FILE --out DIR`: does the plan hold after people left, and how much must be mended? */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from '@commander-js/extra-typings';
import { planBytes } from '../../domain/plan.ts';
import { instanceOf } from '../../planning/case.ts';
import { verify, type VerifiedPlan } from '../../verify/verify.ts';
import { writeAnswer } from '../../what-if/answer/write.ts';
import { writeCase } from '../../what-if/answer/write-case.ts';
import { loadWhatIf, type WhatIf } from '../../what-if/load.ts';
import { planCold } from '../../what-if/plan-one.ts';
import { robustnessAnswer } from '../../what-if/robustness/answer.ts';
import { digested } from '../../what-if/robustness/digested.ts';
import { robustness } from '../../what-if/robustness/robustness.ts';
import { headWords } from '../../what-if/robustness/words.ts';
import { Searcher } from '../../what-if/searcher.ts';
import { EXIT } from '../exit.ts';
import { complain, listed } from '../inputs.ts';
import { examples, wholeNumber } from '../options.ts';
import { clashLines } from '../plan-answers.ts';
import { readPlan } from '../read-plan.ts';
import { speak, type OptionsOf, type Session } from '../session.ts';
import { harmless, sayJson } from '../terminal.ts';
import { texts as cliTexts } from '../texts.ts';
import { asking, withOptions, type Asking } from './asking.ts';
import { askingTexts as texts } from './asking-texts.ts';
import type { AddSubcommand } from './subcommand.ts';

const declare = (scenario: Command) =>
  withOptions(
    scenario
      .command('robustness')
      .description(
        '稳健性：有人离职、请假、提前退休后方案还能否成立，要改动多少 · does the plan hold after people left, and how much must be mended',
      )
      .argument('<file>', '假设文件（.yaml） · a what-if file (.yaml)')
      .addOption(
        new Option(
          '--plan <file>',
          '已公布的 plan.json；不给则先求解一份 · the published plan.json; absent: it is made first',
        ),
      )
      .addOption(new Option('--samples <n>', '样本数 · samples').argParser(wholeNumber(1, 100_000)).default(200))
      .addOption(rateOption('--resign', '每年离职的百分比 · per cent who resign in a year', 2))
      .addOption(rateOption('--leave', '首学年整年请假的百分比 · per cent on leave for the whole first year', 1))
      .addOption(
        rateOption(
          '--retire',
          '距退休三年以内者每年提前退休的百分比 · per cent a year who retire early, of those within three years of it',
          5,
        ),
      )
      .addOption(
        new Option('--within <k>', '改动不超过几人次算小修补 · a repair of at most so many names is small')
          .argParser(wholeNumber(0, 10_000))
          .default(5),
      ),
    1800,
  ).addHelpText(
    'after',
    examples(
      'lungang scenario robustness what-if.yaml --plan out/2027/plan.json --samples 200 --resign 2 --out out/robustness',
      'lungang scenario robustness what-if.yaml --leave 3 --within 3 --out out/robustness --json',
    ),
  );

type Options = OptionsOf<typeof declare>;

export const robustnessSubcommand: AddSubcommand = (scenario, session) => {
  declare(scenario).action(async (file, options) => answer(session, file, options));
};

/** In units of 1/10,000. */
const rateOption = <const Flag extends string>(flag: Flag, words: string, usual: number) =>
  new Option(`${flag} <percent>`, words)
    .argParser((text) => {
      const value = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN;
      if (!(value >= 0 && value <= 10_000))
        throw new InvalidArgumentError(
          '应为 0 至 100 的百分数，最多两位小数 · a percentage from 0 to 100 with at most two decimals',
        );
      return value;
    })
    .default(usual * 100, String(usual));

async function answer(session: Session, file: string, options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const { whatIf, problems } = await loadWhatIf(file);
  if (complain(session, problems) || whatIf === null) return;
  const inputs = [...whatIf.base.inputs, ...(options.plan === undefined ? [] : [options.plan])];
  await asking(session, options, inputs, async (own) => {
    const plan = await published(session, whatIf, options, own);
    if (plan === null) {
      if (json) sayJson(session.terminal, { ...listed(session, problems), ok: false });
      return;
    }
    const settings = {
      rates: { resign: options.resign, leave: options.leave, retire: options.retire },
      samples: options.samples,
      seed: options.seed,
      within: options.within,
    };
    const searcher = new Searcher(own.terms);
    try {
      const bare = plan.postings.map(({ teacher, from, to, start, years, kind }) => ({
        teacher,
        from,
        to,
        start,
        years,
        kind,
      }));
      const legal = plan.proof.tiers.find(({ tier }) => tier === 'legal')?.value ?? 0;
      const onSample = (done: number): void =>
        own.tell(texts['robustness-progress']({ done, samples: options.samples }));
      const found = await robustness(
        whatIf.given,
        { postings: bare, sharedTeaching: plan.sharedTeaching, legal },
        searcher,
        { ...settings, workers: options.workers, onSample },
      );
      await own.publish(async (dir) => {
        await writeAnswer(await robustnessAnswer(whatIf, settings, found, lang), dir, lang);
        await writeCase(whatIf.given, dir);
        await writeFile(join(dir, 'plan.json'), planBytes(plan));
      });
      const seen = digested(whatIf.given, settings, found);
      if (json)
        sayJson(session.terminal, {
          ...listed(session, problems),
          ok: true,
          out: options.out,
          looked: seen.looked,
          survives: seen.survives,
          small: seen.small,
          reserve: seen.reserve.for95,
        });
      else if (!quiet)
        session.terminal.out(
          harmless(
            `${[...headWords(seen, settings, lang), texts['asking-written']({ out: options.out }).in(lang)].join('\n')}\n`,
          ),
        );
    } finally {
      await searcher.close();
    }
  });
}

/** The plan that is published, verified, or made as any plan is; null where there is none, and the session says why. */
async function published(
  session: Session,
  whatIf: WhatIf,
  options: Options,
  { terms, tell }: Asking,
): Promise<VerifiedPlan | null> {
  const {
    terminal,
    voice: { lang },
  } = session;
  const instance = instanceOf(whatIf.given);
  if (options.plan !== undefined) {
    const verdict = verify(instance, whatIf.given.policy, whatIf.digest, await readPlan(options.plan));
    if (verdict.ok) return verdict.plan;
    session.exit = EXIT.refusedPlan;
    terminal.err(
      [...verdict.findings, cliTexts['verify-refused']({ findings: verdict.findings.length })]
        .map((message) => `${harmless(message.in(lang))}\n`)
        .join(''),
    );
    return null;
  }
  tell(texts['robustness-planning']());
  const { backend, seed, seconds: timeLimit, workers, signal } = terms;
  const outcome = await planCold(whatIf, { backend, seed, timeLimit, gap: 0, workers, signal });
  if (outcome.kind === 'plan') return outcome.plan;
  session.exit =
    outcome.kind === 'pins-clash' ? EXIT.pinsClash : outcome.reason === 'time' ? EXIT.noPlan : EXIT.stopped;
  const lines =
    outcome.kind === 'pins-clash'
      ? clashLines(outcome, instance, lang)
      : [cliTexts['no-plan']({ reason: outcome.reason }).in(lang)];
  terminal.err(lines.map((line) => `${harmless(line)}\n`).join(''));
  return null;
}
