/** 学科余缺: for every school, subject with a demand row and year, who is there without the plan and with it. */
import sum from 'lodash/sum.js';
import type { Site } from '../../domain/instance.ts';
import { compositeKey } from '../../domain/key.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import type { Lending } from '../../rules/facts.ts';
import { factsOf, type ReportContext } from '../context.ts';
import { DEMAND_UNKNOWN, isDemandKnown } from '../demand-known.ts';
import { table, type Table } from '../table.ts';
import { hasTrainees, TRAINEES } from '../trainees.ts';
import { BALANCE, ROLE, schoolYearWords, t } from '../words.ts';

const NAME = t('学科余缺', 'Subject balance');
const STATE_BEFORE = t('交流前状况', 'State before');
const STATE_AFTER = t('交流后状况', 'State after');

/** A subject with a demand row of the year at one school. */
export interface BalanceLine {
  readonly site: Site;
  readonly subject: string;
  readonly year: number;
  /**
   * All in teachers, to one decimal; whole persons but for the demand as entered, unless teaching is shared in the
   * group or somebody has a part of a timetable.
   */
  readonly demand: number;
  readonly need: number;
  readonly before: number;
  readonly after: number;
  /** By shared teaching: what comes from elsewhere, and what of the own staff goes. */
  readonly sharedIn: number;
  readonly sharedOut: number;
}

/** Sums of tenths, kept clear of floating point. */
export const sumOfTeachers = (values: readonly number[]): number =>
  sum(values.map((value) => Math.round(value * 10))) / 10;
const lessOf = (a: number, b: number): number => sumOfTeachers([a, -b]);
/** Teachers missing: `need` less who is there. */
export const missingOf = (need: number, staff: number): number => Math.max(0, lessOf(need, staff));

/**
 * Said wherever balances are shown: who sees a demand of 6.5 and 5.5 teachers takes a balance of -1.5 for a slip. Null
 * where every demand is whole, or none is rounded.
 */
export function roundingWords(lines: readonly Pick<BalanceLine, 'demand' | 'need'>[], lang: Lang): string | null {
  if (lines.every(({ demand, need }) => demand === need)) return null;
  return lang === 'en'
    ? 'need is the demand rounded half up to whole teachers (as entered where teaching is shared), and staff is compared with it'
    : '需求按四舍五入取整后比较（集团内走教的按原数）';
}

export function subjectBalance(context: ReportContext, lang: Lang): Table {
  const lines = balanceLines(context);
  // Most policies share no teaching: columns of noughts would take room.
  const shared = lines.some(({ sharedIn, sharedOut }) => sharedIn > 0 || sharedOut > 0);
  const balanceFormat = lines.every(({ need, before, after }) => [need, before, after].every(Number.isInteger))
    ? '+0;-0;0'
    : '+0.0;-0.0;0';
  const state = (staff: number, need: number): string =>
    (staff < need ? BALANCE.short : staff > need ? BALANCE.surplus : BALANCE.even)[lang];
  return table(
    lang,
    {
      name: NAME,
      title: isDemandKnown(context)
        ? titleOf(context, lines, lang)
        : lang === 'en'
          ? `Subject balance: ${DEMAND_UNKNOWN.en}`
          : `学科余缺（${DEMAND_UNKNOWN['zh-CN']}）`,
      columns: [
        { heading: t('集团', 'Group'), width: 20, align: 'left', value: ({ site }: BalanceLine) => site.group.name },
        { heading: t('学校', 'School'), width: 20, align: 'left', value: ({ site }) => site.row.name },
        { heading: t('角色', 'Role'), width: 9, value: ({ site }) => ROLE[site.row.role][lang] },
        { heading: t('学科', 'Subject'), width: 14, value: ({ subject }) => subject },
        { heading: t('学年', 'Year'), width: 11, value: ({ year }) => schoolYearWords(year, lang) },
        { heading: t('核定需求', 'Demand'), width: 10, format: '0.0', value: ({ demand }) => demand },
        { heading: t('需求人数', 'Need'), width: 10, value: ({ need }) => need },
        { heading: t('交流前人数', 'Staff before'), width: 11, value: ({ before }) => before },
        {
          heading: t('交流前余缺', 'Balance before'),
          width: 11,
          format: balanceFormat,
          value: ({ before, need }) => lessOf(before, need),
        },
        { heading: STATE_BEFORE, width: 11, value: ({ before, need }) => state(before, need) },
        ...(shared
          ? [
              { heading: t('走教调入', 'Shared in'), width: 10, value: ({ sharedIn }: BalanceLine) => sharedIn },
              { heading: t('走教调出', 'Shared out'), width: 10, value: ({ sharedOut }: BalanceLine) => sharedOut },
            ]
          : []),
        { heading: t('交流后人数', 'Staff after'), width: 11, value: ({ after }) => after },
        {
          heading: t('交流后余缺', 'Balance after'),
          width: 11,
          format: balanceFormat,
          value: ({ after, need }) => lessOf(after, need),
        },
        { heading: STATE_AFTER, width: 11, value: ({ after, need }) => state(after, need) },
      ],
      marks: [STATE_BEFORE, STATE_AFTER].flatMap((heading) => [
        { heading, word: BALANCE.short, tone: 'bad' as const },
        { heading, word: BALANCE.surplus, tone: 'warn' as const },
      ]),
      frozenColumns: 2,
    },
    inOrder(lines),
  );
}

/** The subjects of each school in the order of the page. */
const inOrder = (lines: readonly BalanceLine[]): BalanceLine[] => {
  const place = new Map(subjectsOf(lines).map((subject, i) => [subject, i]));
  return [...Map.groupBy(lines, ({ site }) => site).values()].flatMap((own) =>
    own.toSorted((a, b) => place.get(a.subject)! - place.get(b.subject)!),
  );
};

/** Every school, subject with a demand row and year, in the order of groups and schools. */
export function balanceLines(context: ReportContext): BalanceLine[] {
  const { instance } = context;
  const facts = factsOf(context);
  const lendings = Map.groupBy(facts.lendings, ({ subject, year }) => compositeKey(subject, year));
  const shared = (keep: (lending: Lending) => boolean, subject: string, year: number): number =>
    sum((lendings.get(compositeKey(subject, year)) ?? []).filter(keep).map(({ tenths }) => tenths)) / 10;
  return instance.groups.flatMap((group) =>
    [...instance.sites.values()]
      .filter((site) => site.group.id === group.id)
      .flatMap((site) =>
        site.demanded.flatMap((subject) =>
          instance.years.flatMap((year): BalanceLine[] => {
            const tenths = site.demand(subject, year);
            // A row for one year only: the other years have no demand of their own.
            if (tenths === null) return [];
            return [
              {
                site,
                subject,
                year,
                demand: tenths / 10,
                need: facts.needTenths(site.id, subject, year) / 10,
                before: (facts.standing(site.id, year).tenthsBySubject.get(subject) ?? 0) / 10,
                after: facts.staffedTenths(site.id, subject, year) / 10,
                sharedIn: shared((lending) => lending.to === site.id, subject, year),
                sharedOut: shared((lending) => lending.from === site.id, subject, year),
              },
            ];
          }),
        ),
      ),
  );
}

/** One order for all schools and years, so that they can be compared; what needs most teachers stands first. */
export function subjectsOf(lines: readonly BalanceLine[]): string[] {
  const need = new Map<string, number>();
  for (const line of lines) need.set(line.subject, (need.get(line.subject) ?? 0) + line.need);
  return [...need].toSorted((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0])).map(([subject]) => subject);
}

function titleOf(context: ReportContext, lines: readonly BalanceLine[], lang: Lang): string {
  const missing = (staff: (line: BalanceLine) => number): number =>
    sumOfTeachers(lines.map((line) => missingOf(line.need, staff(line))));
  const before = missing((line) => line.before);
  const after = missing((line) => line.after);
  const notes = [hasTrainees(context) ? TRAINEES.subject[lang] : null, roundingWords(lines, lang)];
  const said = notes.filter((note) => note !== null);
  const counted = said.length === 0 ? null : said.join(lang === 'en' ? '; ' : '；');
  return lang === 'en'
    ? `Subject balance before and after: shortage ${before} → ${after} (teacher-years, three years${counted === null ? '' : `; ${counted}`})`
    : `学科余缺（交流前后对照${counted === null ? '' : `；${counted}`}）：三学年缺员合计${before}→${after}人（按学年累计）`;
}
