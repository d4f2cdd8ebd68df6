/** `lungang verify DATA --policy P --plan FILE`: does the plan follow from this roster and this policy? */
import { readRoster } from '../../io/index.ts';
import type { Lang } from '../../messages/message.ts';
import { instanceOf } from '../../pipeline/case.ts';
import { compareReadings } from '../../pipeline/compare-readings.ts';
import { pinTerms } from '../../pipeline/permits.ts';
import { loadPolicy } from '../../policy/load.ts';
import { readingsAnswer, readingsText } from '../../report/index.ts';
import { EXIT } from '../exit.ts';
import { complain, listed, type Problems } from '../inputs.ts';
import { compareOption, examples, jsonOption, langOption, policyOption } from '../options.ts';
import { certificateFindings } from '../beside-plan.ts';
import { judgePlan } from '../judge-plan.ts';
import { readPlan } from '../read-plan.ts';
import { speak, type AddCommand, type Session } from '../session.ts';
import { harmless, sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';
import { findingLines } from '../verify-answers.ts';

interface Options {
  readonly policy: string;
  readonly plan: string;
  readonly lang: Lang;
  readonly json?: boolean;
  readonly compareReadings?: boolean;
}

export const verifyCommand: AddCommand = (program, session) => {
  program
    .command('verify')
    .description('用名册和政策独立核验 plan.json · check a plan.json against roster and policy')
    .argument('<data>', '名册：CSV 文件夹或一个 .xlsx 工作簿 · the roster: a folder of CSV files or one .xlsx workbook')
    .addOption(policyOption())
    .requiredOption('--plan <file>', '要核验的 plan.json · the plan.json to check')
    .addOption(compareOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText('after', examples('lungang verify 名册.xlsx --policy suzhou-2024 --plan out/suzhou/plan.json'))
    .action(async (data: string, options: Options) => verify(session, data, options));
};

async function verify(session: Session, data: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const planJson = await readPlan(options.plan);
  const { policy, problems } = await loadPolicy(options.policy);
  const read = await readRoster(data, { terms: policy === null ? undefined : pinTerms(policy) });
  const told: Problems = { roster: read.problems, policy: problems };
  if (complain(session, told) || policy === null || read.roster === null) return;
  const judged = judgePlan({ roster: read.roster, policy }, planJson);
  const findings = judged.ok ? await certificateFindings(options.plan, judged.given, judged.plan) : judged.findings;
  const compared = judged.ok && options.compareReadings === true ? compareReadings(instanceOf(judged.given), policy, judged.plan) : null;
  session.exit = findings.length === 0 ? EXIT.ok : EXIT.refusedPlan;
  if (json) {
    const facts = findings.map((finding) => ({ code: finding.code, message: finding.in(lang), facts: finding.facts }));
    return sayJson(session.terminal, { ...listed(session, told), ok: findings.length === 0, boundsProvenAgain: false, findings: facts, ...(compared === null ? {} : { readings: readingsAnswer(compared) }) });
  }
  const verdict = findings.length === 0 ? texts['verify-accepted']() : texts['verify-refused']({ findings: findings.length });
  const lines = [...findingLines(findings), { indent: '', message: verdict }];
  session.terminal.out(lines.map(({ indent, message }) => `${indent}${harmless(message.in(lang))}\n`).join(''));
  if (compared !== null) session.terminal.out(harmless(readingsText({ policy }, compared, lang)));
}
