/** `lungang verify DATA --policy P --plan FILE`: does the plan follow from this roster and this policy? */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { crossChecks } from '../../domain/cross-checks.ts';
import { deriveInstance } from '../../domain/instance.ts';
import type { Roster } from '../../domain/roster.ts';
import { rosterDigest } from '../../io/digest.ts';
import { fileTexts } from '../../io/file-texts.ts';
import { readRoster } from '../../io/index.ts';
import { inMebibytes, LIMITS, mebibytes } from '../../io/limits.ts';
import { failureWords } from '../../messages/failures.ts';
import type { Lang, Message } from '../../messages/message.ts';
import { compareReadings, type RuleReadings } from '../../pipeline/compare-readings.ts';
import { pinTerms } from '../../pipeline/permits.ts';
import { verify as check } from '../../pipeline/verify.ts';
import { loadPolicy } from '../../policy/load.ts';
import type { Policy } from '../../policy/policy.ts';
import { readingsAnswer, readingsText } from '../../report/index.ts';
import { EXIT, Refusal } from '../exit.ts';
import { complain, listed, type Problems } from '../inputs.ts';
import { compareOption, examples, jsonOption, langOption, policyOption } from '../options.ts';
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
  const from = firstYear(planJson);
  const { policy, problems } = await loadPolicy(options.policy);
  const read = await readRoster(data, { terms: policy === null ? undefined : pinTerms(policy) });
  const told: Problems = { roster: read.problems, policy: problems };
  if (complain(session, told) || policy === null || read.roster === null) return;
  const { findings, compared } = judge(from, policy, read.roster, planJson, options.compareReadings ?? false);
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

interface Judged {
  readonly findings: readonly Message[];
  /** Null where nobody asked, or where the plan is refused. */
  readonly compared: readonly RuleReadings[] | null;
}

/** All that is wrong with the plan, and how it stands under other readings. A horizon that the roster cannot carry is the plan's fault, not the roster's. */
function judge(from: number | undefined, policy: Policy, roster: Roster, planJson: unknown, compare: boolean): Judged {
  const year = from ?? FALLBACK_YEAR;
  const unfit = crossChecks(roster, { from: year, terms: pinTerms(policy) }).filter(({ severity }) => severity === 'error');
  if (from !== undefined && unfit.length > 0) return { findings: [texts['verify-horizon']({ year }), ...unfit.map(({ message }) => message)], compared: null };
  const instance = deriveInstance(roster, year);
  const verdict = check(instance, policy, rosterDigest(roster), planJson);
  return verdict.ok ? { findings: [], compared: compare ? compareReadings(instance, policy, verdict.plan) : null } : { findings: verdict.findings, compared: null };
}

/** Any year will do where the plan names none: the verifier then has more to say about the file than about its postings. */
const FALLBACK_YEAR = 2027;

const Horizon = z.object({ horizon: z.tuple([z.int().min(2000).max(2100)], z.unknown()) });

const firstYear = (planJson: unknown): number | undefined => Horizon.safeParse(planJson).data?.horizon[0];

async function readPlan(file: string): Promise<unknown> {
  const refuse = (why: Message): Refusal => new Refusal(EXIT.badInput, texts['plan-not-read']({ file, why }));
  try {
    const info = await stat(file);
    // A device or a pipe has no size, and may have no end.
    if (!info.isFile()) throw refuse(fileTexts['not-a-file']({}));
    if (info.size > mebibytes(LIMITS.fileMebibytes)) throw refuse(fileTexts['too-large']({ mebibytes: inMebibytes(info.size), most: LIMITS.fileMebibytes }));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(EXIT.badInput, texts['plan-unreadable']({ file, reason: failureWords(error) }));
  }
}
