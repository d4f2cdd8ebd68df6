/** Joint work as lines among the indicators: one line per place, met or not met in each year. */
import type { Lang } from '../messages/message.ts';
import {
  JOINT_ROWS,
  jointWork,
  type JointCount,
  type JointPlace,
  type JointRow,
} from '../verify/computed/joint-work.ts';
import { factsOf, plainNames, type ReportContext } from './context.ts';
import type { IndicatorLine } from './indicator-line.ts';
import { clausesFor, knows } from './known-clauses.ts';
import type { TableCell } from './table.ts';
import { ALL, t, type Text } from './words.ts';

/**
 * `least`: so many activities at least; `each`: of so many concerned every one; `told`: a number that nothing is held
 * to.
 */
const ITEMS: Readonly<Record<JointRow, { readonly asks: 'least' | 'each' | 'told'; readonly item: Text }>> = {
  QD5: { asks: 'least', item: t('到合作学校开展活动（次）', 'Visits to the partner school') },
  QD6: { asks: 'least', item: t('联盟园互派（次）', 'Placements between allied kindergartens') },
  QD16: { asks: 'each', item: t('同步课堂配有本校辅导教师（班）', 'Remote classes with a local tutor') },
  SZ3: { asks: 'least', item: t('学段间柔性交流（次）', 'Joint work across stages') },
  SZ6: {
    asks: 'least',
    item: t('薄弱校派出教师的跟岗、带教（次）', 'Shadowing and mentoring of those sent by a weak school'),
  },
  SZ7: { asks: 'each', item: t('新任教师任课前在核心校跟岗（人）', 'Newcomers who trained at the core first') },
  RA3: {
    asks: 'least',
    item: t('到缺员乡村学校支教（人）', 'Teachers sent to a rural school that lacks their subject'),
  },
  RA31: { asks: 'told', item: t('交流教师中登记协作活动的（人）', 'Posted teachers with an entry of joint work') },
  RA34: { asks: 'each', item: t('同步课堂列明学科和周课时（班）', 'Remote classes with subject and lessons a week') },
  RA36: {
    asks: 'least',
    item: t('乡村教师到共同体学校轮训（次）', 'Rural teachers trained in turn at another school'),
  },
};

/** Counted from what somebody enters in 协作活动, so that nothing entered need not mean nothing done. */
const isEntered = (row: JointRow): boolean => row !== 'RA3';

const isMet = ({ required, actual }: JointCount): boolean => actual >= required;

export function jointWorkLines(context: ReportContext, lang: Lang): IndicatorLine[] {
  const rows = JOINT_ROWS.filter((row) => knows(context.policy, row));
  if (rows.length === 0) return [];
  const facts = factsOf(context);
  return rows.flatMap((row) => {
    const places = jointWork(facts, row);
    return places.length === 0
      ? [nobodyLine(context, row, lang)]
      : places.map((place) => placeLine(context, place, lang));
  });
}

const lineOf = ({ policy, instance }: ReportContext, row: JointRow, lang: Lang): IndicatorLine => ({
  section: 'joint',
  scope: ALL[lang],
  item: ITEMS[row].item,
  basis: clausesFor(policy, row),
  before: null,
  byYear: instance.years.map(() => null),
  limit: '',
  holds: null,
  remark: '',
});

function nobodyLine(context: ReportContext, row: JointRow, lang: Lang): IndicatorLine {
  const remark = lang === 'en' ? 'nobody of whom the clause speaks is in the roster' : '名册中没有该条款涉及的对象';
  return { ...lineOf(context, row, lang), isOfNobody: true, remark };
}

function placeLine(context: ReportContext, { row, group, schools, byYear }: JointPlace, lang: Lang): IndicatorLine {
  const names = plainNames(context.instance);
  const { asks } = ITEMS[row];
  const show = (count: JointCount | null): TableCell =>
    count === null ? null : asks === 'least' ? count.actual : `${count.actual}/${count.required}`;
  return {
    ...lineOf(context, row, lang),
    scope: schools.length === 0 ? names.group(group) : schools.map(names.school).join(lang === 'en' ? ' – ' : '—'),
    byYear: byYear.map(show),
    ...(asks === 'told'
      ? {}
      : {
          limit: asks === 'least' ? '≥1' : '100%',
          holds: { before: null, byYear: byYear.map((count) => (count === null ? null : isMet(count))) },
        }),
    ...(isEntered(row) && byYear.every((count) => (count?.actual ?? 0) === 0) ? { isUnentered: true as const } : {}),
    remark: isEntered(row) ? (lang === 'en' ? 'counted from the table of joint activities' : '按“协作活动”表计') : '',
  };
}
