/** Numbers as a workbook shows them, for documents that are no workbooks: the formats that our tables use. */
import type { TableCell } from '../table.ts';

/** `12,345,678`, without asking the machine's locale. */
const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, ',');

/** The words of a cell: `#,##0` groups digits, `+0;-0;0` and `+0.0;-0.0;0` show the sign, `0.0` one decimal. */
export function cellText(value: TableCell, format: string | null): string {
  if (value === null) return '';
  if (typeof value === 'string' || format === null) return String(value);
  const decimals = /0\.(0+)/u.exec(format)?.[1]?.length ?? 0;
  const digits = Math.abs(value).toFixed(decimals);
  const zero = Number(digits) === 0;
  const sign = value < 0 && !zero ? '-' : format.startsWith('+') && !zero ? '+' : '';
  return `${sign}${format.includes(',') ? grouped(digits) : zero && format.startsWith('+') ? '0' : digits}`;
}
