/** Units in headings that make the cells mean something else: 津贴预算（万元） holds ten thousands of yuan. */
import { fold } from '../fold.ts';
import type { SheetName } from '../headings.ts';
import type { RawCell } from '../raw.ts';
import { asNumber } from '../shown.ts';

export interface Scale {
  readonly unit: string;
  readonly by: number;
}

const YUAN: Partial<Record<SheetName, ReadonlySet<string>>> = {
  zones: new Set(['monthlyAllowance']),
  budgets: new Set(['allowanceBudget', 'livingAllowance', 'transportAllowance']),
  assessments: new Set(['qualityAward', 'principalPay']),
};

/** undefined where the cells are as they should be. */
export function scaleOf(table: SheetName, key: string, heading: string): Scale | undefined {
  const unit = /(万元|千元)(?:\/[^()]*)?\)?$/u.exec(fold(heading))?.[1];
  if (unit === undefined || YUAN[table]?.has(key) !== true) return undefined;
  return { unit, by: unit === '万元' ? 10_000 : 1000 };
}

/** In a column headed （%） a bare 2 is 2%. */
export const isPercent = (table: SheetName, key: string, heading: string): boolean =>
  table === 'schools' && key === 'floatPermille' && fold(heading).endsWith('(%)');

const NUMBER = /^([-+]?\d+)(?:\.(\d+))?$/;

/**
 * Moves the decimal point of the text, so that no digit is lost; a cell that is no number stays for its reader to
 * refuse.
 */
export function scaled(cell: RawCell, { by }: Scale): RawCell {
  const text = asNumber(cell).text.normalize('NFKC').replaceAll(/[\s,]/gu, '');
  const [, whole, fraction = ''] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return cell;
  const places = Math.log10(by);
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places).replace(/0+$/, '');
  return { kind: cell.kind, text: `${whole}${digits.slice(0, places)}${rest === '' ? '' : `.${rest}`}` };
}

export function withPercent(cell: RawCell): RawCell {
  const { text } = asNumber(cell);
  return NUMBER.test(text.normalize('NFKC')) ? { kind: 'text', text: `${text}%` } : cell;
}
