import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { canonicalJson } from '../../src/domain/fingerprint.ts';
import { rosterDigest } from '../../src/io/digest.ts';
import { readRoster, writeRosterFolder } from '../../src/io/index.ts';
import { writeRosterWorkbook } from '../../src/io/write-workbook.ts';
import { encodeGb18030 } from './gb18030.ts';
import {
  csvOf,
  FROM,
  lines,
  readFolder,
  readTables,
  scratch,
  validTables,
  writeFiles,
  type Grid,
  type Tables,
} from './support.ts';
import { draws } from '../support/draws.ts';

// East of Greenwich a date cell that is not read as UTC comes out a day early.
process.env['TZ'] = 'Asia/Shanghai';

const folder = scratch();

/** With a rare character in a name: GBK would lose it. */
function rareTables(): Tables {
  const tables = validTables();
  tables['教师']![1]![1] = '𠮷一';
  return tables;
}

const expected = readTables(rareTables()).roster!;
const files = (encode: (text: string) => string | Uint8Array): Record<string, string | Uint8Array> =>
  Object.fromEntries(Object.entries(rareTables()).map(([name, rows]) => [`${name}.csv`, encode(csvOf(rows))]));
const withoutBom = (text: string): string => text.replace('\uFEFF', '');

describe('the same roster from every format', () => {
  test.each<[string, (text: string) => string | Uint8Array]>([
    ['UTF-8 with BOM', (text) => text],
    ['UTF-8 without BOM', withoutBom],
    ['GB18030', (text) => encodeGb18030(withoutBom(text))],
    ['UTF-16 with BOM', (text) => Buffer.from(text, 'utf16le')],
    ['LF line ends', (text) => text.replaceAll('\r\n', '\n')],
    ['no line end at the end', (text) => text.trimEnd()],
    ['tabs', (text) => text.replaceAll(',', '\t')],
    ['everything quoted', (text) => withoutBom(text).replaceAll(/[^,\r\n]+/g, '"$&"')],
  ])('CSV: %s', async (_name, encode) => {
    const result = await readFolder(await writeFiles(await folder('csv'), files(encode)));
    expect(lines(result.problems, 'error')).toEqual([]);
    expect(result.roster).toEqual(expected);
    expect(rosterDigest(result.roster!)).toBe(rosterDigest(expected));
  });

  test('encodings are told apart file by file', async () => {
    const mixed = files((text) => text);
    const result = await readFolder(
      await writeFiles(await folder('mixed'), {
        ...mixed,
        '教师.csv': encodeGb18030(withoutBom(csvOf(rareTables()['教师']!))),
      }),
    );
    expect(result.roster).toEqual(expected);
  });

  test('a workbook written by this program', async () => {
    const path = join(await folder('xlsx'), '名册.xlsx');
    await writeRosterWorkbook(expected, path);
    const result = await readRoster(path, { from: FROM });
    expect(lines(result.problems, 'error')).toEqual([]);
    expect(result.roster).toEqual(expected);
  });

  test('a workbook typed by a person: date cells, numbers, ids with leading zeros, formulas, percentages', async () => {
    const tables = validTables();
    const book = new ExcelJS.Workbook();
    for (const [name, rows] of Object.entries(tables))
      book.addWorksheet(` ${name} `).addRows(rows.map((row) => row.map((cell) => (cell === '' ? null : cell))));
    const teachers = book.getWorksheet(' 教师 ')!;
    const set = (address: string, value: ExcelJS.CellValue, numFmt = 'General'): void => {
      teachers.getCell(address).value = value;
      teachers.getCell(address).numFmt = numFmt;
    };
    set('A15', 7, '0000');
    set('D15', new Date(Date.UTC(1998, 4, 31)), 'yyyy"年"m"月"');
    set('I15', new Date(Date.UTC(2024, 7, 1)), 'yyyy-mm');
    set('J15', 2024.1, '0.00');
    set('AE15', 205808);
    set('U15', false);
    set('AF15', { formula: '6*2', result: 12 });
    book.getWorksheet(' 学校 ')!.getCell('K2').value = 0.0175;
    book.getWorksheet(' 学校 ')!.getCell('K2').numFmt = '0%';
    book.addWorksheet('Sheet9');
    const path = join(await folder('typed'), '名册.xlsx');
    await book.xlsx.writeFile(path);
    const { roster, problems } = await readRoster(path, { from: FROM });
    expect(lines(problems, 'error')).toEqual([]);
    expect(lines(problems).filter((line) => line.includes('Sheet9'))).toEqual([]);
    expect(roster!.teachers.find((row) => row.id === '0007')).toMatchObject({
      born: monthOf(1998, 5),
      since: monthOf(2024, 8),
      employedSince: monthOf(2024, 10),
      leaves: monthOf(2058, 8),
      established: false,
      ruralMonths: 12,
    });
    expect(roster!.schools[0]!.floatPermille).toBe(17.5);
  });

  test('a workbook names sheet and row; blank rows count', async () => {
    const tables = validTables();
    tables['教师']!.splice(3, 0, [], []);
    tables['教师']![5]![3] = '19xx';
    const book = new ExcelJS.Workbook();
    for (const [name, rows] of Object.entries(tables)) book.addWorksheet(name).addRows(rows);
    book.getWorksheet('教师')!.getCell('D7').value = { error: '#N/A' };
    book.getWorksheet('教师')!.getCell('A8').value = Number('330302198503071234');
    const path = join(await folder('rows'), '名册.xlsx');
    await book.xlsx.writeFile(path);
    expect(lines((await readRoster(path, { from: FROM })).problems, 'error')).toEqual([
      '名册.xlsx 教师 6 出生年月 "19xx" bad-month',
      '名册.xlsx 教师 7 出生年月 "#N/A" error-cell',
      '名册.xlsx 教师 8 教师编号 "******************" identity-number',
    ]);
  });
});

const pinErrors = async (text: string): Promise<string[]> =>
  lines(
    (await readFolder(await writeFiles(await folder('quotes'), { ...files((all) => all), '指定.csv': text }))).problems,
    'error',
  );

describe('rows as the editor shows them', () => {
  test('blank lines and cells of several lines do not shift the rows below', async () => {
    const tables = validTables();
    tables['指定']![1]![4] = '第一行\n第二行\n"第三行"';
    const rows = tables['指定']!;
    const text = `${csvOf(rows.slice(0, 2))}\r\n,,,,\r\n${csvOf([rows[2]!]).replace('\uFEFF', '')}T06,随意,,,\r\n`;
    const result = await readFolder(
      await writeFiles(await folder('lines'), { ...files((all) => all), '指定.csv': text }),
    );
    expect(lines(result.problems, 'error')).toEqual(['指定.csv 6 方式 "随意" bad-word']);
  });

  test('a row that is too long, and quotes that do not match', async () => {
    const long = 'T06,不得交流,,2028,"一,二"\r\nT07,不得交流,,2028,一,二\r\n';
    const open = '"T06,不得交流,,2028,\r\nT07,不得交流,,2028,\r\n';
    const heading = '教师编号,方式,学校编号,学年,理由\r\n';
    expect(await pinErrors(heading + long)).toEqual(['指定.csv 3  null extra-cells']);
    expect(await pinErrors(`${heading}T06,随意,,,\r\n${open}`)).toEqual([
      '指定.csv 2 方式 "随意" bad-word',
      '指定.csv 3  null bad-csv',
    ]);
  });
});

/** Sorted by keys that are used round and round. */
const sortedBy = <T>(items: readonly T[], keys: readonly number[]): T[] =>
  items
    .map((item, index) => ({ item, key: keys[index % keys.length]! + index / 1000 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);

const shuffled = (rows: Grid, order: readonly number[], columns: readonly number[]): Grid =>
  [rows[0]!, ...sortedBy(rows.slice(1), order)].map((row) => sortedBy(row, columns));

describe('order and round trip', () => {
  test('the order of rows and columns never matters', () => {
    const keys = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 7, maxLength: 13 });
    fc.assert(
      fc.property(keys, keys, (rows, columns) => {
        const tables = Object.fromEntries(
          Object.entries(rareTables())
            .toReversed()
            .map(([name, all]) => [name, shuffled(all, rows, columns)]),
        );
        expect(canonicalJson(readTables(tables).roster)).toBe(canonicalJson(expected));
      }),
      { numRuns: draws(15), seed: 7 },
    );
  });

  const nasty = fc.constantFrom(
    '=1+1',
    '+86',
    '-',
    '@a',
    "'",
    "'=x",
    "''-",
    '引号"里',
    '逗,号',
    '分;号',
    '两\n行',
    '1e5',
    '0.10',
    '2019-09',
    '#1',
    '普通',
  );
  const optionalMonth = fc.option(fc.integer({ min: monthOf(2000, 1), max: monthOf(2050, 12) }));

  test('what is written is read back, whatever the texts look like', async () => {
    const dir = await folder('round');
    await fc.assert(
      fc.asyncProperty(
        nasty.filter((name) => !name.includes('\n')),
        nasty,
        nasty,
        optionalMonth,
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 0, max: 2999 }),
        fc.boolean(),
        async (name, school, reason, leaves, float, tenths, yes) => {
          const roster: Roster = structuredClone(expected);
          Object.assign(roster.teachers[0]!, {
            name,
            leaves: leaves === null ? null : Math.max(leaves, monthOf(2040, 1)),
            classTeacher: yes,
            exempt: yes,
            ruralMonths: tenths % 500,
          });
          Object.assign(roster.schools[0]!, { name: school, floatPermille: float / 1000, weak: yes });
          Object.assign(roster.demand[0]!, { tenths });
          Object.assign(roster.pins[0]!, { reason });
          await writeRosterFolder(roster, dir);
          const result = await readRoster(dir, { from: FROM });
          expect(lines(result.problems, 'error')).toEqual([]);
          expect(result.roster).toEqual(roster);
          const path = join(dir, 'r.xlsx');
          await writeRosterWorkbook(roster, path);
          expect((await readRoster(path, { from: FROM })).roster).toEqual(roster);
        },
      ),
      { numRuns: draws(8), seed: 11 },
    );
  });

  test('cells that a spreadsheet would run are written with an apostrophe', async () => {
    const dir = await folder('escape');
    const roster: Roster = structuredClone(expected);
    roster.pins[0]!.reason = '=HYPERLINK("http://x")';
    await writeRosterFolder(roster, dir);
    expect((await readdir(dir)).toSorted()).toEqual(
      [
        '学校.csv',
        '学校考核.csv',
        '学科需求.csv',
        '指定.csv',
        '教师.csv',
        '片区.csv',
        '经费.csv',
        '集团.csv',
      ].toSorted(),
    );
    const bytes = await readFile(join(dir, '指定.csv'), 'utf8');
    expect(bytes.startsWith('\uFEFF教师编号,方式,学校编号,学年,理由\r\n')).toBe(true);
    expect(bytes).toContain('"\'=HYPERLINK(""http://x"")"');
    expect(bytes.endsWith('\r\n')).toBe(true);
  });
});

describe('digest', () => {
  test('stays the same in another order and changes with any content', () => {
    const digest = rosterDigest(expected);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(
      rosterDigest({ ...expected, teachers: expected.teachers.toReversed(), pins: expected.pins.toReversed() }),
    ).toBe(digest);
    const changed = structuredClone(expected);
    changed.teachers[3]!.ruralMonths += 1;
    expect(rosterDigest(changed)).not.toBe(digest);
    expect(canonicalJson({ b: 1, a: [{ d: null, c: '乙' }] })).toBe('{"a":[{"c":"乙","d":null}],"b":1}');
  });
});
