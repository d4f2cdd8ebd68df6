/** When a posting of a list begins and how long it lasts, in the ways in which lists say so. */
import { firstSchoolYearAt, monthOf, type Month } from '../../domain/month.ts';
import type { Message } from '../../messages/message.ts';
import { month as readMonth, schoolYearOf } from '../months.ts';
import type { RawCell } from '../raw.ts';
import type { ListColumn } from './headings.ts';
import { listTexts as say } from './texts.ts';

/** The cells of one row that speak of time; null: not there or blank. */
export interface TimeCells {
  readonly term: RawCell | null;
  readonly start: RawCell | null;
  readonly end: RawCell | null;
  readonly years: RawCell | null;
  readonly schoolYear: RawCell | null;
}

export interface TimeRead {
  /** null: a complaint says why, or neither the row nor anybody else says it. */
  readonly start: number | null;
  /** null: the row does not say, or a complaint says why. */
  readonly years: number | null;
  readonly complaints: readonly { readonly column: ListColumn; readonly message: Message }[];
}

interface Said<T> {
  readonly column: ListColumn;
  readonly text: string;
  readonly value: T;
}

/** Two months in one cell: `2027-09—2030-08`, `2027.9-2030.8`, `2027年9月至2030年8月`, `202709-203008`. */
const MONTHS = /(?<!\d)(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?!\d)|(\d{2})(?!\d))\s*月?/gu;
const SPOKEN = ['一', '二', '三', '四', '五', '六'];
const YEARS = /^(\d{1,2}|[一二两三四五六])(?:个)?(?:学年|年|years?)?$/u;
const MONTH_COUNT = /^(\d{1,3})个?月$/u;

function monthsIn(text: string): readonly Month[] {
  const found = [...text.normalize('NFKC').matchAll(MONTHS)].map(([, year, apart, close]) => ({
    year: Number(year),
    month: Number(apart ?? close),
  }));
  return found
    .filter(({ year, month }) => year >= 1900 && year <= 2099 && month >= 1 && month <= 12)
    .map(({ year, month }) => monthOf(year, month));
}

function yearsIn(text: string): number | undefined {
  const said = text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
  const [, count] = YEARS.exec(said) ?? [];
  const months = Number(MONTH_COUNT.exec(said)?.[1] ?? Number.NaN);
  const value =
    count === undefined
      ? months / 12
      : /\d/u.test(count)
        ? Number(count)
        : count === '两'
          ? 2
          : SPOKEN.indexOf(count) + 1;
  return Number.isInteger(value) && value >= 1 && value <= 60 ? value : undefined;
}

/** June to August: lists begin with the holidays before the term as well as with September itself. */
const calendarMonth = (month: Month): number => (month % 12) + 1;
const startOf = (month: Month): number | undefined =>
  calendarMonth(month) >= 7 && calendarMonth(month) <= 9 ? firstSchoolYearAt(month) : undefined;
/** The school year after the last one served. */
const endOf = (month: Month): number | undefined =>
  calendarMonth(month) >= 6 && calendarMonth(month) <= 9 ? Math.floor(month / 12) : undefined;

/**
 * All that the row says of time, held together: what is said twice must agree. `usual`: the start of a row that names
 * none, if it is known.
 */
export function readTime(cells: TimeCells, usual: number | null): TimeRead {
  const complaints: { column: ListColumn; message: Message }[] = [];
  const complain = (column: ListColumn, message: Message): void => void complaints.push({ column, message });
  const starts: Said<number>[] = [];
  const ends: Said<number>[] = [];
  const lengths: Said<number>[] = [];

  const begin = (column: ListColumn, text: string, month: Month): void => {
    const value = startOf(month);
    if (value === undefined) complain(column, say['list-bad-start']({ value: text }));
    else starts.push({ column, text, value });
  };
  const finish = (column: ListColumn, text: string, month: Month): void => {
    const value = endOf(month);
    if (value === undefined) complain(column, say['list-not-whole-years']({ value: text }));
    else ends.push({ column, text, value });
  };
  const { term, start, end, years, schoolYear } = cells;
  if (term !== null) {
    const months = monthsIn(term.text);
    if (months.length !== 2) complain('term', say['list-bad-term']({ value: term.text }));
    else {
      begin('term', term.text, months[0]!);
      finish('term', term.text, months[1]!);
    }
  }
  for (const [column, cell, take] of [
    ['start', start, begin],
    ['end', end, finish],
  ] as const) {
    if (cell === null) continue;
    const { value, complaints: wrong } = readMonth(cell, column);
    for (const { message } of wrong) complain(column, message);
    if (value !== undefined && wrong.length === 0) take(column, cell.text, value);
  }
  if (schoolYear !== null) {
    const value = schoolYearOf(schoolYear.text);
    if (value === undefined) complain('schoolYear', say['list-bad-start']({ value: schoolYear.text }));
    else starts.push({ column: 'schoolYear', text: schoolYear.text, value });
  }
  if (years !== null) {
    const value = yearsIn(years.text);
    if (value === undefined) complain('years', say['list-bad-years']({ value: years.text }));
    else lengths.push({ column: 'years', text: years.text, value });
  }
  const first = starts.length === 0 && complaints.length === 0 ? usual : agreed(starts, complain);
  for (const { column, text, value } of ends) {
    if (first === null) continue;
    if (value <= first) complain(column, say['list-not-whole-years']({ value: text }));
    else lengths.push({ column, text, value: value - first });
  }
  return { start: first, years: agreed(lengths, complain), complaints };
}

/** The one value that all of them say; null where none is said or they differ, which is told. */
function agreed(
  said: readonly Said<number>[],
  complain: (column: ListColumn, message: Message) => void,
): number | null {
  const [first] = said;
  if (first === undefined) return null;
  const other = said.find(({ value }) => value !== first.value);
  if (other === undefined) return first.value;
  complain(other.column, say['list-terms-differ']({ value: other.text, other: first.text }));
  return null;
}
