/** Corrections beside a file, and words that mean another. */
import { describe, expect, it } from 'vitest';
import { columnAt, withEdits } from '../../src/io/edits.ts';
import type { Mapping } from '../../src/io/intake/mapping.ts';
import { takeMeanings } from '../../src/io/office/meanings.ts';
import { inDictionaryWords } from '../../src/io/office/rewrite.ts';
import type { PreparedTable, RawTable } from '../../src/io/raw.ts';

const text = (value: string) => ({ kind: 'text', text: value }) as const;
const TABLE: RawTable = {
  file: '教师.csv',
  sheet: null,
  title: '教师',
  rows: [
    { number: 1, cells: [text('教师编号'), text('骨干层级')] },
    { number: 3, cells: [text('T1'), text('县教坛名苑')] },
  ],
};

const edit = (row: number, letter: string, value: string) => ({ file: '教师.csv', sheet: null, row, letter, value });
const cellsOf = (edits: Parameters<typeof withEdits>[1]) =>
  withEdits({ tables: [TABLE], problems: [] }, edits).tables[0]!.rows[1]!.cells.map((cell) => cell?.text ?? null);

describe('corrections', () => {
  it('change the cell, by row and letter, and nothing else', () => {
    expect(cellsOf([edit(3, 'B', '县级')])).toEqual(['T1', '县级']);
    expect(TABLE.rows[1]!.cells[1]).toEqual(text('县教坛名苑'));
  });

  it('empty a cell, and reach beyond the last one', () => {
    expect(cellsOf([edit(3, 'B', ''), edit(3, 'D', '是')])).toEqual(['T1', null, null, '是']);
  });

  it('the last word about a cell counts', () => {
    expect(cellsOf([edit(3, 'B', '校级'), edit(3, 'B', '县级')])).toEqual(['T1', '县级']);
  });

  it('of a row that is no longer there are told, never forgotten', () => {
    const { problems } = withEdits({ tables: [TABLE], problems: [] }, [edit(2, 'B', '县级')]);
    expect(problems.map(({ code, row, severity }) => [code, row, severity])).toEqual([['edit-nowhere', 2, 'warning']]);
  });

  it('count columns as spreadsheets do', () => {
    expect(['A', 'Z', 'AA', 'AZ', 'BA'].map(columnAt)).toEqual([0, 25, 26, 51, 52]);
  });
});

const prepared: PreparedTable = { ...TABLE, headingRow: 1, told: new Map(), fill: new Map(), number: null };
const word = (column: string, table = '教师') => ({ table, column, from: '县教坛名苑', to: '县级' });
const cell = (sheet: PreparedTable) => sheet.rows[1]!.cells[1]?.text;
const renamed = (told: string | null): PreparedTable => ({
  ...prepared,
  rows: [{ number: 1, cells: [text('教师编号'), text('荣誉')] }, prepared.rows[1]!],
  told: new Map([[1, told]]),
});

/** The table as the words of the mapping make it. */
function translated(sheet: PreparedTable, values: NonNullable<Mapping['values']>): PreparedTable {
  const mapping: Mapping = { format: 'lungang-mapping/1', sheets: [], schools: {}, values };
  const { meaningOf } = takeMeanings({ tables: [], problems: [] }, mapping);
  return inDictionaryWords({ table: 'teachers', sheet }, { meaningOf, from: null, nineYear: new Set() }, []).sheet;
}

describe('words that mean another', () => {
  it('are translated in their column, by its heading or one of its names', () => {
    expect(cell(translated(prepared, [word('骨干层级')]))).toBe('县级');
    expect(cell(translated(prepared, [word('backbone')]))).toBe('县级');
  });

  it('stay as they are in other columns and tables', () => {
    for (const one of [word('姓名'), word('骨干层级', '学校')])
      expect(cell(translated(prepared, [one]))).toBe('县教坛名苑');
  });

  it('follow a heading to which the mapping gave its meaning, and not one that is not read', () => {
    expect(cell(translated(renamed('backbone'), [word('骨干层级')]))).toBe('县级');
    expect(cell(translated(renamed(null), [word('骨干层级')]))).toBe('县教坛名苑');
  });
});
