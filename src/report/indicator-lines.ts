/** The numbers that supervision and the documents ask for, one line each, before the plan and in each of its years. */
import { kindOf } from '../domain/group-kinds.ts';
import type { Lang } from '../messages/message.ts';
import { indicators, type Indicators, type YearIndicators } from '../verify/computed/indicators.ts';
import type { Supervision } from '../verify/computed/supervision.ts';
import { factsOf, plainNames, type ReportContext } from './context.ts';
import { type IndicatorLine, SECTIONS } from './indicator-line.ts';
import { isDemandKnown } from './demand-known.ts';
import { jointWorkLines } from './joint-work-lines.ts';
import { clausesFor, knows } from './known-clauses.ts';
import { asIs, type LineWords, MEASURE, over, percent, SUPERVISION_BASIS } from './over-time.ts';
import { indicatorsBySchool, supervisedLines } from './school-indicator-lines.ts';
import { sumOfTeachers } from './sheets/subject-balance.ts';
import { isRated } from './sheets/allowances.ts';
import { corePostLines, structureLines } from './structure-lines.ts';
import { ALL, listWords, SETTING, STAGE, t, type Text } from './words.ts';

/**
 * In the years of the plan; now, where no plan changes the number. Null: there is no limit, or the roster does not
 * tell.
 */
export function holdsOf({ holds }: IndicatorLine): boolean | null {
  if (holds === null) return null;
  const told = (holds.byYear.length > 0 ? holds.byYear : [holds.before]).filter((one) => one !== null);
  return told.length === 0 ? null : told.every(Boolean);
}

/** By section; a line of a clause only where the policy's document knows it. */
export function indicatorLines(context: ReportContext, lang: Lang): IndicatorLine[] {
  const found = indicators(factsOf(context));
  const order = Object.keys(SECTIONS);
  return [
    ...supervisionLines(context, found, lang),
    ...spreadLines(context, found, lang),
    ...urbanRuralLines(context, found, lang),
    ...structureLines(context, lang),
    ...moneyLines(context, found, lang),
    ...jointWorkLines(context, lang),
    ...indicatorsBySchool(context, found, lang),
    ...shortageLines(context, found, lang),
  ].toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section));
}

/** What stands beside the three supervision numbers in the yearly report, whatever the policy's document asks. */
export function neighbourLines(context: ReportContext, lang: Lang): IndicatorLine[] {
  const found = indicators(factsOf(context));
  return [
    ...spreadLines(context, found, lang),
    ...urbanRuralNumbers(context, found, lang),
    ...supervisedLines(context, found, lang),
    ...corePostLines(context, lang),
  ];
}

const of = ({ supervision }: YearIndicators): Supervision => supervision;

function supervisionLines(context: ReportContext, found: Indicators, lang: Lang): IndicatorLine[] {
  const { policy, instance } = context;
  const words = (item: Text, basis: readonly string[] = []): LineWords => ({
    section: 'supervision',
    scope: ALL[lang],
    item,
    basis: basis.length === 0 ? [SUPERVISION_BASIS] : basis,
  });
  const count = (
    key: 'eligible' | 'exchanged' | 'backbones' | 'insideFused' | 'leaders' | 'backbonesOutward',
    item: Text,
    basis: readonly string[] = [],
    remark = '',
  ): IndicatorLine => ({ ...over(found, (year) => of(year)[key], words(item, basis), asIs), remark });
  const lastYear =
    lang === 'en'
      ? 'exchange postings that start in the year, without training and leadership; before: who set out in the school year before, as far as the roster tells (from July on: that of the September to come), nobody who went outside the county'
      : '当学年新开始的交流轮岗，不含跟岗锻炼和干部任职；“交流前”为上一学年，以名册所填交流开始年月为准（7—9月开始的归当年9月），不含到县外的';
  const swaps = over(
    found,
    (year) => year.emptySwaps.length,
    {
      ...words(
        t('同学科对调且均非自愿、未补缺员（人）', 'Swaps within a subject, nobody a volunteer, that repair nothing'),
      ),
      basis: [],
    },
    asIs,
  );
  const names = plainNames(instance);
  const swapped = found.years.flatMap(({ emptySwaps }) => emptySwaps.map(({ teacher }) => names.teacher(teacher)));
  const fused = instance.groups.some((group) => instance.years.some((year) => kindOf(group, year) === 'fused'));
  return [
    count('eligible', t('符合交流轮岗条件教师总数（人）', 'Eligible teachers')),
    count('exchanged', t('实际交流轮岗教师数（人）', 'Teachers exchanged'), [], lastYear),
    count('backbones', t('实际交流骨干教师数（人）', 'Backbone teachers exchanged')),
    // The exact counts decide: a rounded ratio could pass a limit that they miss.
    over(
      found,
      of,
      words(t('实际交流占符合条件比例', 'Exchanged of the eligible')),
      ({ exchangedRatio }) => percent(exchangedRatio),
      { limit: '≥10%', holds: (n) => (n.eligible === 0 ? null : n.exchanged * 10 >= n.eligible) },
    ),
    over(
      found,
      of,
      words(t('骨干占实际交流比例', 'Backbones of the exchanged')),
      ({ backboneRatio }) => percent(backboneRatio),
      { limit: '≥20%', holds: (n) => (n.exchanged === 0 ? null : n.backbones * 5 >= n.exchanged) },
    ),
    { ...swaps, remark: swapped.length === 0 ? '' : listWords(swapped, lang) },
    ...(knows(policy, 'SZ4')
      ? [
          count(
            'leaders',
            t('其中：中层及以上干部（人）', 'Of these: mid-level leaders and above'),
            clausesFor(policy, 'SZ4'),
          ),
        ]
      : []),
    ...(knows(policy, 'HT10')
      ? [
          count(
            'backbonesOutward',
            t('其中：骨干教师由核心校到成员校（人）', 'Of these: backbones from the core to a member'),
            clausesFor(policy, 'HT10'),
          ),
        ]
      : []),
    ...(fused || knows(policy, 'RA2')
      ? [
          count(
            'insideFused',
            t(
              '融合型校区间调配（人，另列不计入上列）',
              'Moves between campuses of fused groups (apart from the above)',
            ),
            clausesFor(policy, 'RA2'),
          ),
        ]
      : []),
  ];
}

const withWord = (measure: Text, zh: string, en: string): Text => t(`${measure['zh-CN']}${zh}`, `${measure.en}${en}`);

function spreadLines({ instance, policy }: ReportContext, found: Indicators, lang: Lang): IndicatorLine[] {
  const basis = [SUPERVISION_BASIS, ...clausesFor(policy, 'SZ14', 'HT8')];
  const taught = new Set([...instance.sites.values()].flatMap(({ stages }) => stages));
  return found.before.spreads.flatMap(({ stage, measure, limit }, i) =>
    !taught.has(stage)
      ? []
      : {
          ...over(
            found,
            ({ spreads }) => spreads[i]!,
            {
              section: 'spread',
              scope: STAGE[stage][lang],
              item: withWord(MEASURE[measure], '：校际差异系数', ': coefficient of variation between schools'),
              basis,
            },
            ({ variation }) => variation,
            { limit: `≤${limit.toFixed(2)}`, holds: ({ holds }) => holds },
          ),
          remark:
            found.before.spreads[i]!.variation === null
              ? lang === 'en'
                ? 'too few schools with pupils entered, or nobody to count'
                : '填有学生数的学校不足两所，或没有可计教师'
              : '',
        },
  );
}

const urbanRuralLines = (context: ReportContext, found: Indicators, lang: Lang): IndicatorLine[] =>
  knows(context.policy, 'QD12') ? urbanRuralNumbers(context, found, lang) : [];

function urbanRuralNumbers({ policy }: ReportContext, found: Indicators, lang: Lang): IndicatorLine[] {
  const basis = clausesFor(policy, 'QD12');
  const lines = found.before.urbanRural.flatMap(({ measure }, i) => [
    ...(['urban', 'town', 'rural'] as const).map((setting) =>
      over(
        found,
        ({ urbanRural }) => urbanRural[i]!.bySetting[setting],
        { section: 'urbanRural', scope: SETTING[setting][lang], item: MEASURE[measure], basis },
        asIs,
      ),
    ),
    over(
      found,
      ({ urbanRural }) => urbanRural[i]!.ratio,
      {
        section: 'urbanRural',
        scope: ALL[lang],
        item: withWord(MEASURE[measure], '：城区与乡村之比', ': urban to rural'),
        basis,
      },
      asIs,
    ),
  ]);
  return lines.filter(({ before, byYear }) => [before, ...byYear].some((cell) => cell !== null));
}

function moneyLines(context: ReportContext, found: Indicators, lang: Lang): IndicatorLine[] {
  if (!knows(context.policy, 'RA28') || !isRated(context)) return [];
  const remark =
    lang === 'en'
      ? 'part of what the county spends; the amount that the document asks covers all spending'
      : '仅为交流津贴补助，文件所定投入总额还包括其他支出';
  return [
    {
      ...over(
        found,
        ({ allowances }) => allowances,
        {
          section: 'money',
          scope: ALL[lang],
          item: t('交流教师津贴补助合计（元）', 'Allowances of posted teachers (yuan)'),
          basis: clausesFor(context.policy, 'RA28'),
        },
        asIs,
      ),
      remark,
    },
  ];
}

const missing = ({ shortages }: YearIndicators, school: string, subject: string): number =>
  shortages.find((row) => row.school === school && row.subject === subject)?.short ?? 0;
const missingWords = (subject: string): Text => t(`${subject}缺员（人）`, `${subject}: missing teachers`);

/** All, then every school and subject that lacks anybody at any time. */
function shortageLines(context: ReportContext, found: Indicators, lang: Lang): IndicatorLine[] {
  if (!isDemandKnown(context)) return [];
  const names = plainNames(context.instance);
  const rows = [found.before, ...found.years].flatMap(({ shortages }) => shortages).filter(({ short }) => short > 0);
  const pairs = [...new Map(rows.map((row) => [JSON.stringify([row.school, row.subject]), row])).values()];
  return [
    over(
      found,
      ({ shortages }) => sumOfTeachers(shortages.map(({ short }) => short)),
      { section: 'shortage', scope: ALL[lang], item: t('学科缺员合计（人）', 'Missing teachers, all'), basis: [] },
      asIs,
    ),
    ...pairs.map(({ school, subject }) =>
      over(
        found,
        (year) => missing(year, school, subject),
        { section: 'shortage', scope: names.school(school), item: missingWords(subject), basis: [] },
        asIs,
      ),
    ),
  ];
}
