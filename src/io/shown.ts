/**
 * What a spreadsheet shows of a number and what it keeps: a format may turn 1 into 女 and 5 into T05. People read what is
 * shown, so words and ids are that; numbers are what is kept, where the two agree.
 */
import { typedText } from '../messages/safe-text.ts';
import type { RawCell } from './raw.ts';

/** As spreadsheets write the number itself: 1,200.00, ¥5, (5), 2.02E+10, and a dash for nothing. */
const AMOUNT = /^[-+(]*[¥￥$€]?[-+]?(?:\d[\d,]*)?(?:\.\d*)?(?:E[-+]?\d+)?\)?$/i;
const DIGITS = /^\d+$/;
const PERCENT = /^[-+]?[\d,.]+%$/;
const FRACTION = /^(?:(\d+) +)?(\d+)\/(\d+)$/;
/** 万, thousands and millions, hundreds of millions, percent: powers of ten by which formats move the point. */
const MOVED = [0, 3, 4, 6, 8, -2];
/** A word for 0. */
const NOTHING = /^(?:无|零|没有|否)$/u;

/** All digits of a number. */
const digitsOf = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);

const close = (shown: string, value: number): boolean =>
  Math.abs(Number(shown) - value) <= 0.5 * 10 ** -(shown.split('.')[1]?.length ?? 0) * (1 + 1e-9);

/** The cell of a number; `shown`: as the editor shows it, the empty text where it shows nothing. */
export function numberCell(value: number, shown: string): RawCell {
  const stored = digitsOf(value);
  const said = typedText(shown).trim();
  const kept: RawCell = { kind: 'number', text: stored };
  if (said === '' || said === stored) return kept;
  if (PERCENT.test(said)) {
    const isShare = close(said.slice(0, -1).replaceAll(',', ''), value * 100);
    return { kind: 'number', text: `${String(Number((isShare ? value * 100 : value).toPrecision(12)))}%` };
  }
  // 0042, 2019.10.
  if (/^[-+]?\d+(?:\.\d+)?$/.test(said) && Number(said) === value) return { kind: 'number', text: said };
  const [, whole = '0', upper, lower] = FRACTION.exec(said) ?? [];
  if (upper !== undefined && Math.abs(Number(whole) + Number(upper) / Number(lower) - value) < 0.01) return kept;
  const isAmount = AMOUNT.test(said) && !(DIGITS.test(said) && Number.isInteger(value));
  return isAmount ? kept : { kind: 'number', text: said, stored };
}

/** The cell as a reader of numbers takes it: the number that is kept, or what is shown where that is another or none. */
export function asNumber(cell: RawCell): RawCell {
  const { text, stored } = cell;
  if (stored === undefined) return cell;
  const value = Math.abs(Number(stored));
  const numbers = text.replaceAll(/(?<=\d),(?=\d{3})/g, '').match(/\d+(?:\.\d+)?/g) ?? [];
  const agrees =
    (value === 0 && NOTHING.test(text)) ||
    numbers.join('') === stored ||
    numbers.some((number) => MOVED.some((places) => close(number, value / 10 ** places)));
  return agrees ? { kind: 'number', text: stored } : { kind: 'text', text };
}
