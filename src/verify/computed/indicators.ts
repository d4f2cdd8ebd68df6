/**
 * The numbers that supervision asks for, before the plan and in each of its years (domain, section 3; 教督〔2017〕6号).
 * They describe a plan and decide nothing, so ratios are decimals here; what a rule compares is exact elsewhere.
 * Numbers of the county's make-up, which no plan changes: `structure.ts`. Catalogue rows: `policy/computed.ts`.
 */
import { kindOf } from '../../domain/group-kinds.ts';
import sum from 'lodash/sum.js';
import type { Site } from '../../domain/instance.ts';
import { september } from '../../domain/month.ts';
import type { BarePosting, ShortageRow } from '../../domain/plan.ts';
import { SETTINGS, type Setting } from '../../domain/words.ts';
import { planFacts, type PlanFacts } from '../facts.ts';
import { emptySwaps } from './empty-swaps.ts';
import { shortageRows } from '../shortages.ts';

/** The three numbers of 教督〔2017〕6号, indicator 11, and their ratios; null where there is nobody to divide by. */
export interface Supervision {
  readonly eligible: number;
  /** Before the plan: who set out in the school year before; else who starts an exchange in the year. */
  readonly exchanged: number;
  readonly backbones: number;
  readonly exchangedRatio: number | null;
  readonly backboneRatio: number | null;
  /** Exchanges between campuses of a fused group: free deployment, shown apart and not counted above (RA2). */
  readonly insideFused: number;
  /** Of those exchanged: mid-level leaders and above (SZ4); backbones who go from the core to a member (HT10). */
  readonly leaders: number;
  readonly backbonesOutward: number;
}

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
    before: numbersOf(bare, first, { ...supervision(bare, first, [], []), ...lastYear(bare) }),
    years: instance.years.map((year) => {
      const starting = facts.postings.filter((posting) => posting.start === year && posting.kind === 'exchange');
      const [fused, counted] = [
        starting.filter((posting) => isInsideFused(facts, posting)),
        starting.filter((posting) => !isInsideFused(facts, posting)),
      ];
      return numbersOf(facts, year, supervision(facts, year, counted, fused));
    }),
  };
}

function isInsideFused({ instance }: PlanFacts, { from, to, start }: BarePosting): boolean {
  const [home, host] = [instance.sites.get(from)!.group, instance.sites.get(to)!.group];
  return kindOf(home, start) === 'fused' && home.id === host.id;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole));

function supervision(
  facts: PlanFacts,
  year: number,
  counted: readonly BarePosting[],
  fused: readonly BarePosting[],
): Supervision {
  const { instance } = facts;
  const seen = facts.forRule({ kinds: null });
  const eligible = [...instance.persons.values()].filter((person) => seen.eligible(person, year)).length;
  const people = counted.map((posting) => ({ posting, person: instance.persons.get(posting.teacher)! }));
  const backbones = people.filter(({ person }) => person.backbone);
  const outward = backbones.filter(
    ({ posting, person }) => person.home.row.role === 'core' && instance.sites.get(posting.to)!.row.role === 'member',
  );
  return {
    eligible,
    exchanged: people.length,
    backbones: backbones.length,
    exchangedRatio: ratio(people.length, eligible),
    backboneRatio: ratio(backbones.length, people.length),
    insideFused: fused.length,
    leaders: people.filter(({ person }) => person.row.position !== 'teacher').length,
    backbonesOutward: outward.length,
  };
}

/** Who set out in the school year before the horizon, as far as the roster tells (实际交流轮岗教师数, 上一年度). */
function lastYear(facts: PlanFacts): Omit<Supervision, 'eligible'> {
  const { instance } = facts;
  const [first] = instance.years;
  const eligible = supervision(facts, first, [], []).eligible;
  const gone = [...instance.persons.values()].filter(
    ({ row }) => row.postedFrom !== null && row.postedFrom >= september(first - 1) && row.postedFrom < september(first),
  );
  const counted = gone.filter((person) => kindOf(person.home.group, first - 1) !== 'fused');
  const backbones = counted.filter((person) => person.backbone);
  const isOutward = ({ home, running }: (typeof counted)[number]): boolean =>
    home.row.role === 'core' &&
    running !== null &&
    running.to !== null &&
    instance.sites.get(running.to)!.row.role === 'member';
  return {
    exchanged: counted.length,
    backbones: backbones.length,
    exchangedRatio: ratio(counted.length, eligible),
    backboneRatio: ratio(backbones.length, counted.length),
    insideFused: gone.length - counted.length,
    leaders: counted.filter(({ row }) => row.position !== 'teacher').length,
    backbonesOutward: backbones.filter(isOutward).length,
  };
}

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
