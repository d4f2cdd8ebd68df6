/**
 * `lungang verify DATA --policy P (--plan FILE | --list FILE)`: does the plan follow from this roster and this policy;
 * is the list lawful? Or `--bundle FILE`.
 */
import { Option, type Command } from '@commander-js/extra-typings';
import { readRoster } from '../../io/index.ts';
import { instanceOf } from '../../planning/case.ts';
import { compareReadings } from '../../verify/compare-readings.ts';
import { pinTerms } from '../../verify/permits.ts';
import { loadPolicy } from '../../policy/load.ts';
import { readingsAnswer, readingsText } from '../../report/index.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { complain, listedProblems, type Problems } from '../inputs.ts';
import {
  compareOption,
  examples,
  jsonOption,
  langOption,
  policyOption,
  publishedOption,
  schoolYearArgument,
} from '../options.ts';
import { certificateFindings } from '../beside-plan.ts';
import { judgePlan } from '../../asking/judge-plan.ts';
import { listAnswers } from '../list-texts.ts';
import { sayOwnRoster } from '../own-roster.ts';
import { publishedFor, readPlanFile } from '../read-plan.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { texts as storeTexts } from '../store/texts.ts';
import { verifyBundle } from '../store/verify-bundle.ts';
import { sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';
import { findingLines } from '../verify-answers.ts';
import { verifyList } from '../verify-list.ts';

const declare = (program: Command) =>
  program
    .command('verify')
    .description(CATALOGUE.verify.does)
    .argument(
      '[data]',
      '名册：CSV 文件夹或一个 .xlsx 工作簿；用 --bundle 时不需要 · the roster: a folder of CSV files or one .xlsx workbook; not with --bundle',
    )
    .addOption(policyOption().makeOptionMandatory(false))
    .option('--plan <file>', '要核验的 plan.json · the plan.json to check')
    .option(
      '--list <file>',
      '要核对的第一学年名单（.xlsx、.csv），如改过的 plan.xlsx · a list of the first year to check instead, such as an edited plan.xlsx',
    )
    .addOption(
      new Option(
        '--from <year>',
        '名单的学年，默认取名单所写 · school year of the list, by default the one it names',
      ).argParser(schoolYearArgument),
    )
    .addOption(publishedOption())
    .option(
      '--bundle <file>',
      '核验封存文件（lungang seal）：由封存的输入重新计算并逐字节比较；其余选项不需要 · check a sealed bundle: plan anew from what was sealed and compare the bytes; needs nothing else',
    )
    .addOption(compareOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples(
        'lungang verify 名册.xlsx --policy suzhou-2024 --plan out/suzhou/plan.json',
        'lungang verify 名册.xlsx --policy suzhou-2024 --list 名单.xlsx --from 2027',
        'lungang verify 名册.xlsx --policy suzhou-2024 --plan 草案/plan.json --published 公布/plan.json',
        'lungang verify --bundle 2027方案.lungang.json',
      ),
    );

type Options = OptionsOf<typeof declare>;

export const verifyCommand: AddCommand = (program, session) => {
  declare(program).action(async (data, options) => asked(session, data, options));
};

async function asked(session: Session, data: string | undefined, { bundle, ...options }: Options): Promise<void> {
  speak(session, options);
  if (bundle !== undefined) return verifyBundle(session, bundle);
  const { policy } = options;
  if (data === undefined || policy === undefined) throw new Refusal(EXIT.usage, storeTexts['verify-needs']());
  return verify(session, { ...options, data, policy });
}

/** What `verify` is told where it is not given a bundle. */
type Told = Omit<Options, 'bundle' | 'policy'> & { readonly data: string; readonly policy: string };

async function verify(session: Session, told: Told): Promise<void> {
  const { data, policy, plan, list, from } = told;
  if ((plan === undefined) === (list === undefined))
    throw new Refusal(EXIT.usage, listAnswers['verify-plan-or-list']());
  if (list !== undefined) return verifyList(session, { data, policy, list, from });
  return verifyPlan(session, told, plan!);
}

async function verifyPlan(session: Session, options: Told, plan: string): Promise<void> {
  const { lang, json } = session.voice;
  const { json: planJson, digest } = await readPlanFile(plan);
  const published = await publishedFor({ file: plan, json: planJson }, options.published);
  const { policy, problems } = await loadPolicy(options.policy);
  const read = await readRoster(options.data, { terms: policy === null ? undefined : pinTerms(policy) });
  const told: Problems = { roster: read.problems, policy: problems };
  if (complain(session, told) || policy === null || read.roster === null) return;
  const judged = judgePlan({ roster: read.roster, policy }, planJson, published);
  const findings = judged.ok
    ? await certificateFindings(plan, digest, judged.given, judged.plan)
    : await sayOwnRoster(plan, judged.findings);
  const compared =
    judged.ok && options.compareReadings === true
      ? compareReadings(instanceOf(judged.given), policy, judged.plan)
      : null;
  session.exit = findings.length === 0 ? EXIT.ok : EXIT.refusedPlan;
  if (json) {
    const facts = findings.map((finding) => ({ code: finding.code, message: finding.in(lang), facts: finding.facts }));
    return sayJson(session.terminal, {
      ...listedProblems(session, told),
      ok: findings.length === 0,
      boundsProvenAgain: false,
      findings: facts,
      ...(compared === null ? {} : { readings: readingsAnswer(compared) }),
    });
  }
  const verdict =
    findings.length === 0 && judged.ok
      ? texts['verify-accepted']({ status: judged.plan.proof.status })
      : texts['verify-refused']({ findings: findings.length });
  const lines = [...findingLines(findings), { indent: '', message: verdict }];
  session.terminal.out(lines.map(({ indent, message }) => `${indent}${message.in(lang)}\n`).join(''));
  if (compared !== null) session.terminal.out(readingsText({ policy }, compared, lang));
}
