/** 津贴: by zone and year, with the year's total, the budget where one is given, and what is left. */
import sum from 'lodash/sum.js';
import { ownValue } from '../../domain/own.ts';
import type { AllowanceRow } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import { allowanceBudgetParams } from '../../rules/asked-params.ts';
import { factsOf, type ReportContext } from '../context.ts';
import { table, type Table } from '../table.ts';
import { schoolYearWords, t } from '../words.ts';

const NAME = t('津贴', 'Allowances');
const ZONE = t('片区', 'Zone');
const LEFT = t('预算结余（元）', 'Budget left (yuan)');
const TOTAL = t('合计', 'Total');
const NOT_RATED = t('未填津贴标准，未测算', 'no rates were entered, nothing was computed');
const NO_LIMIT = t('未设预算', 'no budget');

/** One zone in one year, or the total of a year. */
interface Line {
  readonly year: number;
  readonly zone: string | null;
  readonly months: number;
  readonly amount: number;
}

export function allowanceSheet(context: ReportContext, lang: Lang): Table {
  const { plan, instance } = context;
  const zones = new Map(instance.roster.zones.map((zone) => [zone.id, zone.name]));
  const lines = instance.years.flatMap((year): Line[] => {
    const rows = plan.allowances.filter((row) => row.year === year);
    return [...rows, totalOf(rows, year)];
  });
  const amount = sum(lines.filter((line) => line.zone === null).map((line) => line.amount));
  const rated = isRated(context);
  const budget = (line: Line): number | null => (line.zone === null ? budgetOf(context, line.year) : null);
  const everybody = new Map(instance.years.map((year) => [year, paidToAll(context, year)]));
  const covered = paidToAll(context, instance.years[0]) !== null;
  const all = (line: Line): number | null => (line.zone === null ? (everybody.get(line.year) ?? null) : null);
  return table(
    lang,
    {
      name: NAME,
      title: rated
        ? titleOf(amount, lang)
        : lang === 'en'
          ? `Allowances of the posted teachers: ${NOT_RATED.en}`
          : `交流教师津贴（${NOT_RATED['zh-CN']}）`,
      columns: [
        { heading: t('学年', 'Year'), width: 14, value: (line: Line) => schoolYearWords(line.year, lang) },
        {
          heading: ZONE,
          width: 24,
          value: (line) => (line.zone === null ? TOTAL[lang] : (zones.get(line.zone) ?? line.zone)),
        },
        { heading: t('人月数', 'Person-months'), width: 16, value: (line) => (rated ? line.months : null) },
        {
          heading: t('金额（元）', 'Amount (yuan)'),
          width: 20,
          align: 'right',
          format: '#,##0',
          value: (line) => (rated ? line.amount : null),
        },
        ...(covered
          ? [
              {
                heading: t('片区任教人员津贴合计（元）', 'Everybody of the zones (yuan)'),
                width: 22,
                align: 'right' as const,
                format: '#,##0',
                value: all,
              },
            ]
          : []),
        {
          heading: t('全县预算（元）', 'Budget of the county (yuan)'),
          width: 20,
          align: 'right',
          format: '#,##0',
          value: (line) => (line.zone === null ? (budget(line) ?? NO_LIMIT[lang]) : null),
        },
        {
          heading: LEFT,
          width: 20,
          align: 'right',
          format: '#,##0;-#,##0;0',
          value: (line) => (rated ? leftOver(budget(line), all(line) ?? line.amount) : null),
        },
      ],
      marks: [{ heading: ZONE, word: TOTAL, tone: 'total', wide: true }],
    },
    lines,
  );
}

const titleOf = (amount: number, lang: Lang): string =>
  lang === 'en'
    ? `Allowances of the posted teachers: ${thousands(amount)} yuan in three years`
    : `交流教师津贴测算（三学年共${thousands(amount)}元，每年按12个月计）`;

/** True where the roster or the policy names any rate: without one, 0 yuan would be a claim and not a result. */
export function isRated({ instance, policy }: ReportContext): boolean {
  const { zones, budgets } = instance.roster;
  const { zoneAllowances, livingAllowance, transportAllowance } = policy.settings;
  const rates = [
    ...zones.map((zone) => zone.monthlyAllowance ?? ownValue(zoneAllowances, zone.name) ?? 0),
    ...budgets.flatMap((row) => [row.livingAllowance ?? 0, row.transportAllowance ?? 0]),
    livingAllowance,
    transportAllowance,
  ];
  return rates.some((yuan) => yuan > 0);
}

/** `12,345,678`, without asking the machine's locale. */
export const thousands = (amount: number): string => String(amount).replace(/\B(?=(?:\d{3})+$)/g, ',');

const leftOver = (budget: number | null, amount: number): number | null => (budget === null ? null : budget - amount);

function totalOf(rows: readonly AllowanceRow[], year: number): Line {
  const added = (of: (row: AllowanceRow) => number): number => sum(rows.map(of));
  return { year, zone: null, months: added((row) => row.months), amount: added((row) => row.amount) };
}

/**
 * What the budget of the county is held against in a year where it covers everybody who works in a zone (RA20); null:
 * it covers the posted only.
 */
export function paidToAll(context: ReportContext, year: number): number | null {
  const lines = context.policy.rules.filter(({ spec }) => spec.id === 'allowance-budget');
  if (!lines.some(({ params }) => allowanceBudgetParams.safeParse(params).data?.covers === 'everyone')) return null;
  return sum(
    factsOf(context)
      .forRule({ kinds: null })
      .everyonesPay(year)
      .map(({ yuan }) => yuan),
  );
}

/** A row with a year comes before one without, cell by cell; null: no limit. */
export function budgetOf({ instance }: ReportContext, year: number): number | null {
  const cell = (of: number | null): number | null =>
    instance.roster.budgets.find((row) => row.year === of && row.allowanceBudget !== null)?.allowanceBudget ?? null;
  return cell(year) ?? cell(null);
}
