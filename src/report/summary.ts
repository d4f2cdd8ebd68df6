/** What the terminal shows at the end: the three counts first, then whether all is lawful, then how good it is. */
import { join } from 'node:path';
import type { Posting } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import type { ReportContext } from './context.ts';
import { marginOf } from './sheets/compliance.ts';
import { isProven, shownValue, unitOf } from './sheets/quality.ts';
import { relaxationWords } from './relaxations.ts';
import { alignColumns } from './text-columns.ts';
import { NO, pendingTitle, schoolYear, t, TIER, YES, type Text } from './words.ts';

/** What a posting is chiefly for; each posting is in exactly one. */
const COUNTS = ['shortage', 'backbone', 'quota', 'other'] as const;
type Count = (typeof COUNTS)[number];

const COUNT_WORDS: Record<Count, Text> = {
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

/** The summary, lines separated by LF and ended by one; `dir`: where the files are, named at the end. */
export function summaryText(context: ReportContext, lang: Lang, dir?: string): string {
  const sections = [counts(context, lang), outcome(context, lang), tiers(context, lang), shortages(context, lang)];
  if (dir !== undefined) sections.push(files(dir, lang));
  // A name of a roster may hold anything, but must not steer the terminal.
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`.replaceAll(/(?!\n)\p{Cc}/gu, '');
}

function counts({ plan, instance }: ReportContext, lang: Lang): string[] {
  const shown = COUNTS.filter((count) => count !== 'other' || plan.postings.some((posting) => countOf(posting) === count));
  const amount = (year: number | null, count: Count | null): string =>
    String(plan.postings.filter((posting) => (year === null || posting.start === year) && (count === null || countOf(posting) === count)).length);
  const columns = [...instance.years, null];
  const [first] = instance.years;
  return alignColumns([
    [lang === 'en' ? 'Postings' : '交流轮岗人次', ...columns.map((year) => (year === null ? t('合计', 'Total')[lang] : yearHeading(year, first, lang)))],
    ...shown.map((count) => [COUNT_WORDS[count][lang], ...columns.map((year) => amount(year, count))]),
    [t('合计', 'Total')[lang], ...columns.map((year) => amount(year, null))],
  ]);
}

const yearHeading = (year: number, first: number, lang: Lang): string => {
  const label = schoolYear(year, lang);
  if (year === first) return lang === 'en' ? `${label} (list)` : `${label}（名单）`;
  return lang === 'en' ? `${label} (outlook)` : `${label}（预案）`;
};

function outcome(context: ReportContext, lang: Lang): string[] {
  const { plan, policy } = context;
  const quotas = plan.compliance.filter((row) => policy.rules.some((rule) => rule.spec.id === row.rule && rule.spec.nature === 'quota'));
  const tight = quotas.filter((row) => row.holds && marginOf(row) === 0).length;
  const unmet = plan.compliance.filter((row) => !row.holds).length;
  const lines: string[] = [];
  if (plan.relaxations.length === 0) {
    lines.push(lang === 'en' ? `Lawful: all hard rules hold (${policy.title.en}).` : `合规：硬性规定全部达标（${policy.title['zh-CN']}）。`);
  } else {
    lines.push(relaxedWords(context, lang), ...plan.relaxations.map((item) => `  - ${relaxationWords(context, item, lang)}`));
  }
  lines.push(
    lang === 'en'
      ? `Certificate: ${plan.compliance.length} rows, ${unmet} not met, ${tight} just met.`
      : `共核对${plan.compliance.length}项，未达标${unmet}项，刚好达标（没有余量）${tight}项。`,
  );
  if (policy.notEvaluated.length > 0) {
    const names = [...new Set(policy.notEvaluated.map(({ rule }) => pendingTitle(rule, lang)))];
    lines.push(lang === 'en' ? `Not yet evaluated: ${names.join(', ')}.` : `尚未评估、请人工核对：${names.join('、')}。`);
  }
  return lines;
}

function relaxedWords({ plan }: ReportContext, lang: Lang): string {
  const least = plan.proof.tiers.some((tier) => tier.tier === 'legal' && isProven(tier));
  const places = plan.relaxations.length;
  if (lang === 'en') return `Not all quotas can hold together; relaxed in ${places} ${places === 1 ? 'place' : 'places'}${least ? ', proven to be the least possible' : ''}:`;
  return `各项比例不能同时达到，放宽${places}处${least ? '（已证明不能更少）' : '（限定时间内的最小放宽）'}：`;
}

function tiers({ plan }: ReportContext, lang: Lang): string[] {
  const proven = plan.proof.status === 'optimal';
  const status = proven
    ? t('方案质量：各级目标均已证明最优（数值越小越好）', 'Quality: proven best in every aim (less is better)')
    : t('方案质量：限定时间内的最好方案（数值越小越好）', 'Quality: the best plan found in the time given (less is better)');
  const rows = plan.proof.tiers.map((tier) => [
    TIER[tier.tier].name[lang],
    String(shownValue(tier.tier, tier.value)),
    String(shownValue(tier.tier, tier.bound)),
    String(shownValue(tier.tier, tier.value - tier.bound)),
    (isProven(tier) ? YES : NO)[lang],
    unitOf(tier.tier, lang),
  ]);
  const heading = lang === 'en' ? ['Aim', 'Value', 'Lowest possible', 'Gap', 'Proven', 'Unit'] : ['目标', '数值', '理论下限', '差距', '已证明最优', '单位'];
  return [status[lang], ...alignColumns([heading, ...rows])];
}

function shortages({ plan, instance }: ReportContext, lang: Lang): string[] {
  const sum = (year: number, of: 'before' | 'short'): number =>
    plan.shortages.filter((row) => row.year === year).reduce((total, row) => total + Math.round(row[of] * 10), 0) / 10;
  const parts = instance.years.map((year) => `${schoolYear(year, lang)} ${sum(year, 'before')} → ${sum(year, 'short')}`);
  return [lang === 'en' ? `Missing subject teachers, before → after: ${parts.join('; ')}` : `学科缺员（交流前→交流后，人）：${parts.join('；')}`];
}

function files(dir: string, lang: Lang): string[] {
  const [workbook, plan] = [join(dir, 'plan.xlsx'), join(dir, 'plan.json')];
  return lang === 'en' ? [`List and certificate: ${workbook}`, `For other programs:   ${plan}`] : [`名单与合规情况：${workbook}`, `供其他程序读取：${plan}`];
}
