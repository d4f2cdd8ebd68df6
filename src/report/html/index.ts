/**
 * report.html: the plan as a page to read and to print. One file, nothing loaded from anywhere, equal bytes for equal
 * plans.
 */
import type { Lang } from '../../messages/message.ts';
import { say } from '../../messages/terms.ts';
import type { ReportContext } from '../context.ts';
import { allowances } from '../sheets/allowances.ts';
import { readingSummary } from '../sheets/reading-comparison.ts';
import { readings } from '../sheets/readings.ts';
import { schoolYear, t, type Text } from '../words.ts';
import { entitlements } from './entitlements.ts';
import { flow } from './flow.ts';
import { heat } from './heat.ts';
import { indicators } from './indicators.ts';
import { ledger } from './ledger.ts';
import { list, outlook } from './list.ts';
import type { Markup } from './markup.ts';
import { pageHtml } from './page.ts';
import { quality } from './quality.ts';
import { rules } from './rules.ts';
import { summary } from './summary.ts';
import { htmlTable } from './tables.ts';

interface Part {
  readonly id: string;
  readonly title: Text;
  readonly wide?: boolean;
  /** False: the page goes without this part. Absent: it is always there. */
  wanted?(context: ReportContext): boolean;
  body(context: ReportContext, lang: Lang): Markup | Promise<Markup>;
}

const PARTS: readonly Part[] = [
  { id: 'summary', title: t('概要', 'Summary'), body: summary },
  { id: 'rules', title: t('合规情况', 'Compliance'), body: rules },
  { id: 'names', title: t('拟交流轮岗名单', 'Rotation list'), wide: true, body: list },
  { id: 'later', title: t('第二、三年预案', 'Outlook years 2–3'), wide: true, body: outlook },
  { id: 'heat', title: t('学科缺员', 'Shortages'), wide: true, body: heat },
  { id: 'flow', title: t('教师流向', 'Flow of teachers'), wide: true, body: flow },
  { id: 'schools', title: t('各校情况表', 'Ledger by school'), wide: true, body: ledger },
  {
    id: 'money',
    title: t('津贴', 'Allowances'),
    body: (context, lang) =>
      htmlTable(allowances(context, lang), lang, { id: 'allowances', names: 0, className: 'compact' }),
  },
  { id: 'entitlements', title: t('待遇与返回', 'Entitlements'), wide: true, body: entitlements },
  { id: 'indicators', title: t('指标', 'Indicators'), wide: true, body: indicators },
  { id: 'quality', title: t('方案质量', 'Plan quality'), body: quality },
  {
    id: 'compared',
    title: t('口径比较', 'Readings compared'),
    wide: true,
    wanted: ({ compared }) => compared !== undefined,
    body: (context, lang) =>
      htmlTable(readingSummary(context, context.compared ?? [], lang), lang, {
        id: 'compared-readings',
        names: 3,
        grouped: 3,
        className: 'places',
      }),
  },
  {
    id: 'readings',
    title: t('读法与参数', 'Readings and parameters'),
    body: (context, lang) =>
      htmlTable(readings(context, lang), lang, { id: 'parameters', names: 1, className: 'compact' }),
  },
];

/** The bytes of report.html as text. */
export async function htmlReport(context: ReportContext, lang: Lang): Promise<string> {
  const { plan, policy, instance } = context;
  const [first, , third] = instance.years;
  const sections = [];
  for (const { id, title, wide = false, body } of PARTS.filter(({ wanted }) => wanted?.(context) ?? true))
    sections.push({ id, title: title[lang], wide, body: await body(context, lang) });
  const draft = t('教师交流轮岗方案（草案）', 'Teacher rotation plan (draft)');
  const years = lang === 'en' ? `${schoolYear(first, lang)} to ${schoolYear(third, lang)}` : `${first}—${third}学年`;
  const footer =
    lang === 'en'
      ? [
          `Made by ${plan.program.name} ${plan.program.version}; policy ${policy.id}; seed ${plan.inputs.seed}.`,
          `Digest of the roster: ${plan.inputs.roster}`,
        ]
      : [
          `由 ${plan.program.name} ${plan.program.version} 测算；政策 ${policy.id}；${say('seed', 'zh-CN')} ${plan.inputs.seed}。`,
          `名册校验码：${plan.inputs.roster}`,
        ];
  return pageHtml({ title: draft[lang], subtitle: `${policy.title[lang]} · ${years}`, sections, footer }, lang);
}
