/** The commands around an officer's own files: import, template, validate with a copy that holds the notes. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readChanges } from '../../src/io/changes/index.ts';
import { readRoster } from '../../src/io/index.ts';
import { sheetXml, workbook } from '../io/archive.ts';
import { bookBytes, FORMATS } from '../io/corpus/formats.ts';
import { setCell, validTables, type Tables } from '../io/tables.ts';
import { lungang } from './support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-import-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const SECRETS = ['330302198503071234', '13812345678', '幸福路8号'];

/** With personal columns, a title above, a footer and headings of its own. */
function officers(): Tables {
  const tables = validTables();
  for (const [at, row] of tables['教师']!.entries())
    row.push(...(at === 0 ? ['身份证号', '手机号', '家庭住址', '籍贯'] : [...SECRETS, '江苏']));
  tables['教师']!.unshift(['某县教师花名册']);
  tables['教师']!.push(['合计', '', '14'], ['制表人：王小明']);
  return tables;
}

const bookOf = (name: string, tables: Tables): string => {
  const path = join(place, name);
  writeFileSync(
    path,
    bookBytes(
      Object.entries(tables).map(([title, grid]) => ({ title, grid })),
      'xlsx',
    ),
  );
  return path;
};

const Answer = z.object({
  ok: z.boolean(),
  digest: z.string().nullable(),
  sheets: z.array(
    z.object({
      title: z.string(),
      status: z.string(),
      headingRows: z.array(z.number()),
      rows: z.number(),
      columns: z.array(z.object({ heading: z.string().nullable(), as: z.string(), column: z.string().nullable() })),
      aside: z.array(z.object({ reason: z.string(), rows: z.array(z.number()) })),
    }),
  ),
});

const imported = async (...words: readonly string[]): Promise<z.infer<typeof Answer>> =>
  Answer.parse(JSON.parse((await lungang('import', ...words, '--json')).out));

describe('import', () => {
  it('shows which column became what and which rows were set aside, and never a cell of data', async () => {
    const path = bookOf('名册.xlsx', officers());
    const { sheets, ok } = await imported(path, '--dry-run', '--from', '2027');
    const teachers = sheets.find(({ title }) => title === '教师')!;
    expect([ok, teachers.status, teachers.headingRows, teachers.rows]).toEqual([true, 'read', [2], 14]);
    expect(teachers.aside).toEqual([
      { reason: 'total', rows: [17] },
      { reason: 'footer', rows: [18] },
    ]);
    expect(teachers.columns.filter(({ as }) => as === 'sensitive').map(({ heading }) => heading)).toEqual([
      '身份证号',
      '手机号',
      '家庭住址',
    ]);
    expect(teachers.columns.find(({ heading }) => heading === '籍贯')).toMatchObject({ as: 'unknown', column: null });
    const { out, err } = await lungang('import', path, '--dry-run');
    expect(out).toContain('不是数据的行：17（合计、小计行）、18（制表、备注等落款行）');
    for (const secret of [...SECRETS, '王小明']) expect(out + err).not.toContain(secret);
  });

  it('reads 自愿交流 below 交流情况, and tells the rows whose remark speaks of an absence without quoting it', async () => {
    const tables = validTables();
    const [head, ...rows] = tables['教师']!;
    const volunteers = rows.map((_, at) => (at === 0 ? '是' : '否'));
    const remarks = ['借调县教育局', '腰椎间盘突出，请照顾', '产假'];
    tables['教师'] = [
      [...head!, '交流情况', '备注'],
      [...head!.map(() => ''), '自愿交流', ''],
      ...rows.map((row, at) => [...row, volunteers[at]!, remarks[at] ?? '']),
    ];
    const own = head!.indexOf('自愿交流');
    if (own >= 0) for (const row of tables['教师']) row.splice(own, 1);
    tables['课时'] = [
      ['学校', '学科', '班级数', '周课时（节）', '标准课时（节/人）'],
      ['城东小学', '美术', '6', '6', '12'],
    ];
    const path = bookOf('备注.xlsx', tables);
    const { sheets } = await imported(path, '--dry-run', '--from', '2027');
    const columns = sheets.flatMap(({ columns: all }) => all);
    expect(columns.find(({ heading }) => heading?.endsWith('自愿交流'))).toMatchObject({
      as: 'used',
      column: '自愿交流',
    });
    expect(columns.find(({ heading }) => heading === '标准课时（节/人）')).toMatchObject({ column: '标准课时' });
    const copy = join(place, '备注-批注.xlsx');
    const { out, err } = await lungang('validate', path, '--annotate', copy);
    expect(out + err).toContain('第 3 行写有');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(copy);
    const everything = JSON.stringify(book.getWorksheet('教师')!.getSheetValues());
    expect(everything).toContain('借调县教育局');
    for (const told of [out, err, everything]) expect(told).not.toContain('腰椎');
  });

  it('writes the canonical tables, the same for every telling', async () => {
    const [own, clean] = [join(place, 'own'), join(place, 'clean')];
    await lungang('import', bookOf('各校.xlsx', officers()), '--out', own);
    await lungang(
      'import',
      await FORMATS[1]!.write(
        Object.entries(validTables()).map(([title, grid]) => ({ title, grid })),
        join(place, 'gb'),
      ),
      '--out',
      clean,
    );
    for (const file of ['教师.csv', '学校.csv', '学科需求.csv'])
      expect(readFileSync(join(own, file))).toEqual(readFileSync(join(clean, file)));
    expect((await lungang('import', bookOf('各校.xlsx', officers()), '--out', own)).exit).toBe(64);
    expect((await lungang('import', own)).exit).toBe(64);
  });

  it('saves what was understood as a mapping that reads the same, and takes one that was changed', async () => {
    const tables = validTables();
    tables['教师']![0] = tables['教师']![0]!.map((name) => (name === '主教学科' ? '干什么的' : name));
    const path = bookOf('自造.xlsx', tables);
    const mapping = join(place, '对照.yaml');
    expect((await lungang('import', path, '--dry-run', '--save-mapping', mapping)).exit).toBe(2);
    const text = readFileSync(mapping, 'utf8');
    expect(text).toContain('干什么的: null');
    writeFileSync(mapping, text.replace('干什么的: null', '干什么的: 主教学科'));
    const { ok, digest } = await imported(path, '--dry-run', '--mapping', mapping);
    expect([ok, digest]).toEqual([true, (await imported(bookOf('明白.xlsx', validTables()), '--dry-run')).digest]);
    expect((await lungang('validate', path, '--mapping', mapping)).exit).toBe(0);
    writeFileSync(
      mapping,
      'format: lungang-mapping/1\nsheets:\n  - {sheet: 教师, table: 教师, columns: {身份证号: 教师编号}}\n  - {sheet: 学校, table: 食堂}\n',
    );
    const { out } = await lungang('import', path, '--dry-run', '--mapping', mapping);
    expect(out).toMatch(/含个人信息的列[\s\S]*食堂/u);
  });
});

describe('the copy with notes', () => {
  it('marks the bad cells in the officer’s own workbook, keeps the original and no personal data', async () => {
    const tables = officers();
    tables['教师']![4]![1] = '';
    const path = bookOf('错.xlsx', { ...tables, 学校: validTables()['学校']! });
    const before = readFileSync(path);
    const copy = join(place, '批注.xlsx');
    const { exit } = await lungang('validate', path, '--annotate', copy);
    expect([exit, readFileSync(path).equals(before)]).toEqual([2, true]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(copy);
    const cell = book.getWorksheet('教师')!.getCell('B5');
    expect(JSON.stringify(cell.note)).toContain('必填');
    expect(cell.fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
    const everything = book.worksheets
      .flatMap((sheet) => sheet.getSheetValues())
      .flat(2)
      .map((value) => JSON.stringify(value))
      .join('\n');
    expect(everything).toContain('甲一');
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
    expect((await lungang('validate', path, '--annotate', path, '--replace')).exit).toBe(64);
    expect((await lungang('validate', path, '--annotate', copy)).exit).toBe(64);
  });

  it('is made from the cells where the input is no new workbook', async () => {
    const tables = validTables();
    setCell(tables, '教师', 3, '出生年月', '19xx');
    const path = await FORMATS[4]!.write(
      Object.entries(tables).map(([title, grid]) => ({ title, grid })),
      join(place, 'old'),
    );
    const copy = join(place, '旧批注.xlsx');
    await lungang('import', path, '--annotate', copy);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(copy);
    expect(JSON.stringify(book.getWorksheet('教师')!.getCell('D3').note)).toContain('19xx');
    expect(book.getWorksheet('问题')!.getCell('G2').text).toContain('19xx');
  });
});

describe('a workbook that claims the whole sheet', () => {
  const claims: readonly (readonly [string, (xml: string) => string])[] = [
    [
      'a merged range',
      (xml) => xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A200:XFD1048576"/></mergeCells>'),
    ],
    [
      'a list of choices',
      (xml) =>
        xml.replace(
          '</sheetData>',
          `</sheetData><dataValidations><dataValidation type="list" sqref='A1:XFD1048576'><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
        ),
    ],
    [
      'columns',
      (xml) => xml.replace('<sheetData>', '<cols><col min="1" max="2000000000" width="9"/></cols><sheetData>'),
    ],
  ];
  it.each(claims)('%s: the copy with notes is made from the cells', async (name, claim) => {
    const tables = validTables();
    setCell(tables, '教师', 2, '性别', '外');
    const parts = Object.fromEntries(Object.entries(tables).map(([title, grid]) => [title, sheetXml(grid)]));
    const [path, copy] = [join(place, `${name}.xlsx`), join(place, `${name}-批注.xlsx`)];
    writeFileSync(path, workbook({ ...parts, 教师: claim(parts['教师']!) }));
    expect((await lungang('validate', path, '--annotate', copy)).exit).toBe(2);
    expect(existsSync(copy)).toBe(true);
  });
});

describe('template', () => {
  it('is empty, says so when it is read, and reads right when it is filled in', async () => {
    const path = join(place, '模板.xlsx');
    expect((await lungang('template', '--out', path, '--policy', 'ruian-2021', '--example')).exit).toBe(0);
    expect(existsSync(path)).toBe(true);
    const empty = await lungang('validate', path, '--json');
    const codes = z
      .object({
        errors: z.array(z.object({ code: z.string(), sheet: z.string().nullable() })),
        notices: z.array(z.object({ code: z.string() })),
      })
      .parse(JSON.parse(empty.out));
    expect([empty.exit, codes.errors]).toEqual([2, [expect.objectContaining({ code: 'no-rows', sheet: '学校' })]]);
    expect(new Set(codes.notices.map(({ code }) => code))).toEqual(new Set(['no-rows']));
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    expect(book.getWorksheet('教师')!.getCell('C2').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"男,女"'],
    });
    expect(JSON.stringify(book.getWorksheet('教师')!.getCell('A1').note)).toContain('不得填身份证号');
    const listAt = (title: string, heading: string): unknown => {
      const sheet = book.getWorksheet(title)!;
      const at = (sheet.getRow(1).values as unknown[]).indexOf(heading);
      return sheet.getCell(2, at).dataValidation?.formulae;
    };
    expect(listAt('协作活动', '形式')).toEqual(['"跟岗实习,师徒结对,送教,教研,兼课,走教,同步课堂,轮训"']);
    expect(listAt('协作活动', '派出学校编号')).toEqual([expect.stringContaining("'学校'!")]);
    expect(listAt('人工核对', '结论')).toEqual(['"符合,不符合,不适用"']);
    expect(listAt('集团', '类型')).toEqual([expect.stringContaining('联盟园')]);
    for (const [title, grid] of Object.entries(validTables())) {
      const sheet = book.getWorksheet(title)!;
      const headings = (sheet.getRow(1).values as unknown[]).slice(1).map(String);
      for (const [at, row] of grid.slice(1).entries())
        for (const [column, heading] of grid[0]!.entries())
          if (row[column] !== '') sheet.getCell(at + 2, headings.indexOf(heading) + 1).value = row[column] ?? null;
    }
    await book.xlsx.writeFile(path);
    expect((await imported(path, '--dry-run')).digest).toBe(
      (await imported(bookOf('直接.xlsx', validTables()), '--dry-run')).digest,
    );
    expect((await lungang('template', '--out', `${path}.csv`)).exit).toBe(64);
    expect((await lungang('template', '--out', path)).exit).toBe(64);
  });

  it('is held against a policy: a clause that a rule evaluates, or that is none, is told at its cell', async () => {
    const tables = {
      ...validTables(),
      人工核对: [
        ['条款', '学年', '结论', '核对人', '日期', '说明'],
        ['SZ1', '', '符合', '人事科', '2027-10-15', ''],
        ['SZ7', '', '符合', '人事科', '2027-10-15', ''],
        ['XX9', '', '符合', '人事科', '2027-10-15', ''],
      ],
    };
    const path = bookOf('核对.xlsx', tables);
    expect((await lungang('validate', path, '--json')).exit).toBe(0);
    const held = await lungang('validate', path, '--policy', 'suzhou-2024', '--json');
    const { errors } = z
      .object({ errors: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), code: z.string() })) })
      .parse(JSON.parse(held.out));
    expect(held.exit).toBe(2);
    expect(errors.map(({ sheet, row, column, code }) => [sheet, row, column, code])).toEqual([
      ['人工核对', 2, '条款', 'clause-has-rule'],
      ['人工核对', 4, '条款', 'unknown-clause'],
    ]);
    expect((await lungang('validate', path, '--policy', 'no-such-policy')).exit).toBe(2);
  });

  it('takes changes too: its examples are read as such, and the roster beside them has nothing to say of empty tables', async () => {
    const path = join(place, '变动模板.xlsx');
    await lungang('template', '--out', path, '--example');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    expect(book.getWorksheet('人员变动')!.getCell('C2').dataValidation).toMatchObject({
      type: 'list',
      formulae: [expect.stringContaining('离职,退休,调出')],
    });
    const roster = ['集团', '片区', '学校', '教师', '人员变动', '新教师'];
    const guide = book.getWorksheet('填表说明')!;
    // The examples, as somebody copies them from the notes into the sheets.
    let into: ExcelJS.Worksheet | undefined;
    guide.eachRow((row) => {
      const cells = (row.values as unknown[])
        .slice(1)
        .map((value) => (value === undefined || value === null ? '' : String(value)));
      if (cells.length === 1 && book.getWorksheet(cells[0]) !== undefined)
        into = roster.includes(cells[0]!) ? book.getWorksheet(cells[0]) : undefined;
      else if (into !== undefined && cells[0] !== String(into.getCell('A1').value) && cells[0] !== '')
        into.addRow(cells);
    });
    await book.xlsx.writeFile(path);
    const read = await readRoster(path, { from: 2027 });
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read.problems.map(({ code }) => code)).toContain('later-table');
    const { changes, problems } = await readChanges(path, { roster: read.roster! });
    expect(problems).toEqual([]);
    expect(changes.map(({ kind }) => kind)).toEqual(['resignation', 'correction', 'demand', 'newHire']);
  });

  it('gives the same bytes for the same wishes', async () => {
    const [a, b] = [join(place, 'a.xlsx'), join(place, 'b.xlsx')];
    await lungang('template', '--out', a);
    await lungang('template', '--out', b);
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
  });
});

describe('a file named inside the result folder', () => {
  it.each(['--save-mapping', '--annotate'])('%s is refused before anything is done', async (option) => {
    const [path, out] = [bookOf('inside.xlsx', officers()), join(place, `inside${option}`)];
    expect((await lungang('import', path, '--out', out)).exit).toBe(0);
    const before = readFileSync(join(out, '教师.csv'), 'utf8');
    for (const file of [join(out, 'm.json'), join(out, 'deep', 'm.xlsx')]) {
      const { exit, err } = await lungang('import', path, '--out', out, '--replace', option, file);
      expect([exit, err.includes(file), existsSync(file)]).toEqual([64, true, false]);
    }
    expect(readFileSync(join(out, '教师.csv'), 'utf8')).toBe(before);
    const beside = join(place, `beside${option}.xlsx`);
    expect((await lungang('import', path, '--out', out, '--replace', option, beside)).exit).toBe(0);
    // Without problems there is nothing to annotate.
    expect(existsSync(beside)).toBe(option === '--save-mapping');
  });
});
