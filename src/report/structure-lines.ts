/**
 * The make-up of the county as lines among the indicators: what no plan changes stands in the column of the present.
 */
import { kindOf } from '../domain/group-kinds.ts';
import type { Lang } from '../messages/message.ts';
import { RURAL_MONTHS, structure, type Share } from '../verify/computed/structure.ts';
import { byCodePoint } from '../domain/roster.ts';
import { corePosts } from '../verify/computed/core-posts.ts';
import { groupLeaders } from '../verify/computed/leaders.ts';
import { factsOf, plainNames, type ReportContext } from './context.ts';
import { PROGRAMS_OWN } from './entitlement-words.ts';
import type { IndicatorLine } from './indicator-line.ts';
import { clausesFor, knows } from './known-clauses.ts';
import { ALL, clauses, listWords, schoolYearWords, t, type Text } from './words.ts';

/** Percent of the whole that a share must reach; null where the document gives no number. */
interface Asked {
  readonly rows: readonly string[];
  readonly share: Share;
  readonly item: Text;
  readonly least: number | null;
  /** Words before the names of what is not among the part. */
  readonly rest: Text;
  readonly name: (id: string) => string;
}

/** So many names are told; the rest is a number. */
const MOST_NAMES = 20;

export function structureLines(context: ReportContext, lang: Lang): IndicatorLine[] {
  const { instance, policy } = context;
  const found = structure(instance);
  const names = plainNames(instance);
  const outside = t('未纳入', 'not covered');
  const shares: readonly Asked[] = [
    {
      rows: ['RA24'],
      share: found.closeGroups,
      item: t('融合型、共建型占比（按集团）', 'Fused and co-built of all groups'),
      least: 80,
      rest: t('其他', 'others'),
      name: names.group,
    },
    {
      rows: ['RA24'],
      share: found.closeMembers,
      item: t('融合型、共建型占比（按成员校）', 'Fused and co-built, by member schools'),
      least: null,
      rest: t('其他', 'others'),
      name: names.school,
    },
    {
      rows: ['SZ12'],
      share: found.covered,
      item: t('义务教育学校集团化覆盖', 'Compulsory schools in groups'),
      least: 100,
      rest: outside,
      name: names.school,
    },
    {
      rows: ['RA25'],
      share: found.coveredOutsideCity,
      item: t('乡村和镇区义务教育学校集团化覆盖', 'Rural and town compulsory schools in groups'),
      least: 100,
      rest: outside,
      name: names.school,
    },
    {
      rows: ['QD13'],
      share: found.coveredRural,
      item: t('乡村义务教育学校集团化覆盖', 'Rural compulsory schools in groups'),
      least: 100,
      rest: outside,
      name: names.school,
    },
    // "基本覆盖": nearly all, which the catalogue takes for 95 %.
    {
      rows: ['HT9'],
      share: found.covered,
      item: t('义务教育学校集团化基本覆盖', 'Compulsory schools in groups, nearly all'),
      least: 95,
      rest: outside,
      name: names.school,
    },
    {
      rows: ['SZ11'],
      share: found.newSchools,
      item: t('新建义务教育学校纳入集团', 'New compulsory schools in groups'),
      least: 100,
      rest: outside,
      name: names.school,
    },
    {
      rows: ['RA27'],
      share: found.urbanToMountain,
      item: t('城区核心校带山区成员校的集团', 'Groups of an urban core with a mountain member'),
      least: null,
      rest: t('其他', 'others'),
      name: names.group,
    },
  ];
  return [
    ...shares.filter(({ rows }) => knows(policy, ...rows)).map((asked) => shareLine(context, asked, lang)),
    ...principalLines(context, lang),
    ...corePostLines(context, lang),
    ...zoneLines(context, lang),
    ...seniorLines(context, lang),
  ];
}

type Own = Pick<IndicatorLine, 'scope' | 'item' | 'before'> & Partial<IndicatorLine>;

const lineOf = ({ policy, instance }: ReportContext, rows: readonly string[], own: Own): IndicatorLine => ({
  section: 'structure',
  basis: clausesFor(policy, ...rows),
  byYear: instance.years.map(() => null),
  limit: '',
  holds: null,
  remark: '',
  ...own,
});

const verdict = (before: boolean | null): IndicatorLine['holds'] => ({ before, byYear: [] });

function shareLine(
  context: ReportContext,
  { rows, share: { part, whole }, item, least, rest, name }: Asked,
  lang: Lang,
): IndicatorLine {
  const others = whole.filter((id) => !part.includes(id)).map(name);
  const shown =
    whole.length === 0
      ? '0/0'
      : `${part.length}/${whole.length}=${Math.round((10_000 * part.length) / whole.length) / 100}%`;
  return lineOf(context, rows, {
    scope: ALL[lang],
    item,
    before: shown,
    ...(least === null
      ? {}
      : { limit: `≥${least}%`, holds: verdict(whole.length === 0 ? null : 100 * part.length >= least * whole.length) }),
    ...(whole.length === 0 ? { isOfNobody: true as const } : {}),
    remark: others.length === 0 ? '' : `${rest[lang]}${lang === 'en' ? ': ' : '：'}${some(others, lang)}`,
  });
}

function some(names: readonly string[], lang: Lang): string {
  const shown = listWords(names.slice(0, MOST_NAMES), lang);
  if (names.length <= MOST_NAMES) return shown;
  return lang === 'en' ? `${shown} and ${names.length - MOST_NAMES} more` : `${shown}等${names.length}个`;
}

const NO_PRINCIPAL = t(
  '名册中没有该集团的在任校长，无法判断',
  'the roster has no principal of the group, so that nobody can tell',
);

/**
 * A fused group has one principal (RA12), an integrated one too (PJ1), in each year of the plan; elsewhere one person
 * may lead two schools (QD11). A fused group has no more leaders than its schools had before they merged (RA12).
 */
function principalLines(context: ReportContext, lang: Lang): IndicatorLine[] {
  const { instance, policy } = context;
  const names = plainNames(instance);
  const planned = new Map(groupLeaders(factsOf(context)).map((row) => [row.group, row]));
  const one = { fused: 'RA12', integrated: 'PJ1' } as const;
  return structure(instance).principals.flatMap(({ group, principals, schoolsWithout }): IndicatorLine[] => {
    const kind = kindOf(
      instance.groups.find(({ id }) => id === group)!,
      instance.years[0],
    );
    const row = kind === 'fused' || kind === 'integrated' ? one[kind] : 'QD11';
    if (!knows(policy, row)) return [];
    // A roster without any principal of the group may leave leaders out: it does not tell.
    const { years, before } = planned.get(group)!;
    const counts = years.map((year) => year.principals.length);
    const isOne = (count: number): boolean | null => (principals.length === 0 ? null : count === 1);
    const asked =
      row === 'QD11' ? {} : { limit: '1', holds: { before: isOne(principals.length), byYear: counts.map(isOne) } };
    const leaders = years.map((year) => year.leaders.length);
    const merged =
      row !== 'RA12' || before === null
        ? []
        : [
            lineOf(context, [row], {
              scope: names.group(group),
              item: t('校级干部数（人；限额为合并前校级职数）', 'Leaders (limit: leaders’ posts before the merger)'),
              before: leaders[0]!,
              byYear: leaders,
              limit: `≤${before}`,
              holds: { before: leaders[0]! <= before, byYear: leaders.map((count) => count <= before) },
            }),
          ];
    const without =
      principals.length === 0
        ? NO_PRINCIPAL[lang]
        : lang === 'en'
          ? `no principal of their own: ${some(schoolsWithout.map(names.school), lang)}`
          : `未单设校长：${some(schoolsWithout.map(names.school), lang)}`;
    return [
      lineOf(context, [row], {
        scope: names.group(group),
        item: t('在任校长数（人）', 'Principals in office'),
        before: principals.length,
        byYear: counts,
        ...asked,
        remark: schoolsWithout.length === 0 ? '' : without,
      }),
      ...merged,
    ];
  });
}

/** What a core may still fill in each year, with the subjects that lack teachers then (QD7). */
export function corePostLines(context: ReportContext, lang: Lang): IndicatorLine[] {
  if (!knows(context.policy, 'QD7')) return [];
  const names = plainNames(context.instance);
  return corePosts(factsOf(context)).map(({ school, years }) => {
    const short = years.flatMap(({ year, short: subjects }) =>
      subjects.length === 0
        ? []
        : `${schoolYearWords(year, lang)}${lang === 'en' ? ' ' : ''}${listWords(
            subjects.map(({ subject, tenths }) => `${subject}${lang === 'en' ? ' ' : ''}${tenths / 10}`),
            lang,
          )}`,
    );
    return lineOf(context, ['QD7'], {
      section: 'schools',
      scope: names.school(school),
      item: t(
        '核心校还可补充的编制（含批准上浮，人）',
        'Posts that the core may still fill, the approved extra share included',
      ),
      before: years[0]!.free,
      byYear: years.map(({ free }) => free),
      remark: short.length === 0 ? '' : `${lang === 'en' ? 'missing: ' : '缺员学科：'}${clauses(short, lang)}`,
    });
  });
}

function zoneLines(context: ReportContext, lang: Lang): IndicatorLine[] {
  if (!knows(context.policy, 'RA33')) return [];
  const names = plainNames(context.instance);
  const zones = new Map(context.instance.roster.zones.map(({ id, name }) => [id, name]));
  const warning =
    lang === 'en' ? 'members lie in several zones; that of the first is taken' : '成员校分属几个学区，按第一所计';
  return structure(context.instance).reportingZones.map(({ school, zone, several }) =>
    lineOf(context, ['RA33'], {
      section: 'schools',
      scope: names.school(school),
      item: t('核心校计入的教育学区', 'Zone under which the core counts'),
      before: zones.get(zone) ?? zone,
      remark: several ? warning : '',
    }),
  );
}

/** All of them, and by school with names: those lines stand in the workbook only. */
function seniorLines(context: ReportContext, lang: Lang): IndicatorLine[] {
  if (!knows(context.policy, 'RA11')) return [];
  const { instance } = context;
  const names = plainNames(instance);
  const bySchool = Map.groupBy(
    structure(instance).seniorsWithoutRural,
    ({ teacher }) => instance.persons.get(teacher)!.home.id,
  );
  const item = t(
    `高级教师乡村任教不满${RURAL_MONTHS}个月（人；${PROGRAMS_OWN['zh-CN']}）`,
    `Senior teachers with less than ${RURAL_MONTHS} months of rural service (${PROGRAMS_OWN.en})`,
  );
  const all = lineOf(context, ['RA11'], {
    section: 'service',
    scope: ALL[lang],
    item,
    before: structure(instance).seniorsWithoutRural.length,
  });
  const lines = [...bySchool].toSorted(([a], [b]) => byCodePoint(a, b));
  return [
    all,
    ...lines.map(([school, teachers]) => {
      const told = teachers.map(({ teacher, months }) =>
        lang === 'en' ? `${names.teacher(teacher)} (${months})` : `${names.teacher(teacher)}（${months}个月）`,
      );
      return lineOf(context, ['RA11'], {
        section: 'schools',
        scope: names.school(school),
        item,
        before: teachers.length,
        remark: some(told, lang),
      });
    }),
  ];
}
