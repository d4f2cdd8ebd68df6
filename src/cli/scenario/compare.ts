/** `lungang scenario compare A B…`: finished plans, or what-ifs that are planned for it, side by side. */
import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Option, type Command } from '@commander-js/extra-typings';
import { comparisonQuestion } from '../../asking/questions/comparison.ts';
import { readRoster } from '../../io/index.ts';
import { pinTerms } from '../../verify/permits.ts';
import { loadPolicy } from '../../policy/load.ts';
import { comparison, numbersTable, type Told } from '../../what-if/compare/answer.ts';
import { sideOf, type Planned } from '../../what-if/compare/planned.ts';
import { loadWhatIf, type SourceProblems } from '../../what-if/load.ts';
import { planCold, POLICY_FILE, ROSTER_FOLDER, TOLD_FILE, ToldFile, toldOf } from '../../what-if/plan-one.ts';
import { resultFiles } from '../../what-if/tables/result-files.ts';
import { EXIT, Refusal } from '../exit.ts';
import { refusing } from '../explain/refusing.ts';
import { complain, listedProblems } from '../inputs.ts';
import { judgePlan } from '../../asking/judge-plan.ts';
import { examples, replaceOption, withSearchOptions } from '../options.ts';
import { openOutput } from '../output-folder.ts';
import { readPlan } from '../read-plan.ts';
import { readBeside } from '../read-regular.ts';
import { speak, type OptionsOf, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import type { AddSubcommand } from './subcommand.ts';
import { NO_PLAN, texts } from './texts.ts';

const declare = (scenario: Command) =>
  withSearchOptions(
    scenario
      .command('compare')
      .description(
        '逐项比较方案：指标、各级目标、费用、条款余量、人员和学校 · plans side by side: numbers, aims, cost, clause margins, people, schools',
      )
      .argument(
        '<cases...>',
        'scenario run 写出的方案文件夹，或假设文件；其余的与第一个相比 · folders that scenario run wrote, or what-if files; the first is what the others are held against',
      )
      .addOption(new Option('--out <dir>', '另存为网页、工作簿、CSV 和 JSON · also write page, workbook, CSV and JSON'))
      .addOption(replaceOption()),
    '每个假设文件的最长计算时间 · longest search per what-if file',
  ).addHelpText(
    'after',
    examples('lungang scenario compare out/what-if/base out/what-if/a-thousand-yuan --out out/compare'),
  );

type Options = OptionsOf<typeof declare>;

export const compareSubcommand: AddSubcommand = (scenario, session) => {
  declare(scenario).action(async (paths, options) => compare(session, paths, options));
};

export type Read = Told & {
  readonly planned: Planned | null;
  readonly problems: SourceProblems;
  readonly inputs: readonly string[];
};

async function compare(session: Session, paths: readonly string[], options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const read: Read[] = [];
  for (const path of paths)
    read.push(
      existsSync(path) && statSync(path).isDirectory() ? await fromFolder(path) : await fromFile(path, options),
    );
  const problems: SourceProblems = {
    policy: read.flatMap((one) => one.problems.policy),
    roster: read.flatMap((one) => one.problems.roster),
  };
  const planned = read.flatMap((one) => one.planned ?? []);
  if (complain(session, problems) || planned.length < paths.length) return;
  const sides = planned.map((one, i) => ({ ...read[i]!, ...one }));
  const answer = await refusing(EXIT.usage, () =>
    comparisonQuestion.ask({ given: planned[0]!.given, audience: 'officer', sides }, {}),
  );
  if (options.out !== undefined) {
    const derived = planned.map(sideOf);
    const files = await resultFiles(comparison(derived, read, [], lang), numbersTable(derived, lang), lang);
    const folder = openOutput(options.out, {
      replace: options.replace ?? false,
      inputs: read.flatMap(({ inputs }) => inputs),
    });
    try {
      await folder.fill(async (dir) => {
        for (const [file, content] of files) await writeFile(join(dir, file), content);
      });
      folder.publish();
    } finally {
      folder.discard();
    }
  }
  if (json) sayJson(session.terminal, { ...listedProblems(session, problems), ok: true, ...answer.facts });
  else if (!quiet)
    session.terminal.out(
      `${answer.sheets[lang].parts.flatMap(({ lines, id }) => (id === 'numbers' ? lines : [])).join('\n')}\n`,
    );
}

/** A plan that the verifier refuses is compared with nothing. */
export async function fromFolder(path: string): Promise<Read> {
  if (!['plan.json', POLICY_FILE, ROSTER_FOLDER].every((name) => existsSync(join(path, name))))
    throw new Refusal(EXIT.usage, texts['compare-folder']({ path }));
  const planJson = await readPlan(join(path, 'plan.json'));
  const { policy, problems } = await loadPolicy(join(path, POLICY_FILE));
  const { roster, problems: found } = await readRoster(join(path, ROSTER_FOLDER), {
    terms: policy === null ? undefined : pinTerms(policy),
  });
  const name = basename(resolve(path));
  const words = await toldIn(join(path, TOLD_FILE), name);
  // The same was said when the plan was made.
  const errors = {
    policy: problems.filter(({ severity }) => severity === 'error'),
    roster: found.filter(({ severity }) => severity === 'error'),
  };
  if (policy === null || roster === null) return { ...words, planned: null, problems: errors, inputs: [path] };
  const judged = judgePlan({ roster, policy }, planJson);
  if (!judged.ok)
    throw new Refusal(
      EXIT.refusedPlan,
      texts['compare-refused']({ path, finding: judged.findings[0]!, findings: judged.findings.length }),
    );
  return { ...words, planned: { ...words, given: judged.given, plan: judged.plan }, problems: errors, inputs: [path] };
}

async function toldIn(file: string, name: string) {
  const found = await readBeside(
    file,
    (bytes) => ToldFile.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data,
  );
  return {
    name,
    title: found?.title ?? { 'zh-CN': name, en: name },
    story: found?.story ?? null,
    changes: found?.changes ?? [],
  };
}

export async function fromFile(
  path: string,
  { solver: backend, seed, timeLimit, gap, workers }: Options,
): Promise<Read> {
  if (!existsSync(path)) throw new Refusal(EXIT.usage, texts['compare-folder']({ path }));
  const { whatIf, problems } = await loadWhatIf(path);
  if (whatIf === null) return { name: path, story: null, changes: [], planned: null, problems, inputs: [] };
  const outcome = await planCold(whatIf, { backend, seed, timeLimit, gap, workers });
  if (outcome.kind !== 'plan')
    throw new Refusal(
      outcome.kind === 'none' ? EXIT.noPlan : EXIT.pinsClash,
      texts['compare-no-plan']({
        name: whatIf.name,
        reason: NO_PLAN[outcome.kind === 'none' ? outcome.reason : 'pins-clash'],
      }),
    );
  return { ...toldOf(whatIf), planned: { ...whatIf, plan: outcome.plan }, problems, inputs: whatIf.base.inputs };
}
