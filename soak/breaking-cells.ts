/** Ways to break the cells of a table: read as a value, run as a formula, or too large for what they become. */
import type { Sheet } from '../test/io/corpus/formats.ts';
import type { Random } from '../test/io/corpus/random.ts';

export const pick = <T>(items: readonly T[], random: Random): T => items[random(items.length)]!;

/** What no cell should hold: read as a value, run as a formula, or too large for what it becomes. */
export const NASTY: readonly string[] = [
  '9'.repeat(400),
  '-1',
  '1e308',
  '1e999',
  '0x7fffffff',
  '-0',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '2027-99',
  '0000-00',
  '9999-12',
  '275760-09-13',
  '=1+1',
  "=cmd|' /C calc'!A0",
  '@SUM(A1)',
  '+1',
  '-2+3',
  '#REF!',
  'x'.repeat(32_000),
  '\u0000',
  '\uFFFE',
  '\u202Ename',
  '\uD800',
  '﷽'.repeat(50),
  '&#1114112;',
  ']]>',
  '<td>',
  '"',
  '""',
  "'",
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  '110101199003071233',
  '13812345678',
  '；、，,;',
  'S1/S2/S3',
  '\r\n\r\n',
];

interface Cells {
  readonly name: string;
  apply(sheets: readonly Sheet[], random: Random): readonly Sheet[];
}

const everyRow =
  (change: (row: readonly string[], index: number) => string[]) =>
  (sheet: Sheet): Sheet => ({ ...sheet, grid: sheet.grid.map((row, index) => change(row, index)) });
const oneSheet = (sheets: readonly Sheet[], random: Random, change: (sheet: Sheet) => Sheet): readonly Sheet[] => {
  const at = random(sheets.length);
  return sheets.map((sheet, index) => (index === at ? change(sheet) : sheet));
};
const widthOf = ({ grid }: Sheet): number => Math.max(1, ...grid.map((row) => row.length));

export const CELLS: readonly Cells[] = [
  {
    name: 'a column taken out',
    apply: (sheets, random) =>
      oneSheet(sheets, random, (sheet) =>
        ((at) => everyRow((row) => row.toSpliced(at, 1))(sheet))(random(widthOf(sheet))),
      ),
  },
  {
    name: 'a column twice',
    apply: (sheets, random) =>
      oneSheet(sheets, random, (sheet) =>
        ((at) => everyRow((row) => row.toSpliced(at, 0, row[at] ?? ''))(sheet))(random(widthOf(sheet))),
      ),
  },
  {
    name: 'the cells of a row in another order',
    apply: (sheets, random) =>
      oneSheet(sheets, random, (sheet) =>
        ((at) => everyRow((row, index) => (index === at ? row.toReversed() : [...row]))(sheet))(
          random(sheet.grid.length),
        ),
      ),
  },
  {
    name: 'rows in another order, the headings with them',
    apply: (sheets, random) =>
      oneSheet(sheets, random, (sheet) => ({ ...sheet, grid: sheet.grid.toSorted(() => random(3) - 1) })),
  },
  {
    name: 'nasty cells',
    apply: (sheets, random) =>
      sheets.map(everyRow((row) => row.map((cell) => (random(12) === 0 ? pick(NASTY, random) : cell)))),
  },
  {
    name: 'no row but the headings',
    apply: (sheets, random) => oneSheet(sheets, random, (sheet) => ({ ...sheet, grid: sheet.grid.slice(0, 1) })),
  },
  {
    name: 'a sheet of nothing',
    apply: (sheets, random) => oneSheet(sheets, random, (sheet) => ({ ...sheet, grid: [] })),
  },
  { name: 'hidden sheets', apply: (sheets, random) => sheets.map((sheet) => ({ ...sheet, hidden: random(2) === 0 })) },
  {
    name: 'merged cells anywhere, one over the other',
    apply: (sheets, random) =>
      sheets.map((sheet) => ({
        ...sheet,
        merges: Array.from({ length: random(6) }, () => {
          const [top, left] = [1 + random(sheet.grid.length + 2), random(widthOf(sheet))];
          return { top, left, bottom: top + random(4), right: left + random(4) };
        }),
      })),
  },
  {
    name: 'a table in many rows',
    apply: (sheets, random) =>
      oneSheet(sheets, random, (sheet) => ({
        ...sheet,
        grid: Array.from({ length: 1 + random(40) }, () => sheet.grid).flat(),
      })),
  },
];
