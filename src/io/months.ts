/** Months and school years in every spelling of the data dictionary. */
import { formatMonth, monthOf, type Month } from '../domain/month.ts';
import { cellTexts as say } from './cell-texts.ts';
import type { RawCell } from './raw.ts';
import { read, refuse, type Reader, type Reading } from './reader.ts';

/** Width folded; blanks only at the ends matter not, blanks inside are taken out. */
const narrow = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();

const SEPARATED = /^(\d{4}) ?([-./]) ?(\d{1,2})(?: ?\2 ?(\d{1,2}))?$/;
const CHINESE = /^(\d{4}) ?年 ?(\d{1,2}) ?月(?: ?份)?(?: ?(\d{1,2}) ?[日号])?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})?$/;
/** The time of day that programs append to a date: `2019-09-01 00:00:00`, `2019-09-01T00:00:00.000Z`. */
const CLOCK = /(?:T| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
}

function partsOf(text: string): Parts | undefined {
  const date = inDigits(text.replace(CLOCK, '')).replaceAll(/[‐‑–—−]/gu, '-');
  const separated = SEPARATED.exec(date);
  const [, year, month, day] =
    separated === null
      ? (CHINESE.exec(date) ?? COMPACT.exec(date) ?? [])
      : [separated[0], separated[1], separated[3], separated[4]];
  if (year === undefined || month === undefined) return undefined;
  return { year: Number(year), month: Number(month), day: day === undefined ? null : Number(day) };
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isReal({ year, month, day }: Parts): boolean {
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return false;
  return day === null || (day >= 1 && day <= daysIn(year, month));
}

/**
 * Days since the last day of 1899, or since the first of 1904, as a spreadsheet keeps its dates; only what may be a date
 * of somebody's life.
 */
function serialDate(days: number, since1904: boolean): Month | undefined {
  const date = new Date((since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + days * 86_400_000);
  const year = date.getUTCFullYear();
  return year < 1930 || year > 2099 ? undefined : monthOf(year, date.getUTCMonth() + 1);
}

const DIGITS = '〇一二三四五六七八九';
const CHINESE_DIGITS = /^[〇零○一二三四五六七八九]{4}年(?:[一二三四五六七八九]|十[一二]?)月/u;

const digits = (part: string): string =>
  part.replaceAll(/[零○]/gu, '〇').replaceAll(/[〇一二三四五六七八九]/gu, (digit) => String(DIGITS.indexOf(digit)));

/** 二〇一九年九月, as in documents. */
function inDigits(text: string): string {
  if (!CHINESE_DIGITS.test(text)) return text;
  return text
    .replace(/十([一二])?月/u, (_, unit?: string) => `1${unit === undefined ? '0' : digits(unit)}月`)
    .replace(/^(.{4})年(.*)月.*$/u, (_, year: string, month: string) => `${digits(year)}年${digits(month)}月`);
}

/** 85.5, 85年5月: the year without its century. */
const SHORT_YEAR = /^(\d{2})(?=(?:[-./]|年) ?\d{1,2}月?$)/;
/** From here on two digits mean the last century. */
const LAST_CENTURY = 50;

/** Marks that stand for the point between year and month (1985、5), or that nothing follows (1985.05.). */
const withPoints = (text: string): string =>
  text.replace(/[.。、,]+$/u, '').replaceAll(/(?<=\d) ?[、。·,] ?(?=\d)/gu, '.');

/** `2019.10` loses its zero when a spreadsheet takes it for a number. */
const LOST_ZERO = /^(\d{4})\.1$/;

export const month: Reader<Month> = (cell): Reading<Month> => {
  const written = withPoints(narrow(cell.text));
  const short = SHORT_YEAR.exec(written)?.[1];
  const text = short === undefined ? written : `${Number(short) >= LAST_CENTURY ? 19 : 20}${written}`;
  if (short !== undefined) {
    const { value, complaints } = month({ kind: cell.kind, text }, '');
    if (value === undefined || complaints.length > 0)
      return { value: undefined, complaints: refuse(say['bad-month']({ value: cell.text })).complaints };
    const message = say['short-year']({ value: cell.text, month: formatMonth(value) });
    return { value, complaints: [{ severity: Number(short) >= LAST_CENTURY ? 'notice' : 'warning', message }] };
  }
  const serial =
    cell.kind === 'number' && /^\d{5}$/.test(text) ? serialDate(Number(text), cell.since1904 === true) : undefined;
  if (serial !== undefined)
    return {
      value: serial,
      complaints: [{ severity: 'warning', message: say['serial-date']({ value: text, month: formatMonth(serial) }) }],
    };
  const parts = partsOf(text);
  if (parts === undefined || !isReal(parts)) return refuse(say['bad-month']({ value: cell.text }));
  const year = LOST_ZERO.exec(text)?.[1];
  if (year !== undefined && cell.kind === 'number') return refuse(say['ambiguous-month']({ value: text, year }));
  const value = monthOf(parts.year, parts.month);
  if (year === undefined) return read(value);
  return {
    value,
    complaints: [{ severity: 'warning', message: say['january-or-october']({ value: cell.text, year }) }],
  };
};

const SCHOOL_YEAR = /^(\d{4})(?: ?(?:[-‐‑–—―−~〜/]+|至|到) ?(\d{4}))?(?:年|学年度?)?$/u;

/** The school year that begins in the first year named; undefined where the text is none. */
export function schoolYearOf(text: string): number | undefined {
  const [, first, second] = SCHOOL_YEAR.exec(narrow(text).replaceAll(/(?<=\D) | (?=\D)/gu, '')) ?? [];
  const year = Number(first);
  if (first === undefined || year < 1990 || year > 2099) return undefined;
  return second === undefined || Number(second) === year + 1 ? year : undefined;
}

export const readSchoolYear: Reader<number> = (cell: RawCell): Reading<number> => {
  const year = schoolYearOf(cell.text);
  return year === undefined ? refuse(say['bad-school-year']({ value: cell.text })) : read(year);
};

const DAY = /^\d{4} ?(?:[-./年]) ?\d{1,2} ?(?:[-./月]) ?(\d{1,2})(?!\d)|^\d{6}(\d{2})$/u;

const pad = (n: number): string => String(n).padStart(2, '0');

/** A day as `2027-10-15`; the first of the month where only a month is given. */
export const day: Reader<string> = (cell, column) => {
  const { value, complaints } = month(cell, column);
  if (value === undefined) return { value, complaints };
  const found = DAY.exec(cell.text.normalize('NFKC').trim());
  const date = Number(found?.[1] ?? found?.[2] ?? 1);
  return { value: `${Math.floor(value / 12)}-${pad((value % 12) + 1)}-${pad(date)}`, complaints };
};
