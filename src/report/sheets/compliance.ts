/** 合规情况: every rule with its clause, what it asks, what the plan gives, by what margin, and what gave way. */
import type { Lang } from '../../messages/message.ts';
import { ATTESTED_STATUS } from '../attested-words.ts';
import {
  certificateLines,
  forceWords,
  isProgramsOwn,
  isProtection,
  lineMargin,
  lineTitle,
  remarkWords,
  senseWords,
  statusWords,
  type CertificateLine,
} from '../certificate.ts';
import type { ReportContext } from '../context.ts';
import { besidesWords } from '../overview.ts';
import { scopeColumns } from '../scope-columns.ts';
import { table, type TableColumn, type Table } from '../table.ts';
import { HOLDS, schoolYearWords, t } from '../words.ts';

const NAME = t('合规情况', 'Compliance');
const STATUS = t('是否达标', 'Met?');

export function compliance(context: ReportContext, lang: Lang): Table {
  const lines = certificateLines(context);
  return table(
    lang,
    {
      name: NAME,
      title: titleOf(context, lang),
      columns: columnsOf(context, lines, lang),
      marks: [
        { heading: STATUS, word: HOLDS.no, tone: 'bad', wide: true },
        { heading: STATUS, word: ATTESTED_STATUS.notMet, tone: 'bad', wide: true },
        { heading: STATUS, word: HOLDS.softNo, tone: 'warn', wide: true },
        { heading: STATUS, word: HOLDS.notEvaluated, tone: 'muted', wide: true },
        { heading: STATUS, word: HOLDS.nothing, tone: 'muted', wide: true },
        { heading: STATUS, word: HOLDS.yes, tone: 'good' },
      ],
      frozenColumns: 1,
    },
    lines,
  );
}

function titleOf(context: ReportContext, lang: Lang): string {
  const { plan, policy } = context;
  const places = plan.relaxations.length;
  const besides = besidesWords(context, lang);
  if (lang === 'en')
    return `Compliance with ${policy.title.en}: ${[places === 0 ? 'all hard rules hold' : `hard rules relaxed in ${places} places`, ...besides].join('; ')}`;
  return `${policy.title['zh-CN']}：合规情况（${[places === 0 ? '硬性规定全部达标' : `硬性规定放宽${places}处`, ...besides].join('；')}）`;
}

function columnsOf(
  context: ReportContext,
  lines: readonly CertificateLine[],
  lang: Lang,
): TableColumn<CertificateLine>[] {
  return [
    { heading: t('规定', 'Rule'), width: 18, align: 'left', value: (line) => lineTitle(line, lang) },
    { heading: t('条款', 'Clause'), width: 8, value: (line) => line.clause ?? '—' },
    { heading: t('条款原文', 'Quote'), width: 40, align: 'left', value: (line) => quoteOf(context, line, lang) },
    { heading: t('效力', 'Force'), width: 8, value: (line) => forceWords(line, lang) },
    ...scopeColumns(context, lines, ({ scope }: CertificateLine) => scope, lang),
    {
      heading: t('学年', 'Year'),
      width: 11,
      value: (line) => (line.year === null ? '' : schoolYearWords(line.year, lang)),
    },
    { heading: t('方向', 'Sense'), width: 9, value: (line) => senseWords(line, lang) },
    {
      heading: t('分子（人）', 'Numerator'),
      width: 8,
      value: ({ measure }) => measure?.people?.counted.length ?? null,
    },
    {
      heading: t('分母（人）', 'Denominator'),
      width: 8,
      value: ({ measure }) => measure?.people?.base?.length ?? null,
    },
    { heading: t('要求', 'Required'), width: 9, value: (line) => line.row?.required ?? null },
    { heading: t('实际', 'Actual'), width: 9, value: (line) => line.row?.actual ?? null },
    { heading: t('余量', 'Margin'), width: 9, format: '+0;-0;0', value: lineMargin },
    { heading: STATUS, width: 12, value: (line) => statusWords(line, lang) },
    { heading: t('说明', 'Remarks'), width: 40, align: 'left', value: (line) => remarkWords(context, line, lang) },
  ];
}

/** A line without a clause quotes nothing; what its rule asks stands once, in the sheet of readings. */
function quoteOf(context: ReportContext, line: CertificateLine, lang: Lang): string {
  if (line.clause !== null && isProgramsOwn(line)) {
    const reading = context.policy.clauses.get(line.clause)?.reading[lang] ?? '';
    return lang === 'en'
      ? `(a protection of the program, by the policy's reading of ${line.clause}: ${reading})`
      : `（程序保护规则，非条款原文；本方案对${line.clause}的读法：${reading}）`;
  }
  if (line.clause !== null) return context.policy.clauses.get(line.clause)?.quote ?? '';
  if (lang === 'en') return '(no clause; see the sheet Readings)';
  return isProtection(line) ? '（通用底线，含义见“读法与参数”）' : '（无对应条款，含义见“读法与参数”）';
}
