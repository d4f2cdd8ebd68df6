/**
 * 特岗津贴发放表: everybody who works in a zone with a rate, and the posted, by name, month and amount, with the sums of
 * each school and zone (RA20).
 */
import sum from 'lodash/sum.js';
import { formatMonth, september } from '../../domain/month.ts';
import type { Lang } from '../../messages/message.ts';
import { paymentList, type PaidPerson } from '../../verify/computed/payment-list.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { distinctSchools } from '../school-names.ts';
import { table, type Table, type TableColumn } from '../table.ts';
import { POSTING_KIND, schoolYearWords, t, type Text } from '../words.ts';
import { thousands } from './allowances.ts';

export const PAYMENT_LIST = t('特岗津贴发放表', 'Payment list');
const NAME = t('姓名', 'Name');
const RUNNING = t('此前开始的交流', 'posting begun before');
const RESIDENT = t('本校任教', 'own school');
const SCHOOL_SUM = t('学校小计', 'Sum of the school');
const ZONE_SUM = t('片区小计', 'Sum of the zone');
const SUM = t('合计', 'Total');

/** One person, or a sum of several: what they have in common is told. */
interface PaymentLine {
  readonly name: Text | PaidPerson;
  readonly number: number | null;
  readonly zone: string | null;
  readonly school: string | null;
  readonly people: readonly PaidPerson[];
}

const added = (name: Text, zone: string | null, school: string | null, people: readonly PaidPerson[]): PaymentLine => ({
  name,
  number: null,
  zone,
  school,
  people,
});

/** Everybody, then the sums: of each school after its people, of each zone after its schools, of all. */
function paymentLines({ instance, policy, plan }: ReportContext, year: number): readonly PaymentLine[] {
  const paid = paymentList(instance, policy.settings, plan.postings, year);
  const numbers = new Map(paid.map((one, i) => [one, i + 1]));
  const zones = Map.groupBy(paid, (one) => one.zone);
  return [
    ...[...zones].flatMap(([zone, inZone]) => [
      ...[...Map.groupBy(inZone, (one) => one.school)].flatMap(([school, own]) => [
        ...own.map((one): PaymentLine => ({ name: one, number: numbers.get(one)!, zone, school, people: [one] })),
        added(SCHOOL_SUM, zone, school, own),
      ]),
      added(ZONE_SUM, zone, null, inZone),
    ]),
    ...(paid.length === 0 ? [] : [added(SUM, null, null, paid)]),
  ];
}

const kindWords = ({ kind }: PaidPerson): Text =>
  kind === null ? RESIDENT : kind === 'running' ? RUNNING : POSTING_KIND[kind];

/** Yuan of one month. */
const paidIn = (people: readonly PaidPerson[], month: number): number =>
  sum(people.map((one) => (one.months.includes(month) ? one.zoneMonthly + one.postedMonthly : 0)));

/** The list of the first year: the one that is to be signed. */
export function paymentSheet(context: ReportContext, lang: Lang): Table {
  const { instance } = context;
  const [year] = instance.years;
  const names = plainNames(instance);
  const school = distinctSchools(instance);
  const zones = new Map(instance.roster.zones.map(({ id, name }) => [id, name]));
  const lines = paymentLines(context, year);
  const money = (heading: Text, value: (line: PaymentLine) => number | null, width = 12): TableColumn<PaymentLine> => ({
    heading,
    width,
    align: 'right',
    format: '#,##0',
    value,
  });
  const alone = (of: (one: PaidPerson) => number) => (line: PaymentLine) =>
    line.number === null ? null : of(line.people[0]!);
  const months = Array.from({ length: 12 }, (_, i) => september(year) + i);
  const columns: TableColumn<PaymentLine>[] = [
    { heading: t('序号', 'No.'), width: 6, value: ({ number }) => number },
    { heading: t('片区', 'Zone'), width: 14, value: ({ zone }) => (zone === null ? '' : (zones.get(zone) ?? zone)) },
    {
      heading: t('任教学校', 'School'),
      width: 24,
      align: 'left',
      value: (line) =>
        line.school === null ? '' : instance.sites.has(line.school) ? school(line.school) : names.school(line.school),
    },
    {
      heading: NAME,
      width: 14,
      value: ({ name }) => ('teacher' in name ? names.teacher(name.teacher) : name[lang]),
    },
    {
      heading: t('人员类别', 'Why there'),
      width: 14,
      value: ({ name }) => ('teacher' in name ? kindWords(name)[lang] : ''),
    },
    money(
      t('月特岗津贴（元）', 'Zone, yuan a month'),
      alone((one) => one.zoneMonthly),
    ),
    money(
      t('月生活、交通补助（元）', 'Living and transport, yuan a month'),
      alone((one) => one.postedMonthly),
    ),
    ...months.map((month) =>
      money(t(formatMonth(month), formatMonth(month)), ({ people }) => paidIn(people, month), 9),
    ),
    { heading: t('月数', 'Months'), width: 8, value: ({ people }) => sum(people.map((one) => one.months.length)) },
    money(t('金额（元）', 'Amount (yuan)'), ({ people }) => sum(people.map((one) => one.yuan)), 14),
  ];
  const total = sum((lines.at(-1)?.people ?? []).map((one) => one.yuan));
  return table(
    lang,
    {
      name: PAYMENT_LIST,
      title:
        lang === 'en'
          ? `Payment list ${schoolYearWords(year, lang)}: ${thousands(total)} yuan, by the months in which people are at work there`
          : `${schoolYearWords(year, lang)}特岗津贴发放表（共${thousands(total)}元；按实际在岗月份计，到岗、离岗、请假当月以名册为准）`,
      columns,
      marks: [SCHOOL_SUM, ZONE_SUM, SUM].map((word) => ({ heading: NAME, word, tone: 'total' as const, wide: true })),
      frozenColumns: 4,
      signed: true,
    },
    lines,
  );
}

/** True where anybody works in a zone with a rate in the first year. */
export const isPaid = ({ instance, policy, plan }: ReportContext): boolean =>
  paymentList(instance, policy.settings, plan.postings, instance.years[0]).some(({ zoneMonthly }) => zoneMonthly > 0);
