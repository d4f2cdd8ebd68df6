/** What the terminal shows at the end: the three counts first, then whether all is lawful, then how good it is. */
import sum from 'lodash/sum.js';
import { join } from 'node:path';
import type { TierValue } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { safeText } from '../messages/safe-text.ts';
import type { ReportContext } from './context.ts';
import { countLines } from './counts.ts';
import { DEMAND_UNKNOWN, isDemandKnown } from './demand-known.ts';
import { ATTESTED_HEADING } from './attested-words.ts';
import { OPEN } from './aim-words.ts';
import { notTeachingWords } from './not-teaching.ts';
import { unaskedBudgetWords } from './unasked-budget.ts';
import { aimWords, missingByYear, proofWords, verdict, yearHeading } from './overview.ts';
import { isProven } from './sheets/quality.ts';
import { alignColumns } from './text-columns.ts';
import { schoolYearWords, t, TIER } from './words.ts';

/** The summary, lines separated by LF and ended by one; `dir`: where the files are, named at the end. */
export function summaryText(context: ReportContext, lang: Lang, dir?: string): string {
  const sections = [counts(context, lang), outcome(context, lang), aims(context, lang), shortages(context, lang)];
  if (dir !== undefined) sections.push(files(dir, lang));
  return safeText(`${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

function counts(context: ReportContext, lang: Lang): string[] {
  const { years } = context.instance;
  const total = t('合计', 'Total')[lang];
  const lines = countLines(context);
  const added = (of: (line: (typeof lines)[number]) => number): string => String(sum(lines.map(of)));
  return alignColumns([
    [lang === 'en' ? 'Postings' : '交流轮岗人次', ...years.map((year) => yearHeading(year, years[0], lang)), total],
    ...lines.map((line) => [line.label[lang], ...line.byYear.map(String), String(line.total)]),
    [total, ...years.map((_, i) => added((line) => line.byYear[i]!)), added((line) => line.total)],
  ]);
}

function outcome(context: ReportContext, lang: Lang): string[] {
  const { sentence, relaxed, certificate, pending, attested } = verdict(context, lang);
  const unasked = unaskedBudgetWords(context, lang);
  return [
    sentence,
    ...relaxed.map((line) => `  - ${line}`),
    certificate,
    ...(pending === null
      ? []
      : [lang === 'en' ? `Not evaluated, check by hand: ${pending}.` : `未评估、请人工核对：${pending}。`]),
    ...(attested.length === 0 ? [] : [ATTESTED_HEADING[lang], ...attested.map((line) => `  - ${line}`)]),
    ...(unasked === null ? [] : [`${unasked}${lang === 'en' ? '.' : '。'}`]),
  ];
}

/** The aims in plain words, without points: the exact figures stand in the sheet of plan quality. */
function aims(context: ReportContext, lang: Lang): string[] {
  const en = lang === 'en';
  const line = (tier: TierValue, i: number): string => {
    const reached = `${i + 1}. ${TIER[tier.tier].plain[lang]}${en ? ': ' : '：'}${aimWords(context, tier, lang)}`;
    return isProven(tier) ? `  ${reached}` : `  ${reached}${en ? ` (${OPEN.en})` : `（${OPEN[lang]}）`}`;
  };
  return [
    `${en ? 'Quality: ' : '方案质量：'}${proofWords(context, lang)}${en ? '. The aims in their order:' : '。各项目标按先后次序：'}`,
    ...context.plan.proof.tiers.map(line),
    en ? 'Exact figures: sheet “Plan quality”.' : '准确数值见“方案质量”表。',
  ];
}

function shortages(context: ReportContext, lang: Lang): string[] {
  if (!isDemandKnown(context))
    return [lang === 'en' ? `Missing subject teachers: ${DEMAND_UNKNOWN.en}` : `学科缺员：${DEMAND_UNKNOWN['zh-CN']}`];
  const leaders = notTeachingWords(context, lang);
  const parts = missingByYear(context).map(
    ({ year, before, after }) => `${schoolYearWords(year, lang)} ${before} → ${after}`,
  );
  return [
    lang === 'en'
      ? `Missing subject teachers, before → after: ${parts.join('; ')}`
      : `学科缺员（交流前→交流后，人）：${parts.join('；')}`,
    ...(leaders === null ? [] : [`${leaders}${lang === 'en' ? '.' : '。'}`]),
  ];
}

function files(dir: string, lang: Lang): string[] {
  const [workbook, page, plan, certificate] = ['plan.xlsx', 'report.html', 'plan.json', 'certificate.json'].map(
    (file) => join(dir, file),
  );
  return lang === 'en'
    ? [
        `List and certificate: ${workbook}`,
        `Report to read:       ${page}`,
        `For other programs:   ${plan}, ${certificate}`,
      ]
    : [`名单与合规情况：${workbook}`, `阅读与打印用报告：${page}`, `供其他程序读取：${plan}、${certificate}`];
}
