/** The numbers of a plan that tables of scenarios compare: those of supervision, shortage, money, what gave way. */
import sum from 'lodash/sum.js';
import type { Instance } from '../domain/instance.ts';
import type { Plan } from '../domain/plan.ts';
import { planFacts } from '../verify/facts.ts';
import { indicators, type Indicators } from '../verify/computed/indicators.ts';
import type { Policy } from '../policy/policy.ts';
import { schoolYearWords, t, type Text } from '../report/words.ts';

/** What the numbers of a plan follow from. */
export interface Numbered {
  readonly instance: Instance;
  readonly policy: Policy;
  readonly plan: Pick<Plan, 'postings' | 'sharedTeaching' | 'shortages' | 'relaxations'>;
}

interface Seen extends Numbered {
  readonly indicators: Indicators;
}

interface Spec {
  readonly id: string;
  readonly title: Text;
  readonly format?: string;
  /** In the page that a meeting reads; all others stand in the tables to go on with. */
  readonly headline?: true;
  /** `at`: 0, 1, 2 for the years of the horizon, where the measure has a value for each. */
  readonly of: (seen: Seen, at: number) => number | null;
  readonly yearly: boolean;
}

export interface PlanNumber {
  readonly id: string;
  readonly title: Text;
  readonly format: string | null;
  readonly headline: boolean;
}

const PERCENT = '0.0%';
const relaxed = ({ plan }: Seen, unit: Plan['relaxations'][number]['unit']): number =>
  sum(plan.relaxations.flatMap((row) => (row.unit === unit ? [row.by] : [])));
const spread = ({ indicators: { years } }: Seen, stage: 'primary' | 'juniorSecondary'): number | null =>
  years[2]!.spreads.find((row) => row.stage === stage && row.measure === 'backbones')?.variation ?? null;

const SPECS: readonly Spec[] = [
  {
    id: 'exchanges',
    title: t('交流人次', 'Exchanges'),
    yearly: false,
    headline: true,
    of: ({ plan }) => plan.postings.filter(({ kind }) => kind === 'exchange').length,
  },
  {
    id: 'postings',
    title: t('派出人次（含跟岗、任职）', 'Postings of every kind'),
    yearly: false,
    of: ({ plan }) => plan.postings.length,
  },
  {
    id: 'allowances',
    title: t('三年津贴（元）', 'Allowances, yuan'),
    format: '#,##0',
    yearly: false,
    headline: true,
    of: ({ indicators: { years } }) => sum(years.map((year) => year.allowances)),
  },
  {
    id: 'short',
    title: t('三年学科缺员（人·年）', 'Shortage, teacher-years'),
    format: '0.0',
    yearly: false,
    headline: true,
    of: ({ plan }) => sum(plan.shortages.map(({ short }) => Math.round(short * 10))) / 10,
  },
  {
    id: 'relaxedPersons',
    title: t('硬性规定放宽（人）', 'Hard rules short, persons'),
    yearly: false,
    headline: true,
    of: (seen) => relaxed(seen, 'person'),
  },
  {
    id: 'relaxedMoney',
    title: t('预算超出（万元）', 'Over the budget, 10,000 yuan'),
    yearly: false,
    headline: true,
    of: (seen) => relaxed(seen, '10000yuan'),
  },
  {
    id: 'spreadPrimary',
    title: t('小学骨干校际差异系数（第三年）', 'Primary backbones, variation in year 3'),
    format: '0.00',
    yearly: false,
    of: (seen) => spread(seen, 'primary'),
  },
  {
    id: 'spreadJunior',
    title: t('初中骨干校际差异系数（第三年）', 'Junior secondary backbones, variation in year 3'),
    format: '0.00',
    yearly: false,
    of: (seen) => spread(seen, 'juniorSecondary'),
  },
  {
    id: 'eligible',
    title: t('符合条件', 'Eligible'),
    yearly: true,
    of: ({ indicators: { years } }, at) => years[at]!.supervision.eligible,
  },
  {
    id: 'exchanged',
    title: t('交流人数', 'Exchanged'),
    yearly: true,
    of: ({ indicators: { years } }, at) => years[at]!.supervision.exchanged,
  },
  {
    id: 'exchangedRatio',
    title: t('交流比例', 'Exchange rate'),
    format: PERCENT,
    yearly: true,
    of: ({ indicators: { years } }, at) => years[at]!.supervision.exchangedRatio,
  },
  {
    id: 'backbones',
    title: t('其中骨干', 'Backbones among them'),
    yearly: true,
    of: ({ indicators: { years } }, at) => years[at]!.supervision.backbones,
  },
  {
    id: 'backboneRatio',
    title: t('骨干占比', 'Backbone share'),
    format: PERCENT,
    yearly: true,
    of: ({ indicators: { years } }, at) => years[at]!.supervision.backboneRatio,
  },
  {
    id: 'allowance',
    title: t('津贴（元）', 'Allowances, yuan'),
    format: '#,##0',
    yearly: true,
    of: ({ indicators: { years } }, at) => years[at]!.allowances,
  },
];

/** Every measure of a case whose horizon begins in `from`; yearly ones once per year. */
export const planNumbers = (from: number): readonly PlanNumber[] =>
  SPECS.flatMap(({ id, title, format = null, headline = false, yearly }): PlanNumber[] =>
    yearly
      ? [0, 1, 2].map((at) => ({
          id: `${id}${from + at}`,
          title: t(
            `${schoolYearWords(from + at, 'zh-CN')}${title['zh-CN']}`,
            `${title.en}, ${schoolYearWords(from + at, 'en')}`,
          ),
          format: format ?? null,
          headline,
        }))
      : [{ id, title, format, headline }],
  );

/** The values by the ids of `measuresOf`; null where there is nobody to count. */
export function numbersOf(numbered: Numbered): Readonly<Record<string, number | null>> {
  const { instance, policy, plan } = numbered;
  const seen: Seen = {
    ...numbered,
    indicators: indicators(planFacts(instance, policy, plan.postings, plan.sharedTeaching)),
  };
  const [from] = instance.years;
  return Object.fromEntries(
    SPECS.flatMap(({ id, yearly, of }) =>
      yearly ? [0, 1, 2].map((at) => [`${id}${from + at}`, of(seen, at)] as const) : [[id, of(seen, 0)] as const],
    ),
  );
}
