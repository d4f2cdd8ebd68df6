/**
 * 津贴预算表: what the posted teachers are paid, by year, zone and school, with sums; the first year is the budget to be
 * passed.
 */
import sum from 'lodash/sum.js';
import type { Lang } from '../../../messages/message.ts';
import { payments } from '../../../verify/allowances.ts';
import type { ReportContext } from '../../context.ts';
import { yearHeading } from '../../overview.ts';
import { distinctSchools } from '../../school-names.ts';
import { budgetOf, isRated, paidToAll, thousands } from '../../sheets/allowances.ts';
import { table, type TableColumn } from '../../table.ts';
import { schoolYearWords, t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentSection } from '../model.ts';
import { listYear, signatures } from './letterhead.ts';

const TITLE = t('津贴预算表', 'Allowance budget');

export const budget: DocumentSpec = {
  id: 'budget',
  title: TITLE,
  readers: t('教育局财务部门、财政部门', 'the finance offices of bureau and county'),
  build: (context, lang) => ({
    title: TITLE[lang],
    sections: isRated(context)
      ? context.instance.years.map((year) => yearSection(context, year, lang))
      : [
          {
            name: TITLE[lang],
            title: TITLE[lang],
            wide: false,
            blocks: [
              {
                kind: 'text',
                text: lang === 'en' ? 'No rates were entered, nothing was computed.' : '未填津贴标准，未测算。',
              },
            ],
          },
        ],
  }),
};

/** One school, the sum of a zone (`school` null), or the sum of the year (both null). */
export interface BudgetLine {
  readonly zone: string | null;
  readonly school: string | null;
  readonly people: number;
  readonly months: number;
  /** Yuan a month for each, where all have the same; null in sums. */
  readonly monthly: number | null;
  readonly amount: number;
}

/**
 * Zones and schools in the order of their ids, the sum of each zone after its schools, the sum of the year at the end.
 */
export function budgetLines({ instance, policy, plan }: ReportContext, year: number): BudgetLine[] {
  const paid = payments(instance, policy.settings, plan.postings).filter((one) => one.year === year);
  const added = (zone: string | null, school: string | null, own: typeof paid): BudgetLine => ({
    zone,
    school,
    people: own.length,
    months: 12 * own.length,
    monthly: school === null ? null : (own[0]?.yuan ?? 0) / 12,
    amount: sum(own.map(({ yuan }) => yuan)),
  });
  const zones = instance.roster.zones.map(({ id }) => id);
  const lines = zones.flatMap((zone) => {
    const own = paid.filter((one) => one.zone === zone);
    const schools = [...instance.sites.values()].flatMap((site) => {
      const here = own.filter(({ school }) => school === site.id);
      return here.length === 0 ? [] : [added(zone, site.id, here)];
    });
    return schools.length === 0 ? [] : [...schools, added(zone, null, own)];
  });
  return [...lines, added(null, null, paid)];
}

function yearSection(context: ReportContext, year: number, lang: Lang): DocumentSection {
  const { instance } = context;
  const [first] = instance.years;
  const school = distinctSchools(instance);
  const zones = new Map(instance.roster.zones.map(({ id, name }) => [id, name]));
  const lines = budgetLines(context, year);
  const schools = lines.filter((line) => line.school !== null);
  const numbers = new Map(schools.map((line, i) => [line, i + 1]));
  const total = lines.at(-1)!.amount;
  const limit = budgetOf(context, year);
  const everybody = paidToAll(context, year);
  const charged = everybody ?? total;
  const columns: TableColumn<BudgetLine>[] = [
    { heading: t('序号', 'No.'), width: 6, value: (line) => numbers.get(line) ?? null },
    { heading: t('片区', 'Zone'), width: 16, value: ({ zone }) => (zone === null ? '' : (zones.get(zone) ?? zone)) },
    {
      heading: t('学校', 'School'),
      width: 26,
      align: 'left',
      value: (line) => (line.school === null ? (line.zone === null ? SUM : SUBTOTAL)[lang] : school(line.school)),
    },
    { heading: t('人数', 'Persons'), width: 9, value: ({ people }) => people },
    {
      heading: t('人均月标准（元）', 'Yuan a month each'),
      width: 12,
      align: 'right',
      format: '#,##0',
      value: ({ monthly }) => monthly,
    },
    { heading: t('人月数', 'Person-months'), width: 10, value: ({ months }) => months },
    {
      heading: t('金额（元）', 'Amount (yuan)'),
      width: 15,
      align: 'right',
      format: '#,##0',
      value: ({ amount }) => amount,
    },
  ];
  const compared =
    limit === null
      ? lang === 'en'
        ? 'No budget was set.'
        : '全县未设预算。'
      : lang === 'en'
        ? `Budget of the county: ${thousands(limit)} yuan; left: ${thousands(limit - charged)} yuan.`
        : `全县预算${thousands(limit)}元，结余${thousands(limit - charged)}元。`;
  const paid =
    everybody === null
      ? ''
      : lang === 'en'
        ? `Everybody who works in a zone with a rate, with these: ${thousands(everybody)} yuan. `
        : `连同在有津贴片区内任教的全部人员共${thousands(everybody)}元。`;
  return {
    name: yearHeading(year, first, lang),
    title:
      year === first
        ? lang === 'en'
          ? `Allowance budget ${listYear(context, lang)}`
          : `${listYear(context, lang)}交流轮岗津贴预算表`
        : lang === 'en'
          ? `Allowances ${schoolYearWords(year, lang)} (outlook)`
          : `${schoolYearWords(year, lang)}交流轮岗津贴测算（预案）`,
    subtitle:
      lang === 'en' ? 'Twelve months a year; running postings included' : '按每年12个月测算，含仍在交流期内的人员',
    wide: false,
    blocks: [
      { kind: 'table', table: table(lang, { name: TITLE, title: '', columns }, lines) },
      {
        kind: 'text',
        text: `${paid}${compared}${year === first ? '' : lang === 'en' ? ' The outlook is not to be passed.' : '预案仅供测算，不作为预算依据。'}`,
      },
      ...(year === first ? [signatures(lang)] : []),
    ],
  };
}

const SUBTOTAL = t('小计', 'Subtotal');
const SUM = t('合计', 'Total');
