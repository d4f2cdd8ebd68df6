/** `lungang scenario run FILE… --out DIR`: each what-if planned as a whole, in a folder of its own. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { rosterDigest } from '../../io/digest.ts';
import type { PlanOutcome } from '../../planning/make-plan.ts';
import { t } from '../../report/words.ts';
import { comparison, numbersTable } from '../../what-if/compare/answer.ts';
import { sideOf } from '../../what-if/compare/planned.ts';
import { loadWhatIf, type Problems, type WhatIf } from '../../what-if/load.ts';
import { planCold, toldOf, writeWhole } from '../../what-if/plan-one.ts';
import { resultFiles } from '../../what-if/tables/result-files.ts';
import { sameFolder } from '../batch/folder-name.ts';
import { OUTCOME } from '../batch/texts.ts';
import { EXIT, Refusal } from '../exit.ts';
import { complain, listed } from '../inputs.ts';
import { onInterrupt } from '../interrupts.ts';
import { examples, outOption, replaceOption, withSearchOptions } from '../options.ts';
import { openOutput } from '../output-folder.ts';
import { speak, type OptionsOf, type Session } from '../session.ts';
import { harmless, sayJson } from '../terminal.ts';
import { texts as cliTexts } from '../texts.ts';
import { exitOf, worst } from './endings.ts';
import type { AddSubcommand } from './subcommand.ts';
import { NO_PLAN, texts } from './texts.ts';

const declare = (scenario: Command) =>
  withSearchOptions(
    scenario
      .command('run')
      .description('按假设文件各做一份完整方案 · plan each what-if as a whole')
      .argument('<files...>', '假设文件（.yaml） · what-if files (.yaml)')
      .addOption(outOption())
      .addOption(replaceOption()),
    '每个假设的最长计算时间 · longest search per what-if',
  ).addHelpText(
    'after',
    examples('lungang scenario run scenarios/ruian-2021-one-purse/what-if/*.yaml --out out/what-if'),
  );

type Options = OptionsOf<typeof declare>;

export const runSubcommand: AddSubcommand = (scenario, session) => {
  declare(scenario).action(async (files, options) => run(session, files, options));
};

/** What all of them are held against; refuses what-ifs that would share a folder or do not share a base. */
function baseFor(whatIfs: readonly WhatIf[]): WhatIf {
  const twice = whatIfs.find(
    ({ name }, at) => whatIfs.findIndex((other) => sameFolder(other.name) === sameFolder(name)) < at,
  );
  if (twice !== undefined) throw new Refusal(EXIT.usage, texts['scenario-name-twice']({ name: twice.name }));
  const [first] = whatIfs;
  const base = baseOf(first!);
  const other = whatIfs.find((one) => inputsOf(baseOf(one)) !== inputsOf(base));
  if (other !== undefined)
    throw new Refusal(EXIT.usage, texts['scenario-other-base']({ name: other.name, first: first!.name }));
  if (whatIfs.some(({ name }) => sameFolder(name) === BASE))
    throw new Refusal(EXIT.usage, texts['scenario-name-twice']({ name: BASE }));
  return base;
}

async function run(session: Session, paths: readonly string[], options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const loaded = await Promise.all(paths.map(loadWhatIf));
  const problems: Problems = {
    policy: loaded.flatMap((one) => one.problems.policy),
    roster: loaded.flatMap((one) => one.problems.roster),
  };
  const whatIfs = loaded.flatMap(({ whatIf }) => whatIf ?? []);
  if (complain(session, problems) || whatIfs.length < paths.length) return;
  const base = baseFor(whatIfs);
  const stop = new AbortController();
  const folder = openOutput(options.out, {
    replace: options.replace ?? false,
    inputs: whatIfs.flatMap((one) => one.base.inputs),
  });
  const release = onInterrupt(
    () => {
      if (!quiet) session.terminal.err(`${cliTexts.stopping().in(lang)}\n`);
      stop.abort();
    },
    () => {
      folder.discard();
      process.exit(EXIT.stopped);
    },
  );
  try {
    const { solver: backend, seed, timeLimit, gap, workers } = options;
    const ran: Ran[] = [];
    // What changes nothing is the base itself.
    for (const whatIf of [...(whatIfs.some((one) => inputsOf(one) === inputsOf(base)) ? [] : [base]), ...whatIfs]) {
      const outcome = await planCold(whatIf, { backend, seed, timeLimit, gap, workers, signal: stop.signal });
      if (outcome.kind === 'plan')
        await folder.fill((dir) =>
          writeWhole({ ...toldOf(whatIf), given: whatIf.given }, outcome, join(dir, whatIf.name), lang),
        );
      ran.push({ whatIf, outcome });
      if (!json && !quiet) session.terminal.out(`${harmless(sentence(whatIf, outcome).in(lang))}\n`);
    }
    const found = ran.flatMap(({ whatIf, outcome }) =>
      outcome.kind === 'plan' ? [sideOf({ ...whatIf, plan: outcome.plan })] : [],
    );
    const unplanned = ran.flatMap(({ whatIf: { title }, outcome }) =>
      outcome.kind === 'plan' ? [] : [{ title, reason: reasonOf(outcome) }],
    );
    session.exit = worst(ran.map(({ outcome }) => exitOf(outcome)));
    if (found.length > 0) {
      const answer = comparison(found, whatIfs.map(toldOf), unplanned, lang);
      const files = await resultFiles(answer, numbersTable(found, lang), lang);
      await folder.fill(async (dir) => {
        for (const [file, content] of files) await writeFile(join(dir, file), content);
      });
      folder.publish();
      if (!json && !quiet)
        session.terminal.out(`${harmless(texts['scenario-written']({ out: options.out }).in(lang))}\n`);
    }
    if (json)
      sayJson(session.terminal, {
        ...listed(session, problems),
        ok: unplanned.length === 0,
        out: options.out,
        cases: ran.map(caseJson),
      });
  } finally {
    folder.discard();
    release();
  }
}

interface Ran {
  readonly whatIf: WhatIf;
  readonly outcome: PlanOutcome;
}

const BASE = 'base';

/** The case as it is, told like a what-if that changes nothing. */
const baseOf = ({ base }: WhatIf): WhatIf => ({
  name: BASE,
  title: BASE_TITLE,
  story: null,
  base,
  given: base.given,
  digest: rosterDigest(base.given.roster),
  changes: [],
});
const BASE_TITLE = t('现行', 'As it is');

const inputsOf = ({ given, digest }: WhatIf): string =>
  JSON.stringify([digest, given.policy.id, given.policy.digest, given.from]);

const reasonOf = (outcome: Exclude<PlanOutcome, { kind: 'plan' }>) =>
  NO_PLAN[outcome.kind === 'none' ? outcome.reason : 'pins-clash'];

const caseJson = ({ whatIf: { name }, outcome }: Ran): object =>
  outcome.kind === 'plan'
    ? {
        name,
        ended: outcome.ended,
        outcome: outcome.plan.outcome,
        proof: outcome.plan.proof,
        postings: outcome.plan.postings.length,
      }
    : { name, ended: outcome.kind === 'none' ? outcome.reason : outcome.kind };

function sentence({ name, title }: WhatIf, outcome: PlanOutcome) {
  if (outcome.kind !== 'plan') return texts['scenario-no-plan']({ name, title, reason: reasonOf(outcome) });
  const { plan } = outcome;
  return texts['scenario-planned']({
    name,
    title,
    outcome: OUTCOME[plan.outcome],
    proven: plan.proof.status === 'optimal',
    postings: plan.postings.length,
  });
}
