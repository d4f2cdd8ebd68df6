/**
 * 学科需求 from 课时: classes × lessons a week ÷ standard lessons of a teacher, summed over the rows of a school, subject
 * and year as exact fractions, then to one decimal, half up. A row of 学科需求 for the same place counts before it.
 */
import type { DraftRow, RowOf } from '../../domain/draft.ts';
import { problem, type InputProblem } from '../problem.ts';
import type { ReadTable, TableSource } from '../read-table.ts';
import type { LessonRow } from './lesson-row.ts';
import { lessonTexts as say } from './texts.ts';

type Demand = RowOf<'demand'>;

/** The sum of one school and subject, for `import --dry-run`. */
export interface LessonSum {
  readonly school: string;
  readonly subject: string;
  readonly year: number | null;
  /** `6×5÷13 + 2×4÷13`. */
  readonly sum: string;
  /** Tenths of a teacher. */
  readonly tenths: number;
  /** False where 学科需求 says something else. */
  readonly used: boolean;
}

export interface FromLessons {
  readonly rows: readonly DraftRow<Demand>[];
  readonly sources: readonly TableSource[];
  readonly problems: readonly InputProblem[];
  readonly sums: readonly LessonSum[];
}

const shown = (hundredths: number): string => String(hundredths / 100);
const isWhole = (row: DraftRow<LessonRow>): row is LessonRow =>
  Object.values(row).every((value) => value !== undefined);

/** Σ classes × weekly ÷ standard in tenths, half up. Every factor is a whole number of hundredths or of classes. */
function lessonTenths(rows: readonly Pick<LessonRow, 'classes' | 'weekly' | 'standard'>[]): number {
  let [top, bottom] = [0n, 1n];
  for (const { classes, weekly, standard } of rows) {
    const [numerator, denominator] = [BigInt(classes) * BigInt(weekly), BigInt(standard)];
    [top, bottom] = [top * denominator + numerator * bottom, bottom * denominator];
    const common = divisor(top, bottom);
    [top, bottom] = [top / common, bottom / common];
  }
  return Number((top * 20n + bottom) / (bottom * 2n));
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : divisor(b, a % b);
}

/** `lessons` and `demand` with schools as ids already. */
export function demandOfLessons(
  lessons: Pick<ReadTable<LessonRow>, 'rows' | 'sources'>,
  demand: readonly DraftRow<Demand>[],
  demandSources: readonly TableSource[],
): FromLessons {
  const whole = lessons.rows.flatMap((row, index) => (isWhole(row) ? [{ row, source: lessons.sources[index]! }] : []));
  const rows: DraftRow<Demand>[] = [];
  const sources: TableSource[] = [];
  const problems: InputProblem[] = [];
  const sums: LessonSum[] = [];
  const said = new Map(
    demand.map(({ school, subject, year }, index) => [JSON.stringify([school, subject, year]), index]),
  );
  for (const [place, members] of Map.groupBy(whole, ({ row: { school, subject, year } }) =>
    JSON.stringify([school, subject, year]),
  )) {
    const {
      row: { school, subject, year },
      source,
    } = members[0]!;
    const tenths = lessonTenths(members.map(({ row }) => row));
    const sum = members
      .map(({ row: { classes, weekly, standard } }) => `${classes}×${shown(weekly)}÷${shown(standard)}`)
      .join(' + ');
    const overruled = said.get(place);
    const facts = { school, subject, demand: (tenths / 10).toFixed(1) };
    const message =
      overruled === undefined
        ? say['lessons-demand']({ ...facts, sum })
        : say['lessons-overruled']({ ...facts, row: demandSources[overruled]?.row ?? null });
    problems.push(problem('notice', { ...source.place('classes'), value: null }, message));
    sums.push({ school, subject, year, sum, tenths, used: overruled === undefined });
    if (overruled !== undefined) continue;
    rows.push({ school, subject, year, tenths });
    sources.push(source);
  }
  return { rows, sources, problems, sums };
}
