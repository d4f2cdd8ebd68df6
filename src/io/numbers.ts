/** Whole numbers, decimals, shares and demands. Decimals are read as text, so that 2.4 is exactly 24 tenths. */
import { MOST_TEACHERS } from '../domain/checks/schools.ts';
import { cellTexts as say } from './cell-texts.ts';
import type { RawCell } from './raw.ts';
import { read, refuse, type Reader } from './reader.ts';
import { asNumber } from './shown.ts';

const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DECIMAL = /^[-+]?\d{1,15}(?:\.\d*)?$/;

/** Half width, without thousands separators and without the units that people type along. */
function plain(cell: RawCell, units = /(?:元|人|名|个月|月|个|次|节|课时|班)$/): string {
  const { text: said } = asNumber(cell);
  const text = said.normalize('NFKC').replaceAll(/\s+/gu, '').replace('−', '-').replace(units, '');
  return GROUPED.test(text) ? text.replaceAll(',', '') : text;
}

/**
 * Decimal digits of a number, without the noise that a spreadsheet's arithmetic leaves in a numeric cell
 * (2.4000000000000004). Undefined: no number.
 */
function decimalOf(cell: RawCell): string | undefined {
  const text = plain(cell);
  if (!DECIMAL.test(text)) {
    // A tiny or huge number of a numeric cell is written with an exponent.
    return cell.kind === 'number' && Number.isFinite(Number(text))
      ? Number(Number(text).toPrecision(12)).toFixed(12)
      : undefined;
  }
  return cell.kind === 'number' && text.length > 14 ? String(Number(Number(text).toPrecision(12))) : text;
}

const LARGEST = 1_000_000_000_000;

/** A whole number; `800.00` is one, `800.5` is not. */
export function integer(least = 0, most = LARGEST): Reader<number> {
  return (cell) => {
    const text = decimalOf(cell);
    const value = text !== undefined && /^[-+]?\d+(?:\.0*)?$/.test(text) ? Number(text) + 0 : Number.NaN;
    return value >= least && value <= most
      ? read(value)
      : refuse(say['bad-integer']({ value: cell.text, least, most }));
  };
}

export function decimal(least: number, most: number): Reader<number> {
  return (cell) => {
    const text = decimalOf(cell);
    const value = text === undefined ? Number.NaN : Number(text) + 0;
    return value >= least && value <= most ? read(value) : refuse(say['bad-number']({ value: cell.text, least, most }));
  };
}

/** Full-time teachers to one decimal, in tenths. The upper bound is a cross-check. */
export const demandTenths: Reader<number> = (cell) => {
  const [, whole, tenth] = /^\+?(\d{1,15})(?:\.(\d?)0*)?$/.exec(decimalOf(cell) ?? '') ?? [];
  return whole === undefined
    ? refuse(say['bad-demand']({ value: cell.text, most: MOST_TEACHERS }))
    : read(Number(whole) * 10 + Number(tenth || 0));
};

/** Lessons of a week. */
export const MOST_LESSONS = 100;

const HALF = new Set(['半', '一半', '0.5']);

/** A share of a full timetable in tenths: `0.5`, `50%`, 半. Half a tenth is no share that a timetable is told in. */
export const shareTenths: Reader<number> = (cell) => {
  const text = plain(cell);
  const percent = text.endsWith('%');
  const number = HALF.has(text) ? '0.5' : decimalOf({ kind: cell.kind, text: percent ? text.slice(0, -1) : text });
  const tenths = number === undefined ? Number.NaN : Math.round(Number(number) * (percent ? 1e5 : 1e7)) / 1e6;
  return Number.isInteger(tenths) && tenths >= 0 && tenths <= 10
    ? read(tenths + 0)
    : refuse(say['bad-teaching-share']({ value: cell.text }));
};

/** A number with at most two decimals, in hundredths; `least` and `most` in whole units. */
export function hundredths(least: number, most: number): Reader<number> {
  return (cell) => {
    const [, whole, fraction = ''] = /^\+?(\d{1,15})(?:\.(\d{0,2})0*)?$/.exec(decimalOf(cell) ?? '') ?? [];
    const value = whole === undefined ? Number.NaN : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
    return value >= least * 100 && value <= most * 100
      ? read(value)
      : refuse(say['bad-number']({ value: cell.text, least, most }));
  };
}

/** An approved extra share of establishment, 0–0.03 or 0 %–3 %, in thousandths. */
export const floatPermille: Reader<number> = (cell) => {
  const text = plain(cell);
  const percent = text.endsWith('%');
  const number = decimalOf({ kind: cell.kind, text: percent ? text.slice(0, -1) : text });
  const permille = number === undefined ? Number.NaN : Math.round(Number(number) * (percent ? 1e7 : 1e9)) / 1e6;
  return permille >= 0 && permille <= 30 ? read(permille + 0) : refuse(say['bad-share']({ value: cell.text }));
};

/** A percentage: `20`, `20%`. */
export const percentage: Reader<number> = (cell) => {
  const text = plain(cell);
  const reading = decimal(0, 100)({ kind: cell.kind, text: text.endsWith('%') ? text.slice(0, -1) : text }, '');
  return reading.value === undefined ? refuse(say['bad-number']({ value: cell.text, least: 0, most: 100 })) : reading;
};
