/** What follows for each school, one line per item and year with the sum behind it: for the workbook and the page. */
import type { Site } from '../domain/instance.ts';
import { formatMonth } from '../domain/month.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { Lang } from '../messages/message.ts';
import {
  BASE_PERCENT,
  excellenceQuotas,
  LEADER_TERM,
  returns,
  schoolAwards,
  twoTerms,
  type ExcellenceQuota,
  type Returns,
  type SchoolAward,
} from '../verify/computed/school-entitlements.ts';
import { factsOf, plainNames, type ReportContext } from './context.ts';
import { PROGRAMS_OWN } from './entitlement-words.ts';
import { clausesFor, knows } from './known-clauses.ts';
import { movedWords } from './office-words.ts';
import { POSITION, schoolYearWords, t, type Text } from './words.ts';

export const ITEMS = {
  excellence: t(
    '师德考核、年度考核优秀单列指标（各）',
    'Excellent gradings in conduct and of the year (each), outside the quota',
  ),
  principal: t('核心校校长绩效奖金上浮', "Bonus of the core's principal"),
  progress: t('毕业班奖补', 'Award for graduating classes'),
  quality: t('质量奖', 'Quality award'),
  returns: t('期满返回与岗位', 'Returns and vacancies'),
  terms: t('任期满两届', 'Two terms completed'),
} as const satisfies Record<string, Text>;

export const UNITS = { persons: t('人', 'persons'), yuan: t('元', 'yuan') } as const;
/** A school that gave what it did not need has no vacancy when they return: it must keep them a place (RA6). */
export const PLACES = {
  enough: t('有空缺', 'vacant'),
  short: t('须预留岗位', 'keep a place'),
  unknown: t('未填需求', 'no demand entered'),
  leader: t('校级干部', 'leader'),
} as const;

export interface SchoolLine {
  readonly item: keyof typeof ITEMS;
  readonly site: Site;
  readonly year: number;
  readonly clauses: readonly string[];
  readonly subject: string | null;
  /** The sum, or what is set against what. */
  readonly sum: string;
  readonly result: string | number;
  readonly unit: keyof typeof UNITS;
  readonly state: keyof typeof PLACES | null;
  /** Who is meant, by name: for the workbook only. */
  readonly people: readonly string[];
  readonly remark: string;
}

/** By item, year, school and subject. Only what the policy's document knows; returns follow from any plan. */
export function schoolLines(context: ReportContext, lang: Lang): SchoolLine[] {
  const { policy, instance } = context;
  const facts = factsOf(context);
  const awards = schoolAwards(instance);
  const lines = [
    ...(knows(policy, 'RA18')
      ? excellenceQuotas(facts)
          .filter(({ arrivals }) => arrivals > 0)
          .map((one) => excellence(context, one, lang))
      : []),
    ...(knows(policy, 'RA19') ? awards.flatMap((one) => principal(context, one, lang)) : []),
    ...(knows(policy, 'RA22') ? awards.flatMap((one) => progress(context, one, lang)) : []),
    ...(knows(policy, 'RA23') ? awards.flatMap((one) => quality(context, one, lang)) : []),
    ...returns(facts).map((one) => back(context, one, lang)),
    ...(knows(policy, 'GJ4') ? terms(context, lang) : []),
  ];
  const order = Object.keys(ITEMS);
  return lines.toSorted(
    (a, b) =>
      order.indexOf(a.item) - order.indexOf(b.item) ||
      a.year - b.year ||
      byCodePoint(a.site.id, b.site.id) ||
      byCodePoint(a.subject ?? '', b.subject ?? ''),
  );
}

type Own = Pick<SchoolLine, 'item' | 'clauses' | 'sum' | 'result' | 'unit'> & Partial<SchoolLine>;
const line = ({ instance }: ReportContext, school: string, year: number, own: Own): SchoolLine => ({
  site: instance.sites.get(school)!,
  year,
  subject: null,
  state: null,
  people: [],
  remark: '',
  ...own,
});

/** Exact to four decimals, which is all that percentages of a table have. */
const decimal = (value: number): number => Math.round(value * 10_000) / 10_000;

function excellence(
  context: ReportContext,
  { school, year, arrivals, basePercent, assumed, floor, ceil }: ExcellenceQuota,
  lang: Lang,
): SchoolLine {
  const product = decimal((arrivals * (basePercent + 5)) / 100);
  const whole = Number.isInteger(product);
  const base =
    lang === 'en' ? `base ${BASE_PERCENT}%: ${PROGRAMS_OWN.en}` : `基数${BASE_PERCENT}%为${PROGRAMS_OWN['zh-CN']}`;
  const up = lang === 'en' ? `${ceil} if rounded up` : `进位取整为${ceil}人`;
  return line(context, school, year, {
    item: 'excellence',
    clauses: clausesFor(context.policy, 'RA18'),
    sum: `${arrivals}×(${basePercent}%+5%)=${product}${whole ? '' : `→${floor}`}`,
    result: floor,
    unit: 'persons',
    remark: [...(assumed ? [base] : []), ...(whole ? [] : [up])].join(lang === 'en' ? '; ' : '；'),
  });
}

function principal(context: ReportContext, { school, year, principalBonus }: SchoolAward, lang: Lang): SchoolLine[] {
  if (principalBonus === null) return [];
  const { least, most } = principalBonus;
  const remark = lang === 'en' ? 'the bureau sets the rate between 10% and 20%' : '上浮幅度由教育局在10%—20%内核定';
  return [
    line(context, school, year, {
      item: 'principal',
      clauses: clausesFor(context.policy, 'RA19'),
      sum: `${pay(context, school, year)}×10%—20%`,
      result: `${least}—${most}`,
      unit: 'yuan',
      remark,
    }),
  ];
}

const rowOf = ({ instance }: ReportContext, school: string, year: number) =>
  instance.roster.assessments.find((row) => row.school === school && row.year === year)!;
const pay = (context: ReportContext, school: string, year: number): number =>
  rowOf(context, school, year).principalPay ?? 0;

function progress(context: ReportContext, { school, year, progress: result }: SchoolAward, lang: Lang): SchoolLine[] {
  if (result === null) return [];
  const { z, lastZ, graduatingClasses } = rowOf(context, school, year);
  const risen = decimal((z ?? 0) - (lastZ ?? 0));
  const remark =
    lang === 'en' ? `Z ${lastZ}→${z}, up ${risen} (5 or more)` : `Z值${lastZ}→${z}，提升${risen}分（满5分）`;
  return [
    line(context, school, year, {
      item: 'progress',
      clauses: clausesFor(context.policy, 'RA22'),
      sum: `${graduatingClasses}×10000`,
      result,
      unit: 'yuan',
      remark,
    }),
  ];
}

function quality(context: ReportContext, { school, year, quality: award }: SchoolAward, lang: Lang): SchoolLine[] {
  if (award === null) return [];
  const given = rowOf(context, school, year).qualityAward ?? 0;
  const remark = lang === 'en' ? 'a member of the group has risen by 5 points' : '本集团有成员校Z值提升满5分';
  return [
    line(context, school, year, {
      item: 'quality',
      clauses: clausesFor(context.policy, 'RA23'),
      sum: award.raised ? `${given}×1.2` : String(given),
      result: award.amount,
      unit: 'yuan',
      remark: award.raised ? remark : '',
    }),
  ];
}

function back(context: ReportContext, { school, subject, year, teachers, vacancies }: Returns, lang: Lang): SchoolLine {
  const names = plainNames(context.instance);
  const count = teachers.length;
  const state = vacancies === null ? (subject === null ? null : 'unknown') : vacancies >= count ? 'enough' : 'short';
  const set = lang === 'en' ? `${count} back, ${vacancies} vacant` : `返回${count}人，空缺${vacancies}个`;
  return line(context, school, year, {
    item: 'returns',
    clauses: clausesFor(context.policy, 'RA6'),
    subject: subject ?? (lang === 'en' ? 'leaders' : '校级干部'),
    sum: vacancies === null ? (lang === 'en' ? `${count} back` : `返回${count}人`) : set,
    result: count,
    unit: 'persons',
    state,
    people: teachers.map((id) => names.teacher(id)),
  });
}

const NOT_PLANNED = t('规划期内未安排交流', 'not posted within the horizon');

/** Leaders whose terms are over, where they go and who follows them. */
function terms(context: ReportContext, lang: Lang): SchoolLine[] {
  const { instance, policy, plan } = context;
  const own =
    lang === 'en'
      ? `two terms of ${LEADER_TERM} years: ${PROGRAMS_OWN.en}`
      : `每届按${LEADER_TERM}年计（${PROGRAMS_OWN['zh-CN']}）`;
  return twoTerms(instance).map(({ teacher, school, since, year, reached }) => {
    const { row } = instance.persons.get(teacher)!;
    const posting = plan.postings.find((one) => one.teacher === teacher);
    const goes = posting === undefined ? NOT_PLANNED[lang] : movedWords(context, posting, lang);
    const before = reached < year;
    const sum =
      lang === 'en'
        ? `in office since ${formatMonth(since)}${before ? `, two terms over in ${schoolYearWords(reached, lang)}` : ''}`
        : `${formatMonth(since)}起任职${before ? `，${schoolYearWords(reached, lang)}已满` : ''}`;
    return line(context, school, year, {
      item: 'terms',
      clauses: clausesFor(policy, 'GJ4'),
      sum,
      result: 1,
      unit: 'persons',
      people: [row.name],
      remark: `${POSITION[row.position][lang]}${lang === 'en' ? '; ' : '；'}${goes}${lang === 'en' ? '; ' : '；'}${own}`,
    });
  });
}
