/** What every summary says after the counts of postings: whether all is lawful, and how many teachers are missing. */
import sum from 'lodash/sum.js';
import type { TierValue } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import type { Clause, Policy } from '../policy/policy.ts';
import { reachedWords } from './aim-words.ts';
import { asksNothing, marginWords } from './certificate.ts';
import { placeKey, ruleTitle, type ReportContext } from './context.ts';
import { attestedClauses, refusedClauses } from './attested-clauses.ts';
import { wordWords } from './attested-words.ts';
import { unmetClauses } from './counted-clauses.ts';
import { judgedClauses } from './counted-words.ts';
import { evidenceOf } from './evidence.ts';
import { openClauses } from './open-clauses.ts';
import { relaxationWords } from './relaxations.ts';
import { isProven } from './sheets/quality.ts';
import { kindsPresent, unplacedWords } from './unplaced-words.ts';
import { firstWords, listWords, quoted, schoolYearWords, t } from './words.ts';

/** `2027学年（名单）`, `2028学年（预案）`: only the first year is a list to be signed. */
export const yearHeading = (year: number, first: number, lang: Lang): string => {
  const label = schoolYearWords(year, lang);
  if (year === first) return lang === 'en' ? `${label} (list)` : `${label}（名单）`;
  return lang === 'en' ? `${label} (outlook)` : `${label}（预案）`;
};

export interface OverviewVerdict {
  /** Whether all hard rules hold, in one sentence; with the hard clauses that are not met, or judged by nothing. */
  readonly sentence: string;
  /** True where no hard rule gave way, and no hard clause is counted and found not met, or judged by nothing. */
  readonly lawful: boolean;
  /** What gave way, a sentence each. */
  readonly relaxed: readonly string[];
  /** How many rows the certificate has and how they stand. */
  readonly certificate: string;
  /** The document's demands that nothing here checks, by id and first words; null where there are none. */
  readonly pending: string | null;
  /** What persons found who checked clauses by hand, a sentence each: their word, apart from what was computed. */
  readonly attested: readonly string[];
}

export function verdict(context: ReportContext, lang: Lang): OverviewVerdict {
  const { plan, policy } = context;
  const quotas = plan.compliance.filter((row) =>
    policy.rules.some((rule) => rule.spec.id === row.rule && rule.spec.nature === 'quota'),
  );
  const tight = quotas.filter((row) => row.holds && marginWords(row) === 0 && !asksNothing(row)).length;
  const relaxed = new Set(plan.relaxations.map(placeKey));
  const rows = plan.compliance.filter((row) => !row.holds);
  // Demands that an indicator judges are lines of the certificate like any other.
  const judged = judgedClauses(context).filter(({ status }) => status !== 'nothing-to-check');
  const short = judged.filter(({ status }) => status === 'not-met');
  const all = plan.compliance.length + judged.length;
  const unmet = rows.length + short.length;
  const soft =
    rows.filter((row) => !relaxed.has(placeKey(row))).length + short.filter(({ clause }) => clause.kind === 'S').length;
  const besides = besidesWords(context, lang);
  const missing = evidenceOf(context).rules.filter((one) => one.missing !== null);
  const names = [
    ...missing.map(({ rule }) => ruleTitle(policy, rule.spec.id, rule.clause, lang)),
    ...openClauses(context).map(({ clause }) => clauseWords(clause, lang)),
  ];
  return {
    sentence: plan.relaxations.length === 0 ? heldWords(policy, besides, lang) : relaxedWords(context, lang),
    lawful: plan.relaxations.length === 0 && besides.length === 0,
    relaxed: plan.relaxations.map((item) => relaxationWords(context, item, lang)),
    certificate:
      lang === 'en'
        ? `Certificate: ${all} rows, ${unmet} not met${softPart(unmet, soft, lang)}, ${tight} just met.`
        : `共核对${all}项，未达标${unmet}项${softPart(unmet, soft, lang)}，刚好达标（没有余量）${tight}项。`,
    pending: names.length === 0 ? null : listWords(names, lang),
    attested: attestedClauses(context).map(
      ({ clause, words }) =>
        `${clauseWords(clause, lang)}${lang === 'en' ? ': ' : '：'}${words.map((word) => wordWords(word, lang)).join(lang === 'en' ? '; ' : '；')}`,
    ),
  };
}

/** A soft rule that is not reached leaves a plan lawful: a reader of both numbers must be told. */
function softPart(unmet: number, soft: number, lang: Lang): string {
  if (soft === 0) return '';
  if (soft === unmet) return lang === 'en' ? ' (all of them soft)' : '（均为尽量达到的要求）';
  return lang === 'en' ? ` (${soft} of them soft)` : `（其中尽量达到的要求${soft}项）`;
}

const clauseWords = ({ id, quote }: Pick<Clause, 'id' | 'quote'>, lang: Lang): string =>
  lang === 'en' ? id : `${id}${quoted(firstWords(quote))}`;

/** 合规 is said only where every hard clause of the document was judged, whoever checks it, and none is unmet. */
function heldWords({ title }: Policy, besides: readonly string[], lang: Lang): string {
  if (besides.length === 0)
    return lang === 'en'
      ? `Lawful: all hard rules hold (${title.en}).`
      : `合规：硬性规定全部达标（${title['zh-CN']}）。`;
  return lang === 'en'
    ? `All hard rules of the plan hold (${title.en}); besides, ${besides.join('; ')}.`
    : `方案须遵守的硬性规定全部达标（${title['zh-CN']}）；${besides.join('；')}。`;
}

/**
 * What must be said beside "the hard rules hold": hard rules without a group of which they speak, hard clauses that are
 * not met, and those that nothing judges.
 */
export const besidesWords = (context: ReportContext, lang: Lang): readonly string[] =>
  [
    unplacedWords(context.policy, kindsPresent(context), lang),
    countedWords(context, lang),
    refusedWords(context, lang),
    openWords(context, lang),
  ].filter((words) => words !== null);

/** The hard clauses that a person found not met; null where there are none. */
function refusedWords(context: ReportContext, lang: Lang): string | null {
  const refused = refusedClauses(context).map((clause) => clauseWords(clause, lang));
  if (refused.length === 0) return null;
  return lang === 'en'
    ? `${refused.length} hard ${refused.length === 1 ? 'requirement was' : 'requirements were'} found not met by hand: ${listWords(refused, lang)}`
    : `另有${refused.length}项硬性要求经人工核对不符合：${listWords(refused, lang)}`;
}

function openWords(context: ReportContext, lang: Lang): string | null {
  const hard = openClauses(context).filter(({ clause }) => clause.kind === 'H');
  if (hard.length === 0) return null;
  const names = listWords(
    hard.map(({ clause }) => clauseWords(clause, lang)),
    lang,
  );
  return lang === 'en'
    ? `${hard.length} hard ${hard.length === 1 ? 'requirement is' : 'requirements are'} not evaluated, check by hand: ${names}`
    : `另有${hard.length}项硬性要求没有评估，须人工核对：${names}`;
}

/** The hard clauses that no plan changes and that the county does not meet; null where there are none. */
function countedWords(context: ReportContext, lang: Lang): string | null {
  const clauses = unmetClauses(context).map((clause) => clauseWords(clause, lang));
  if (clauses.length === 0) return null;
  const [one, are] = clauses.length === 1 ? ['requirement', 'is'] : ['requirements', 'are'];
  if (lang === 'en')
    return `${clauses.length} hard ${one} that ${are} counted only ${are} not met, see Indicators: ${listWords(clauses, lang)}`;
  return `另有${clauses.length}项硬性要求属核对项，未达标，见“指标”：${listWords(clauses, lang)}`;
}

const besidesOf = (words: readonly (string | null)[], lang: Lang): string | null => {
  const said = words.filter((one) => one !== null);
  return said.length === 0 ? null : said.join(lang === 'en' ? '; ' : '；');
};

function relaxedWords(context: ReportContext, lang: Lang): string {
  const { plan } = context;
  const counted = besidesOf(
    [
      unplacedWords(context.policy, kindsPresent(context), lang),
      countedWords(context, lang),
      refusedWords(context, lang),
    ],
    lang,
  );
  // Only where legal comes first does its value say that no plan gives way less.
  const least = plan.proof.tiers[0]?.tier === 'legal' && isProven(plan.proof.tiers[0]);
  const [fewest, leastPossible] =
    context.isClaimed === true
      ? ['（方案自称不能更少，未重新验证）', ', by its own claim the least possible (not proven again)']
      : ['（已证明不能更少）', ', proven to be the least possible'];
  const places = plan.relaxations.length;
  if (lang === 'en')
    return `${counted === null ? '' : `Besides the following, ${counted}. `}Not all quotas can hold together; relaxed in ${places} ${places === 1 ? 'place' : 'places'}${least ? leastPossible : ''}:`;
  return `${counted === null ? '' : `${counted}。`}各项比例不能同时达到，放宽${places}处${least ? fewest : '（限定时间内的最小放宽）'}：`;
}

/** What became of an aim; of the soft ones with the demands that an indicator alone counts. */
export const aimWords = (context: ReportContext, tier: TierValue, lang: Lang): string =>
  reachedWords(
    tier,
    lang,
    judgedClauses(context).filter(({ clause, status }) => clause.kind === 'S' && status === 'not-met').length,
  );

/** Whether the plan is proven best, in one phrase. */
export const proofWords = ({ plan, isClaimed = false }: ReportContext, lang: Lang): string =>
  (plan.proof.status === 'optimal'
    ? isClaimed
      ? t(
          '方案自称已证明最优，未重新验证（这是求解时的结论，写文书时不复算）',
          "by the plan's own claim no plan is better in the order of the aims; not proven again (it was found when the plan was made)",
        )
      : t('已证明：按目标的先后次序，没有更好的方案', 'proven: in the order of the aims, no plan is better')
    : t('限定时间内找到的最好方案，也许还能更好', 'the best plan found in the time given'))[lang];

export interface Missing {
  readonly year: number;
  /** Missing subject teachers without and with the plan. */
  readonly before: number;
  readonly after: number;
}

/** Missing subject teachers of every year of the horizon. */
export function missingByYear({ plan, instance }: ReportContext): Missing[] {
  const total = (year: number, of: 'before' | 'short'): number =>
    sum(plan.shortages.filter((row) => row.year === year).map((row) => Math.round(row[of] * 10))) / 10;
  return instance.years.map((year) => ({ year, before: total(year, 'before'), after: total(year, 'short') }));
}
