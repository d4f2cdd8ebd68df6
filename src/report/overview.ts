/** What every summary says first: the counts of postings, whether all is lawful, and how many teachers are missing. */
import type { Posting } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { pendingClauses } from '../policy/policy.ts';
import { asksNothing, marginOf } from './certificate.ts';
import { placeKey, ruleTitle, type ReportContext } from './context.ts';
import { evidenceOf } from './evidence.ts';
import { relaxationWords } from './relaxations.ts';
import { isProven } from './sheets/quality.ts';
import { firstWords, list, quoted, schoolYear, t, type Text } from './words.ts';

/** What a posting is chiefly for; each posting is in exactly one. */
const COUNTS = ['shortage', 'backbone', 'quota', 'other'] as const;
export type Count = (typeof COUNTS)[number];

export const COUNT_WORDS: Record<Count, Text> = {
  shortage: t('补学科缺口', 'repair a shortage'),
  backbone: t('落实骨干比例', 'serve the backbone share'),
  quota: t('仅为完成交流比例', 'only fill the quota'),
  other: t('指定或义务交流', 'pinned or duty'),
};

/** A shortage repaired comes before the backbone share, and both before a pin or duty; the rest only fills the quota. */
export function countOf({ purpose }: Pick<Posting, 'purpose'>): Count {
  if (purpose.includes('shortage')) return 'shortage';
  if (purpose.includes('backbone')) return 'backbone';
  return purpose.includes('pin') || purpose.includes('duty') ? 'other' : 'quota';
}

/** One count per year of the horizon, then the total. */
export interface CountLine {
  readonly count: Count;
  readonly byYear: readonly number[];
  readonly total: number;
}

/** The three counts; pinned and duty as a fourth line where there are any. */
export function countLines({ plan, instance }: ReportContext): CountLine[] {
  return COUNTS.map((count): CountLine => {
    const own = plan.postings.filter((posting) => countOf(posting) === count);
    return { count, byYear: instance.years.map((year) => own.filter((posting) => posting.start === year).length), total: own.length };
  }).filter(({ count, total }) => count !== 'other' || total > 0);
}

/** `2027学年（名单）`, `2028学年（预案）`: only the first year is a list to be signed. */
export const yearHeading = (year: number, first: number, lang: Lang): string => {
  const label = schoolYear(year, lang);
  if (year === first) return lang === 'en' ? `${label} (list)` : `${label}（名单）`;
  return lang === 'en' ? `${label} (outlook)` : `${label}（预案）`;
};

export interface Verdict {
  /** Whether all hard rules hold, in one sentence. */
  readonly sentence: string;
  /** What gave way, a sentence each. */
  readonly relaxed: readonly string[];
  /** How many rows the certificate has and how they stand. */
  readonly certificate: string;
  /** The document's demands that nothing here checks, by id and first words; null where there are none. */
  readonly pending: string | null;
}

export function verdict(context: ReportContext, lang: Lang): Verdict {
  const { plan, policy } = context;
  const quotas = plan.compliance.filter((row) => policy.rules.some((rule) => rule.spec.id === row.rule && rule.spec.nature === 'quota'));
  const tight = quotas.filter((row) => row.holds && marginOf(row) === 0 && !asksNothing(row)).length;
  const relaxed = new Set(plan.relaxations.map(placeKey));
  const unmet = plan.compliance.filter((row) => !row.holds);
  const soft = unmet.filter((row) => !relaxed.has(placeKey(row)));
  const lawful = lang === 'en' ? `Lawful: all hard rules hold (${policy.title.en}).` : `合规：硬性规定全部达标（${policy.title['zh-CN']}）。`;
  const missing = evidenceOf(context).rules.filter((one) => one.missing !== null);
  const names = [
    ...missing.map(({ rule }) => ruleTitle(policy, rule.spec.id, rule.clause, lang)),
    ...pendingClauses(policy).map(({ id, quote }) => (lang === 'en' ? id : `${id}${quoted(firstWords(quote))}`)),
  ];
  return {
    sentence: plan.relaxations.length === 0 ? lawful : relaxedWords(context, lang),
    relaxed: plan.relaxations.map((item) => relaxationWords(context, item, lang)),
    certificate:
      lang === 'en'
        ? `Certificate: ${plan.compliance.length} rows, ${unmet.length} not met${softPart(unmet.length, soft.length, lang)}, ${tight} just met.`
        : `共核对${plan.compliance.length}项，未达标${unmet.length}项${softPart(unmet.length, soft.length, lang)}，刚好达标（没有余量）${tight}项。`,
    pending: names.length === 0 ? null : list(names, lang),
  };
}

/** A soft rule that is not reached leaves a plan lawful: a reader of both numbers must be told. */
function softPart(unmet: number, soft: number, lang: Lang): string {
  if (soft === 0) return '';
  if (soft === unmet) return lang === 'en' ? ' (all of them soft)' : '（均为尽量达到的要求）';
  return lang === 'en' ? ` (${soft} of them soft)` : `（其中尽量达到的要求${soft}项）`;
}

function relaxedWords({ plan }: ReportContext, lang: Lang): string {
  // Only where legal comes first does its value say that no plan gives way less.
  const least = plan.proof.tiers[0]?.tier === 'legal' && isProven(plan.proof.tiers[0]);
  const places = plan.relaxations.length;
  if (lang === 'en') return `Not all quotas can hold together; relaxed in ${places} ${places === 1 ? 'place' : 'places'}${least ? ', proven to be the least possible' : ''}:`;
  return `各项比例不能同时达到，放宽${places}处${least ? '（已证明不能更少）' : '（限定时间内的最小放宽）'}：`;
}

/** Whether the plan is proven best, in one phrase. */
export const proofWords = ({ plan }: ReportContext, lang: Lang): string =>
  (plan.proof.status === 'optimal'
    ? t('各级目标均已证明最优（数值越小越好）', 'proven best in every aim (less is better)')
    : t('限定时间内的最好方案（数值越小越好）', 'the best plan found in the time given (less is better)'))[lang];

export interface Missing {
  readonly year: number;
  /** Missing subject teachers without and with the plan. */
  readonly before: number;
  readonly after: number;
}

/** Without a single row of demand nobody knows whether anybody is missing: 0 → 0 would be a claim. */
export const isDemandKnown = ({ instance }: ReportContext): boolean => instance.roster.demand.length > 0;
export const DEMAND_UNKNOWN = t('未填学科需求，未评估缺员', 'no demand was entered, shortages were not assessed');

/** Missing subject teachers of every year of the horizon. */
export function missingByYear({ plan, instance }: ReportContext): Missing[] {
  const sum = (year: number, of: 'before' | 'short'): number =>
    plan.shortages.filter((row) => row.year === year).reduce((total, row) => total + Math.round(row[of] * 10), 0) / 10;
  return instance.years.map((year) => ({ year, before: sum(year, 'before'), after: sum(year, 'short') }));
}
