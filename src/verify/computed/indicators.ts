/**
 * The numbers that supervision asks for, before the plan and in each of its years (domain, section 3; 教督〔2017〕6号).
 * They describe a plan and decide nothing, so ratios are decimals here; what a rule compares is exact elsewhere.
 * Numbers of the county's make-up, which no plan changes: `structure.ts`. Catalogue rows: `policy/computed.ts`.
 */
import sum from 'lodash/sum.js';
import type { Site } from '../../domain/instance.ts';
import type { BarePosting, ShortageRow } from '../../domain/plan.ts';
import { SETTINGS, type Setting } from '../../domain/words.ts';
import { planFacts, type PlanFacts } from '../facts.ts';
import { emptySwaps } from './empty-swaps.ts';
import { shortageRows } from '../shortages.ts';
import { pastSupervision, ratio, supervision, type Supervision } from './supervision.ts';

export interface SchoolNumbers {
  readonly school: string;
  readonly teachers: number;
  readonly backbones: number;
  /** 体育 音乐 美术 艺术 舞蹈, subject staff, shared teaching included. */
  readonly artsSports: number;
  /** Per 100 pupils; null where the pupils are not known. */
  readonly teachersPer100: number | null;
  readonly backbonesPer100: number | null;
  readonly artsSportsPer100: number | null;
  /** Exchange leavers less arrivals of the year (QD10). */
  readonly netOutflow: number;
}

const MEASURES = ['backbones', 'artsSports'] as const;

/**
 * How far the schools of a stage lie apart, before the plan and in each year (SZ14, HT8): standard deviation by mean,
 * each school weighed by its pupils.
 */
interface Spread {
  readonly stage: 'primary' | 'juniorSecondary';
  readonly measure: (typeof MEASURES)[number];
  /** Null where fewer than two schools have pupils, or nobody is counted. */
  readonly variation: number | null;
  readonly limit: number;
  readonly holds: boolean | null;
}

/** Per 100 pupils of compulsory schools (QD12). */
interface UrbanRural {
  readonly measure: 'teachers' | 'backbones';
  readonly bySetting: Readonly<Record<Setting, number | null>>;
  /** Urban to rural; null where one side is missing or none. */
  readonly ratio: number | null;
}

export interface YearIndicators {
  readonly year: number;
  readonly supervision: Supervision;
  readonly schools: readonly SchoolNumbers[];
  readonly spreads: readonly Spread[];
  readonly urbanRural: readonly UrbanRural[];
  readonly shortages: readonly ShortageRow[];
  /** Yuan paid to posted teachers of the county in the year (RA28), and to everybody who works in a zone (RA20). */
  readonly allowances: number;
  readonly everyonesPay: number;
  /** Postings that repair nothing: each is undone by another of the year. */
  readonly emptySwaps: readonly BarePosting[];
}

export interface Indicators {
  /** The first year if nothing new were posted. */
  readonly before: YearIndicators;
  readonly years: readonly YearIndicators[];
}

/**
 * 0.50 for primary, 0.45 for junior secondary schools; nine-year schools count among the latter, as in Ruian's list.
 */
const LIMITS = { primary: 0.5, juniorSecondary: 0.45 } as const;

const ARTS_AND_SPORTS: readonly string[] = ['体育', '音乐', '美术', '艺术', '舞蹈'];

export function indicators(facts: PlanFacts): Indicators {
  const { instance, policy } = facts;
  const [first] = instance.years;
  const bare = planFacts(instance, policy, []);
  return {
    before: numbersOf(bare, first, lastYear(bare, supervision(bare, first))),
    years: instance.years.map((year) => numbersOf(facts, year, supervision(facts, year))),
  };
}

/** Who set out in the school year before the horizon, of those who are eligible now (实际交流轮岗教师数, 上一年度). */
function lastYear({ instance }: PlanFacts, { eligible }: Supervision): Supervision {
  const { inOffice: _, outside: __, ...gone } = pastSupervision(instance, instance.years[0] - 1);
  return { eligible, exchangedRatio: ratio(gone.exchanged, eligible), ...gone };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function numbersOf(facts: PlanFacts, year: number, supervised: Supervision): YearIndicators {
  const sites = [...facts.instance.sites.values()];
  const seen = facts.forRule({ kinds: null });
  const schools = sites.map((site): SchoolNumbers => {
    const artsSports = sum(ARTS_AND_SPORTS.map((subject) => facts.staffedTenths(site.id, subject, year))) / 10;
    const [teachers, backbones] = [seen.staff(site.id, year), facts.backbones(site.id, year)];
    const per100 = (count: number): number | null =>
      site.row.pupils === null || site.row.pupils === 0 ? null : round((100 * count) / site.row.pupils);
    return {
      school: site.id,
      teachers,
      backbones,
      artsSports,
      teachersPer100: per100(teachers),
      backbonesPer100: per100(backbones),
      artsSportsPer100: per100(artsSports),
      netOutflow: facts.leavers(site.id, year).length - facts.arrivals(site.id, year).length,
    };
  });
  const counts = sites.map((site, i) => ({ site, numbers: schools[i]! }));
  return {
    year,
    supervision: supervised,
    schools,
    spreads: spreadsOf(counts),
    urbanRural: (['teachers', 'backbones'] as const).map((measure) => urbanRuralOf(counts, measure)),
    shortages: shortageRows(facts).filter((row) => row.year === year),
    allowances: seen.allowanceCost(year),
    everyonesPay: sum(seen.everyonesPay(year).map(({ yuan }) => yuan)),
    emptySwaps: emptySwaps(facts, year),
  };
}

type Counted = { readonly site: Site; readonly numbers: SchoolNumbers };

const stageOf = ({ row }: Site): Spread['stage'] | null =>
  row.stage === 'primary'
    ? 'primary'
    : row.stage === 'juniorSecondary' || row.stage === 'nineYear'
      ? 'juniorSecondary'
      : null;

function spreadsOf(counts: readonly Counted[]): Spread[] {
  return (['primary', 'juniorSecondary'] as const).flatMap((stage) =>
    MEASURES.map((measure): Spread => {
      const found = variation(
        counts
          .filter(({ site }) => stageOf(site) === stage)
          .map(({ site, numbers }) => ({ pupils: site.row.pupils ?? 0, count: numbers[measure] })),
      );
      return {
        stage,
        measure,
        variation: found === null ? null : round(found),
        limit: LIMITS[stage],
        holds: found === null ? null : round(found) <= LIMITS[stage],
      };
    }),
  );
}

/**
 * √Σ (pᵢ/P)(xᵢ − x̄)² / x̄ with xᵢ per pupil and x̄ that of all pupils together: the way the ministry's supervisors
 * compute it, so that a small school weighs little.
 */
export function variation(schools: readonly { readonly pupils: number; readonly count: number }[]): number | null {
  const known = schools.filter(({ pupils }) => pupils > 0);
  const pupils = sum(known.map((school) => school.pupils));
  const mean = sum(known.map((school) => school.count)) / pupils;
  if (known.length < 2 || mean === 0) return null;
  return (
    Math.sqrt(sum(known.map((school) => (school.pupils / pupils) * (school.count / school.pupils - mean) ** 2))) / mean
  );
}

function urbanRuralOf(counts: readonly Counted[], measure: UrbanRural['measure']): UrbanRural {
  const per100 = (setting: Setting): number | null => {
    const own = counts.filter(
      ({ site }) => site.row.setting === setting && stageOf(site) !== null && (site.row.pupils ?? 0) > 0,
    );
    const pupils = sum(own.map(({ site }) => site.row.pupils!));
    return pupils === 0 ? null : (100 * sum(own.map(({ numbers }) => numbers[measure]))) / pupils;
  };
  const values = Object.fromEntries(SETTINGS.map((setting) => [setting, per100(setting)])) as Record<
    Setting,
    number | null
  >;
  const bySetting = Object.fromEntries(
    SETTINGS.map((setting) => [setting, values[setting] === null ? null : round(values[setting])]),
  ) as Record<Setting, number | null>;
  return {
    measure,
    bySetting,
    ratio: values.urban === null || values.rural === null ? null : ratio(values.urban, values.rural),
  };
}
