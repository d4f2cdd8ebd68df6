/** A sweep as tables: one row per case, and one table per axis with the means of its values. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import { shownTier } from '../../report/sheets/quality.ts';
import { table, type TableColumn, type Table } from '../../report/table.ts';
import { NO, TIER, YES, t, type Text } from '../../report/words.ts';
import type { TierName } from '../../domain/words.ts';
import { planNumbers, type PlanNumber } from '../measures.ts';
import type { SweepCell, Sweep } from './load.ts';
import type { PlanRecord, RunRecord } from './run-record.ts';

export interface SweepRow {
  readonly cell: SweepCell;
  /** Null: not done. */
  readonly record: RunRecord | null;
}

export const planOf = ({ record }: SweepRow): PlanRecord | null => (record?.kind === 'plan' ? record : null);

const ENDING: Readonly<Record<'compliant' | 'relaxed' | 'pins-clash' | 'none' | 'open', Text>> = {
  compliant: t('全部达标', 'All hold'),
  relaxed: t('有放宽', 'Relaxed'),
  'pins-clash': t('指定相互冲突', 'Pins clash'),
  none: t('时限内无方案', 'None in time'),
  open: t('未算', 'Not done'),
};

export function endingOf(row: SweepRow): keyof typeof ENDING {
  return row.record === null ? 'open' : row.record.kind === 'plan' ? row.record.outcome : row.record.kind;
}

export const measuresOfSweep = ({ cells }: Sweep): readonly PlanNumber[] => planNumbers(cells[0]!.given.from);

const measureColumn = ({ id, title, format }: PlanNumber): TableColumn<SweepRow> => ({
  heading: title,
  width: 12,
  ...(format === null ? {} : { format }),
  value: (row) => planOf(row)?.measures[id] ?? null,
});

const tierColumn = (tier: TierName): TableColumn<SweepRow> => ({
  heading: t(
    `${TIER[tier].name['zh-CN']}（${TIER[tier].unit['zh-CN']}）`,
    `${TIER[tier].name.en}, ${TIER[tier].unit.en}`,
  ),
  width: 11,
  value: (row) => {
    const found = planOf(row)?.tiers.find((one) => one.tier === tier);
    return found === undefined ? null : shownTier(tier, found.value);
  },
});

const boundColumn = (tier: TierName): TableColumn<SweepRow> => ({
  heading: t(`${TIER[tier].name['zh-CN']}下限`, `${TIER[tier].name.en}, bound`),
  width: 11,
  value: (row) => {
    const found = planOf(row)?.tiers.find((one) => one.tier === tier);
    return found === undefined ? null : shownTier(tier, found.bound);
  },
});

/** `whole`: every number and bound, to go on with; else what a meeting reads. */
export function casesTable(sweep: Sweep, rows: readonly SweepRow[], lang: Lang, whole: boolean): Table {
  const tiers =
    rows
      .map(planOf)
      .find((plan) => plan !== null)
      ?.tiers.map(({ tier }) => tier) ?? [];
  const measures = measuresOfSweep(sweep).filter(({ headline }) => whole || headline);
  const columns: TableColumn<SweepRow>[] = [
    { heading: t('序号', 'No.'), width: 6, value: ({ cell }) => sweep.cells.indexOf(cell) + 1 },
    ...sweep.axes.map(({ title, labels }, a): TableColumn<SweepRow> => ({
      heading: title,
      width: 14,
      value: ({ cell }) => labels[cell.at[a]!]!,
    })),
    ...(sweep.seeds === null
      ? []
      : [{ heading: t('种子', 'Seed'), width: 8, value: ({ cell }: SweepRow) => cell.seed }]),
    { heading: ENDED, width: 12, value: (row) => ENDING[endingOf(row)][lang] },
    ...measures.map(measureColumn),
    {
      heading: t('已证明最优', 'Proven best'),
      width: 10,
      value: (row) => (planOf(row) === null ? null : (planOf(row)!.status === 'optimal' ? YES : NO)[lang]),
    },
    ...tiers.map(tierColumn),
    ...(whole ? tiers.map(boundColumn) : []),
  ];
  const name = whole ? t('全部情形', 'All cases') : t('各种情形', 'Cases');
  return table(
    lang,
    {
      name,
      title: name[lang],
      columns,
      marks: [
        { heading: ENDED, word: ENDING.compliant, tone: 'good' },
        { heading: ENDED, word: ENDING.relaxed, tone: 'warn' },
        { heading: ENDED, word: ENDING.none, tone: 'bad' },
      ],
      frozenColumns: 1,
    },
    rows,
  );
}

const ENDED = t('结果', 'Ended');

export interface AxisEffect {
  readonly label: string;
  readonly cases: number;
  /** Mean over the cases with this value that have a plan; by the ids of measures. */
  readonly means: Readonly<Record<string, number | null>>;
}

/** What each value of an axis comes to, over all values of the others. */
export function axisEffects(sweep: Sweep, rows: readonly SweepRow[], axis: number): readonly AxisEffect[] {
  const headline = measuresOfSweep(sweep).filter((measure) => measure.headline);
  return sweep.axes[axis]!.labels.map((label, i) => {
    const plans = rows.filter(({ cell }) => cell.at[axis] === i).flatMap((row) => planOf(row) ?? []);
    const means = headline.map(({ id }) => {
      const values = plans.flatMap((plan) => plan.measures[id] ?? []);
      return [id, values.length === 0 ? null : Math.round((100 * sum(values)) / values.length) / 100] as const;
    });
    return { label, cases: plans.length, means: Object.fromEntries(means) };
  });
}

export function effectsTable(sweep: Sweep, rows: readonly SweepRow[], axis: number, lang: Lang): Table {
  const { title } = sweep.axes[axis]!;
  const headline = measuresOfSweep(sweep).filter((measure) => measure.headline);
  return table(
    lang,
    {
      name: t(`影响${axis + 1}`, `Effect ${axis + 1}`),
      title: t(
        `${title['zh-CN']}的影响（同一取值各情形的平均数）`,
        `What ${title.en} does (means over the cases with the value)`,
      )[lang],
      columns: [
        { heading: title, width: 16, value: (row: AxisEffect) => row.label },
        { heading: t('情形数', 'Cases'), width: 8, value: (row) => row.cases },
        ...headline.map(({ id, title: heading, format }): TableColumn<AxisEffect> => ({
          heading,
          width: 12,
          ...(format === null ? {} : { format }),
          value: (row) => row.means[id] ?? null,
        })),
      ],
    },
    axisEffects(sweep, rows, axis),
  );
}
