/** The three supervision numbers year by year: earlier years as the roster tells, then the years of the plan. */
import { kindOf } from '../domain/group-kinds.ts';
import type { Lang } from '../messages/message.ts';
import { knownPast, pastSupervision, supervision, type KnownPast } from '../verify/computed/supervision.ts';
import type { PlanFacts } from '../verify/facts.ts';
import { GROUP_KIND, t, type Text } from './words.ts';

/** Earlier years always shown, and most of them. */
const LEAST_YEARS = 3;
const MOST_YEARS = 6;

/** Where the numbers of a year come from. */
export const SOURCES = {
  roster: t('名册（实际）', 'roster (actual)'),
  list: t('方案名单', 'plan: list'),
  outlook: t('方案预案', 'plan: outlook'),
} as const satisfies Record<string, Text>;

/** One year of the county or of a group; null: the roster does not tell. */
export interface SupervisedYear {
  readonly year: number;
  readonly source: keyof typeof SOURCES;
  /** null = the county. */
  readonly group: string | null;
  readonly eligible: number | null;
  readonly exchanged: number | null;
  readonly backbones: number | null;
  readonly insideFused: number | null;
  /** False of a fused group: its campuses exchange without barriers, and no ratio is asked (RA2). */
  readonly asked: boolean;
  readonly remarks: readonly Text[];
}

/** The school years before the plan that are shown, in order. */
function earlierYears({ instance }: PlanFacts, past: KnownPast): readonly number[] {
  const [first] = instance.years;
  const from = Math.max(Math.min(past.first ?? first, first - LEAST_YEARS), first - MOST_YEARS);
  return Array.from({ length: first - from }, (_, i) => from + i);
}

/** All years of the county (null) or of single groups, in order. */
export function supervisedYears(facts: PlanFacts, scopes: readonly (string | null)[]): readonly SupervisedYear[] {
  const past = knownPast(facts);
  const years = earlierYears(facts, past);
  return scopes.flatMap((group) => [
    ...years.map((year) => earlier(facts, past, year, group)),
    ...planned(facts, past, group),
  ]);
}

const isFused = ({ instance }: PlanFacts, year: number, group: string | null): boolean =>
  instance.groups.some((row) => row.id === group && kindOf(row, year) === 'fused');

const FUSED = t(
  `${GROUP_KIND.fused['zh-CN']}，校区间调配另列，不计比例`,
  'fused: moves between its campuses stand apart, no ratio is asked',
);

function earlier(facts: PlanFacts, { silent }: KnownPast, year: number, group: string | null): SupervisedYear {
  const { instance } = facts;
  const fused = isFused(facts, year, group);
  const { exchanged, backbones, insideFused, inOffice, outside } = pastSupervision(instance, year, group ?? undefined);
  return {
    year,
    source: 'roster',
    group,
    eligible: null,
    ...(silent ? { exchanged: null, backbones: null, insideFused: null } : { exchanged, backbones, insideFused }),
    asked: !fused,
    remarks: [
      ...(fused ? [FUSED] : []),
      ...(inOffice === 0
        ? []
        : [t(`含现任校级干部${inOffice}人`, `${inOffice} of them principals or vice-principals today`)]),
      ...(outside === 0 ? [] : [t(`另有${outside}人到县外，不计`, `${outside} went outside the county, not counted`)]),
    ],
  };
}

function planned(facts: PlanFacts, past: KnownPast, group: string | null): readonly SupervisedYear[] {
  const { instance } = facts;
  const [first] = instance.years;
  return instance.years.map((year): SupervisedYear => {
    const { eligible, exchanged, backbones, insideFused } = supervision(facts, year, group ?? undefined);
    const begun = group === null ? past.begun.get(year)! : 0;
    const fused = isFused(facts, year, group);
    return {
      year,
      source: year === first ? 'list' : 'outlook',
      group,
      eligible,
      exchanged,
      backbones,
      insideFused,
      asked: !fused,
      remarks: [
        ...(fused ? [FUSED] : []),
        ...(begun === 0
          ? []
          : [
              t(
                `名册另有${begun}人自当年起在外交流，不在方案内，未计`,
                `${begun} more set out this year by the roster, not by the plan: not counted`,
              ),
            ]),
      ],
    };
  });
}

/** Whether ten per cent of the eligible go, exactly; null: nobody is eligible, or nobody knows. */
export const holdsExchanged = ({ eligible, exchanged }: SupervisedYear): boolean | null =>
  eligible === null || eligible === 0 || exchanged === null ? null : exchanged * 10 >= eligible;

/** Whether twenty per cent of those who go are backbones, exactly; null: nobody goes, or nobody knows. */
export const holdsBackbones = ({ exchanged, backbones }: SupervisedYear): boolean | null =>
  exchanged === null || exchanged === 0 || backbones === null ? null : backbones * 5 >= exchanged;

/** What the roster cannot tell of the years before the plan: sentences for the foot of the report. */
export function untoldOfThePast(facts: PlanFacts, lang: Lang): readonly string[] {
  const { instance } = facts;
  const past = knownPast(facts);
  const { first, undated, silent, runningUndated } = past;
  const oldest = earlierYears(facts, past)[0]!;
  const outside = instance.outside.sites.size;
  return [
    silent
      ? lang === 'en'
        ? 'Earlier years: the roster has no month in which a posting began; all numbers are to be filled in as they were reported then.'
        : '名册没有填“交流开始年月”，以前学年的各数请按当年上报数填写。'
      : lang === 'en'
        ? 'Earlier years: postings are counted in the school year in which they began (from July on: that of the September to come). The roster has the last posting of each teacher only, and nobody who has left since: what went before is not in these numbers, and the 20 % are judged by them alone.'
        : '以前学年按名册“交流开始年月”计入开始的学年（7—9月开始的归当年9月）。名册对每名教师只记最近一次交流，也没有此后离岗的教师，这些交流不在数内，是否达到20%只按名册所载判断。',
    ...(runningUndated === 0
      ? []
      : [
          lang === 'en'
            ? `Away now and without a month in which it began: ${runningUndated}, in no year.`
            : `正在交流而没有开始年月的${runningUndated}人，未计入任何学年。`,
        ]),
    lang === 'en'
      ? 'The roster does not tell who was eligible in earlier years, so that the first ratio is to be filled in as it was reported then; nor of which kind a posting was (training and leadership are counted with the rest), nor who was a backbone then (titles are those of today).'
      : '名册不能推算以前学年符合条件的教师总数，该项和占比请按当年上报数填写；名册也不注明当时的交流类型（跟岗锻炼、干部任职一并计入）和当时的骨干称号（按现有称号计）。',
    ...(undated === 0
      ? []
      : [
          lang === 'en'
            ? `By the number of times posted there were ${undated} more postings without dates: in no year.`
            : `按“已交流次数”，另有${undated}人次没有起止年月，未计入任何学年。`,
        ]),
    ...(first !== null && first < oldest
      ? [lang === 'en' ? `Postings that began before ${oldest} are not shown.` : `${oldest}学年以前开始的交流未列。`]
      : []),
    lang === 'en'
      ? 'Years of the plan: exchange postings that start in the year, without training and leadership, by the group of the home school.'
      : '方案学年为当学年新开始的交流轮岗，不含跟岗锻炼和干部任职，按编制学校所在集团计。',
    ...(outside === 0
      ? []
      : [
          lang === 'en'
            ? `Not in these numbers: ${outside} schools outside all groups with ${instance.outside.persons.size} teachers.`
            : `未纳入集团的学校${outside}所、教师${instance.outside.persons.size}人不在数内。`,
        ]),
  ];
}
