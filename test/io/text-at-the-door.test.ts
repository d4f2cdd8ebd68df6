/** Signs that nobody sees, characters that were lost, and two people in one cell. */
import { describe, expect, it, test } from 'vitest';
import { parseCsv } from '../../src/io/csv.ts';
import { fold } from '../../src/io/fold.ts';
import { lines, readTables, setCell, validTables, type Tables } from './support.ts';

/** Width zero, joiner, soft hyphen, byte order, direction, tag, filler, grapheme joiner. */
const UNSEEN = ['\u200B', '\u200D', '\u00AD', '\uFEFF', '\u202E', '\u{E0041}', '\u3164', '\u034F'];

const named = (name: string): Tables => {
  const tables = validTables();
  setCell(tables, '教师', 2, '姓名', name);
  return tables;
};
const warned = (tables: Tables): string[] => lines(readTables(tables).problems, 'warning');

describe('signs that nobody sees', () => {
  test.each(UNSEEN)('%j in heading, id, word, name and reference makes no difference', (sign) => {
    const tables = validTables();
    const clean = readTables(tables).roster;
    const hidden = Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [
        name,
        rows.map((row) => row.map((cell) => (cell.length < 2 ? cell : `${cell[0]}${sign}${cell.slice(1)}`))),
      ]),
    );
    const { roster, problems } = readTables(hidden);
    expect(lines(problems, 'error')).toEqual([]);
    expect(roster).toEqual(clean);
  });

  it('in the name of a file or sheet neither, and in an id twice they are found', () => {
    expect(fold('教\u200B师')).toBe('教师');
    const tables = validTables();
    const row = [...tables['教师']!.at(-1)!];
    const id = row[0]!;
    row[0] = `${id}\u200B`;
    tables['教师']!.push(row);
    expect(lines(readTables(tables).problems, 'error')).toContainEqual(
      expect.stringMatching(new RegExp(`教师编号 "${id}" duplicate-id$`)),
    );
  });

  it('a variant of a character stays in a name and makes no other id', () => {
    const { table } = parseCsv('葛\u{E0100}城,T\u3164A\n', '教师.csv');
    expect(table!.rows[0]!.cells.map((cell) => cell?.text)).toEqual(['葛\u{E0100}城', 'TA']);
    const tables = validTables();
    setCell(tables, '教师', 3, '教师编号', 'T02\uFE0F');
    expect(lines(readTables(tables).problems, 'error')).toEqual([]);
  });
});

describe('names of people', () => {
  test.each([
    ['罗?', 'lost-signs'],
    ['罗？', 'lost-signs'],
    ['傅\uFFFD岚', 'lost-signs'],
    ['何\uE5E5', 'lost-signs'],
    ['何\u0007', 'lost-signs'],
    ['沈文静\n罗志明', 'several-in-name'],
    ['沈文静,罗志明', 'several-in-name'],
    ['沈文静、罗志明', 'several-in-name'],
  ])('%j is warned of', (name, code) => {
    expect(warned(named(name))).toEqual([expect.stringMatching(new RegExp(`^教师\\.csv 2 姓名 .* ${code}$`))]);
  });

  test.each(['阿依古丽·买买提', '葛\u{E0100}城', '丁　一', 'Smith', '㛃'])('%j is not', (name) => {
    expect(warned(named(name))).toEqual(warned(validTables()));
  });

  it('names the lost character by its number', () => {
    const found = readTables(named('何\uE5E5')).problems.find(({ code }) => code === 'lost-signs')!;
    expect(found.message.in('zh-CN')).toContain('U+E5E5');
  });
});

test('names of schools with lost characters are warned of; questions in reasons are not', () => {
  const tables = validTables();
  tables['学校']![1]![1] = '云?小学';
  tables['指定']![1]![4] = '是否合适?';
  expect(warned(tables).filter((line) => line.includes('lost-signs'))).toEqual([
    expect.stringMatching(/^学校\.csv 2 学校名称 /),
  ]);
});
