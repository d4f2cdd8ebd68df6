/** Demand and budget, stated anew, by so much more or less, or times a share. */
import { z } from 'zod';
import { floorOf, parseRational } from '../../domain/rational.ts';
import type { Budget, DemandRow } from '../../domain/roster.ts';
import { withRoster } from '../../planning/case.ts';
import { changed, ids, refused, unknownName, type ChangeSpec, type ChangeFault } from './change.ts';
import { setCell, setDemandCell } from './set-cell.ts';
import { texts } from './texts.ts';

const times = z.string().refine((text) => parseRational(text) !== undefined);
const year = z.int().min(2000).max(2100).optional();

interface Amount {
  readonly to?: number | undefined;
  readonly by?: number | undefined;
  readonly times?: string | undefined;
}

const oneMeasure = (amount: Amount): ChangeFault | null =>
  [amount.to, amount.by, amount.times].filter((value) => value !== undefined).length === 1
    ? null
    : { at: '', value: null, message: texts['change-one-measure']() };

const how = ({ to, by, times: factor }: Amount, scale = 1): string =>
  to !== undefined
    ? `= ${to * scale}`
    : by !== undefined
      ? `${by < 0 ? '−' : '+'} ${Math.abs(by) * scale}`
      : `× ${factor}`;

/** Rounded down, never below nothing. */
const changedAmount = (value: number, { by, times: factor }: Amount): number =>
  Math.max(0, factor === undefined ? value + (by ?? 0) : floorOf(parseRational(factor)!, value));

const teachers = z.number().refine((value) => Number.isInteger(Math.round(value * 1000) / 100));
const DemandSettings = z.strictObject({
  school: z.string().optional(),
  subject: z.string().optional(),
  year,
  to: teachers.optional(),
  by: teachers.optional(),
  times: times.optional(),
});
type DemandSettings = z.infer<typeof DemandSettings>;

export const demandChange: ChangeSpec<DemandSettings> = {
  name: 'demand',
  settings: DemandSettings,
  example: { school: 'S02', subject: '英语', by: 1 },
  apply: (given, settings) => {
    const { school, subject, to, by } = settings;
    const { schools, demand } = given.roster;
    const subjects = [...new Set([...demand, ...given.roster.teachers].map((row) => row.subject))];
    const no = refused(
      oneMeasure(settings),
      unknownName('school', school, ids(schools)),
      unknownName('subject', subject, subjects),
    );
    if (no !== null) return no;
    if (to !== undefined) {
      if (school === undefined || subject === undefined)
        return { ok: false, faults: [{ at: 'to', value: String(to), message: texts['change-needs-places']() }] };
      return setDemandCell(given, { school, subject, year: settings.year }, to);
    }
    const tenths = { ...settings, by: by === undefined ? undefined : Math.round(by * 10) };
    const meant = (row: DemandRow): boolean =>
      (school === undefined || row.school === school) && (subject === undefined || row.subject === subject);
    if (!demand.some(meant))
      return {
        ok: false,
        faults: [
          {
            at: '',
            value: null,
            message: texts['change-no-demand']({ school: school ?? null, subject: subject ?? null }),
          },
        ],
      };
    const rows = settings.year === undefined ? demand : spread(demand, settings.year);
    return changed(
      withRoster(given, {
        demand: rows.map((row) =>
          meant(row) && (settings.year === undefined || row.year === settings.year)
            ? { ...row, tenths: changedAmount(row.tenths, tenths) }
            : row,
        ),
      }),
    );
  },
  say: (_, settings) =>
    texts['say-demand']({
      school: settings.school ?? null,
      subject: settings.subject ?? null,
      year: settings.year ?? null,
      how: how(settings),
    }),
};

/** A row of its own for the year, wherever only one for every year stands. */
function spread(rows: readonly DemandRow[], at: number): DemandRow[] {
  const own = new Set(rows.flatMap((row) => (row.year === at ? [JSON.stringify([row.school, row.subject])] : [])));
  return [
    ...rows,
    ...rows
      .filter((row) => row.year === null && !own.has(JSON.stringify([row.school, row.subject])))
      .map((row) => ({ ...row, year: at })),
  ];
}

const BudgetSettings = z.strictObject({
  year,
  to: z.int().min(0).optional(),
  by: z.int().optional(),
  times: times.optional(),
});
type BudgetSettings = z.infer<typeof BudgetSettings>;

/** Yuan a year for the whole county. */
export const budgetChange: ChangeSpec<BudgetSettings> = {
  name: 'budget',
  settings: BudgetSettings,
  example: { times: '90%' },
  apply: (given, settings) => {
    const no = refused(oneMeasure(settings));
    if (no !== null) return no;
    if (settings.to !== undefined)
      return setCell(
        given,
        settings.year === undefined ? 'budgets.allowanceBudget' : `budgets.${settings.year}.allowanceBudget`,
        settings.to,
      );
    const { budgets } = given.roster;
    const limits = settings.year === undefined ? budgets : ownRow(budgets, settings.year);
    const meant = (row: Budget): boolean =>
      row.allowanceBudget !== null && (settings.year === undefined || row.year === settings.year);
    if (!limits.some(meant))
      return { ok: false, faults: [{ at: '', value: null, message: texts['change-no-budget']() }] };
    return changed(
      withRoster(given, {
        budgets: limits.map((row) =>
          meant(row) ? { ...row, allowanceBudget: changedAmount(row.allowanceBudget!, settings) } : row,
        ),
      }),
    );
  },
  say: (_, settings) => texts['say-budget']({ year: settings.year ?? null, how: how(settings) }),
};

/** The rows with one of the year's own, which begins with what holds for every year. */
function ownRow(rows: readonly Budget[], at: number): Budget[] {
  const every = rows.find((row) => row.year === null)?.allowanceBudget ?? null;
  const blank: Budget = { year: at, allowanceBudget: null, livingAllowance: null, transportAllowance: null };
  const whole = rows.some((row) => row.year === at) ? rows : [...rows, blank];
  return whole.map((row) =>
    row.year === at && row.allowanceBudget === null ? { ...row, allowanceBudget: every } : row,
  );
}
