/**
 * Half of the corpus: files as people make them, one by one. Each says in one line what it is and what must come of it.
 */
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAPPING_FORMAT, type Mapping } from '../../../src/io/intake/mapping.ts';
import { unzip, zipBytes } from '../../../src/io/zip.ts';
import { archive, sheetXml, workbook } from '../archive.ts';
import { encodeGb18030 } from '../gb18030.ts';
import { columnAt, csvOf, validTables, type Grid, type Tables } from '../tables.ts';
import { bookBytes, FORMATS, htmlPage, type Merged, type Sheet } from './formats.ts';

export interface Case {
  /** The line that describes it. */
  readonly told: string;
  /** Writes it into `dir` and answers what is to be read. */
  make(dir: string): Promise<string>;
  readonly mapping?: Mapping;
  /** `same`: the roster of the clean tables, to the byte. Else the codes of all errors, each once, sorted. */
  readonly outcome: 'same' | readonly string[];
  /** Codes that must be among the problems. */
  readonly says?: readonly string[];
}

const [csv, , , xlsx, xls, xml] = FORMATS as readonly [
  (typeof FORMATS)[number],
  (typeof FORMATS)[number],
  (typeof FORMATS)[number],
  (typeof FORMATS)[number],
  (typeof FORMATS)[number],
  (typeof FORMATS)[number],
];

const sheets = (tables: Tables = validTables()): Sheet[] =>
  Object.entries(tables).map(([title, grid]) => ({ title, grid }));
const replaced = (title: string, ...others: readonly Sheet[]): Sheet[] =>
  sheets().flatMap((sheet) => (sheet.title === title ? others : [sheet]));
const teachers = (): Grid => validTables()['教师']!;
const blank = (count: number): string[] => Array.from({ length: count }, () => '');

async function put(dir: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  await mkdir(dir, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
  return dir;
}
const one = async (dir: string, name: string, content: string | Uint8Array): Promise<string> =>
  join(await put(dir, { [name]: content }), name);

/** The teachers of each school, without the column of the school. */
function bySchool(): readonly { readonly school: string; readonly name: string; readonly grid: Grid }[] {
  const tables = validTables();
  const home = columnAt(tables, '教师', '编制学校编号');
  const [head, ...rows] = teachers() as [string[], ...Grid];
  return tables['学校']!.slice(1).map(([school = '', name = '']) => ({
    school,
    name,
    grid: [head, ...rows.filter((row) => row[home] === school)].map((row) => row.toSpliced(home, 1)),
  }));
}

/** Headings in two rows: what stands in `groups` is put above its columns, and taken off the column's own heading. */
function twoRows(grid: Grid, groups: Readonly<Record<string, readonly string[]>>): Sheet {
  const [head, ...rows] = grid as [string[], ...Grid];
  const above = blank(head.length);
  const below = [...head];
  const merges: Merged[] = [];
  for (const [group, members] of Object.entries(groups)) {
    const at = members.map((name) => head.indexOf(name)).toSorted((a, b) => a - b);
    above[at[0]!] = group;
    for (const index of at) below[index] = head[index]!.replace(group, '');
    merges.push({ top: 1, left: at[0]!, bottom: 1, right: at.at(-1)! });
  }
  for (const [at, name] of head.entries()) {
    if (merges.some(({ left, right }) => left <= at && at <= right)) continue;
    above[at] = name;
    below[at] = '';
    merges.push({ top: 1, left: at, bottom: 2, right: at });
  }
  return { title: '教师', grid: [above, below, ...rows], merges };
}

const withReasons = (reason: string): Sheet[] => {
  const tables = validTables();
  tables['指定']![1]![4] = reason;
  return sheets(tables);
};

/** 课时 that comes to the demand of the clean tables, the row with a year left to 学科需求. */
function lessons(): Sheet[] {
  const tables = validTables();
  const [head, ...rows] = tables['学科需求']! as [string[], ...Grid];
  const open = rows.filter((row) => row[2] === '');
  const computed = open.flatMap(([school = '', subject = '', , demand = '']): Grid => {
    // 1.4 teachers are 14 lessons at 10: in two rows that are summed.
    const weekly = Number(demand) * 10;
    return weekly > 20
      ? [
          [school, subject, '2', '10', '10'],
          [school, subject, '1', String(weekly - 20), '10'],
        ]
      : [[school, subject, '1', String(weekly), '10']];
  });
  return [
    ...replaced('学科需求', { title: '学科需求', grid: [head, ...rows.filter((row) => row[2] !== '')] }),
    { title: '课时', grid: [['学校', '学科', '班级数', '周课时', '标准课时'], ...computed] },
  ];
}

const withParts = (parts: Readonly<Record<string, string>>): Buffer => workbook(xmlSheets(), '', parts);

const mapping = (part: Partial<Mapping>): Mapping => ({ format: MAPPING_FORMAT, sheets: [], schools: {}, ...part });

export const CASES: readonly Case[] = [
  { told: 'the clean tables', make: (dir) => csv.write(sheets(), dir), outcome: 'same' },
  {
    told: 'an old .xls with a title above every table',
    make: (dir) =>
      xls.write(
        sheets().map((sheet) => ({
          ...sheet,
          grid: [[`某县${sheet.title}表`], ...sheet.grid],
          merges: [{ top: 1, left: 0, bottom: 1, right: 3 }],
        })),
        dir,
      ),
    outcome: 'same',
    says: ['headings-below'],
  },
  {
    told: 'headings in two rows with merged cells: 交流 over 开始年月 and 结束年月',
    make: (dir) => xlsx.write(replaced('教师', twoRows(teachers(), { 交流: ['交流开始年月', '交流结束年月'] })), dir),
    outcome: 'same',
    says: ['headings-below'],
  },
  {
    told: 'headings in two rows in a CSV file, where nothing is merged',
    make: (dir) => csv.write(replaced('教师', twoRows(teachers(), { 交流: ['交流开始年月', '交流结束年月'] })), dir),
    outcome: 'same',
  },
  {
    told: 'headings in two rows on a page named .xls, with colspan and rowspan',
    make: async (dir) =>
      put(
        dir,
        Object.fromEntries(
          replaced('教师', twoRows(teachers(), { 交流: ['交流开始年月', '交流结束年月'] })).map((sheet) => [
            `${sheet.title}.xls`,
            encodeGb18030(htmlPage(sheet, 'gb2312')),
          ]),
        ),
      ),
    outcome: 'same',
  },
  {
    told: 'one sheet per school, named after it, without a column of the school',
    make: (dir) =>
      xlsx.write([...replaced('教师'), ...bySchool().map(({ name, grid }) => ({ title: name, grid }))], dir),
    outcome: 'same',
    says: ['taken-for', 'filled-in'],
  },
  {
    told: 'one file per school, the school in a line above the headings',
    make: (dir) =>
      csv.write(
        [
          ...replaced('教师'),
          ...bySchool().map(({ name, grid }, at) => ({
            title: `附件${at + 1}`,
            grid: [['教师花名册'], [`学校名称：${name}`], ...grid],
          })),
        ],
        dir,
      ),
    outcome: 'same',
    says: ['filled-in'],
  },
  {
    told: 'the school in one cell merged over all its teachers',
    make: (dir) => {
      const home = columnAt(validTables(), '教师', '编制学校编号');
      const [head, ...rows] = teachers() as [string[], ...Grid];
      const merges: Merged[] = [];
      const grid = rows.map((row, at) => {
        const isFirst = rows[at - 1]?.[home] !== row[home];
        const last = rows.findLastIndex(
          (other, index) =>
            index >= at &&
            rows.slice(at, index + 1).every((between) => between[home] === row[home]) &&
            other[home] === row[home],
        );
        if (isFirst && last > at) merges.push({ top: at + 2, left: home, bottom: last + 2, right: home });
        return isFirst ? row : row.with(home, '');
      });
      return xlsx.write(replaced('教师', { title: '教师', grid: [head, ...grid], merges }), dir);
    },
    outcome: 'same',
    says: ['merged-filled'],
  },
  {
    told: 'sheets named Sheet1, Sheet2 …, told apart by their headings',
    make: (dir) =>
      xlsx.write(
        sheets().map((sheet, at) =>
          ['学校', '教师', '学科需求', '指定'].includes(sheet.title) ? { ...sheet, title: `Sheet${at + 1}` } : sheet,
        ),
        dir,
      ),
    outcome: 'same',
    says: ['taken-for'],
  },
  {
    told: 'a hidden sheet with last year’s teachers beside the open one',
    make: (dir) => xlsx.write([...sheets(), { title: '在编教师', grid: teachers().slice(0, 4), hidden: true }], dir),
    outcome: 'same',
    says: ['hidden-sheet'],
  },
  {
    told: 'demand from lessons, summed over two rows of a subject',
    make: (dir) => csv.write(lessons(), dir),
    outcome: 'same',
    says: ['lessons-demand'],
  },
  {
    told: 'lessons against an explicit demand: the demand counts',
    make: (dir) =>
      csv.write(
        [
          ...sheets(),
          {
            title: '课时',
            grid: [
              ['学校', '学科', '班级数', '周课时', '标准课时'],
              ['城东小学', '语文', '6', '6', '12'],
            ],
          },
        ],
        dir,
      ),
    outcome: 'same',
    says: ['lessons-overruled'],
  },
  {
    told: 'amounts in 万元',
    make: (dir) => {
      const tables = validTables();
      tables['经费'] = tables['经费']!.map((row, at) =>
        at === 0 ? row.with(1, '津贴预算（万元）') : row.with(1, String(Number(row[1]) / 10_000)),
      );
      return xls.write(sheets(tables), dir);
    },
    outcome: 'same',
    says: ['scaled'],
  },
  {
    told: 'short names of schools, declared in a column 简称 of 学校',
    make: (dir) => {
      const tables = validTables();
      for (const [at, row] of tables['学校']!.entries())
        row.push(at === 0 ? '简称' : ({ S1: '一小', S2: '东小' }[row[0]!] ?? ''));
      for (const row of tables['教师']!.slice(1)) if (row[4] === 'S1') row[4] = '一小';
      for (const row of tables['学科需求']!.slice(1)) if (row[0] === 'S2') row[0] = '东小';
      return csv.write(sheets(tables), dir);
    },
    outcome: 'same',
  },
  {
    told: 'headings of its own, explained by a mapping file',
    make: (dir) => {
      const tables = validTables();
      tables['教师']![0] = tables['教师']![0]!.map(
        (name) => ({ 主教学科: '干什么的', 进现校年月: '几时来的' })[name] ?? name,
      );
      return xlsx.write(
        sheets(tables).map((sheet) => (sheet.title === '教师' ? { ...sheet, title: '人头' } : sheet)),
        dir,
      );
    },
    mapping: mapping({
      sheets: [{ sheet: '人头', table: '教师', columns: { 干什么的: '主教学科', 几时来的: '进现校年月' } }],
    }),
    outcome: 'same',
    says: ['taken-for'],
  },
  {
    told: 'a mapping file that says which school a short name is',
    make: (dir) => csv.write(sheets(withHome('东村完小')), dir),
    mapping: mapping({ schools: { 东村完小: 'S2' } }),
    outcome: 'same',
  },
  { told: 'XML that calls itself .xls', make: (dir) => xml.write(sheets(), dir), outcome: 'same' },
  {
    told: 'UTF-16 without its mark',
    make: async (dir) =>
      put(
        dir,
        Object.fromEntries(
          sheets().map(({ title, grid }) => [
            `${title}.csv`,
            Buffer.from(csvOf(grid).replace('\uFEFF', ''), 'utf16le'),
          ]),
        ),
      ),
    outcome: 'same',
  },
  {
    told: 'some tables as .csv, the teachers in a workbook beside them',
    make: async (dir) => {
      await csv.write(replaced('教师'), dir);
      await writeFile(
        join(dir, '花名册.xls'),
        bookBytes(
          sheets().filter(({ title }) => title === '教师'),
          'biff8',
        ),
      );
      return dir;
    },
    outcome: 'same',
  },
  {
    told: 'all tables as .csv, and beside them the workbook they were made from',
    make: async (dir) => (
      await csv.write(sheets(), dir),
      writeFile(join(dir, '旧.xlsx'), bookBytes([{ title: '教师', grid: teachers() }], 'xlsx')).then(() => dir)
    ),
    outcome: 'same',
    says: ['workbook-ignored'],
  },
  {
    told: 'a workbook with macros: they are neither run nor read',
    make: async (dir) => one(dir, '名册.xlsm', withParts({ 'xl/vbaProject.bin': 'x' })),
    outcome: 'same',
    says: ['macros-ignored'],
  },
  {
    told: 'a workbook that refers to other files',
    make: async (dir) => one(dir, '名册.xlsx', withParts({ 'xl/externalLinks/externalLink1.xml': '<externalLink/>' })),
    outcome: 'same',
    says: ['external-links'],
  },
  {
    told: 'formulas with their results, one of them from another file',
    make: async (dir) => {
      const at = cellOf('乡村任教月数', 2);
      return one(
        dir,
        '名册.xlsx',
        workbook({
          ...xmlSheets(),
          教师: sheetXml(teachers(), { [at]: `<c r="${at}"><f>[1]Sheet1!A1*0</f><v>0</v></c>` }),
        }),
      );
    },
    outcome: 'same',
    says: ['formulas-as-values'],
  },
  {
    told: 'telephones and addresses in a reason and beside a name are starred out',
    make: (dir) => csv.write(withPhone(), dir),
    outcome: 'same',
    says: ['contact-masked'],
  },
  {
    told: 'dates as bare serial numbers',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        workbook({ ...xmlSheets(), 教师: sheetXml(teachers(), { D2: '<c r="D2"><v>31112</v></c>' }) }),
      ),
    outcome: 'same',
    says: ['serial-date'],
  },
  {
    told: 'a name that may be two schools is a question',
    make: (dir) => csv.write(sheets(withHome('东村完小')), dir),
    outcome: ['doubtful-school'],
  },
  {
    told: 'a sheet named after a school that nobody knows',
    make: (dir) =>
      xlsx.write(
        [
          ...replaced('教师'),
          ...bySchool().map(({ name, grid }, at) => ({ title: at === 0 ? '城东小学部' : name, grid })),
        ],
        dir,
      ),
    outcome: ['doubtful-school'],
  },
  {
    told: 'two workbooks that hold the same people',
    make: async (dir) =>
      put(dir, {
        '甲.xlsx': bookBytes(sheets(), 'xlsx'),
        '乙.xls': bookBytes([{ title: '教师', grid: teachers() }], 'biff8'),
      }),
    outcome: ['duplicate-id'],
  },
  {
    told: 'a formula that was never calculated',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        workbook({ ...xmlSheets(), 教师: sheetXml(teachers(), { D2: '<c r="D2"><f>1+1</f></c>' }) }),
      ),
    outcome: ['formula-cell'],
  },
  {
    told: 'an identity number in a reason is refused, as in every column that is used',
    make: (dir) => csv.write(withReasons('身份证330302198503071234'), dir),
    outcome: ['identity-number'],
  },
  {
    told: 'a workbook with a password',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(600),
          Buffer.from('EncryptedPackage', 'utf16le'),
          Buffer.alloc(600),
        ]),
      ),
    outcome: ['encrypted-workbook'],
  },
  {
    told: 'a zip bomb',
    make: async (dir) =>
      one(dir, '名册.xlsx', archive([{ name: '[Content_Types].xml', content: Buffer.alloc(40 * 1_048_576) }])),
    outcome: ['unpacks-too-large'],
  },
  {
    told: 'an archive whose parts want to be written elsewhere',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        archive([
          { name: '[Content_Types].xml', content: '<Types/>' },
          { name: '../../../tmp/evil.xml', content: 'x' },
        ]),
      ),
    outcome: ['damaged-workbook'],
  },
  {
    told: 'a cell in row 1,000,000,000',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        workbook({ ...xmlSheets(), 教师: sheetXml(teachers(), {}, '<row r="1000000000"><c><v>1</v></c></row>') }),
      ),
    outcome: ['cell-too-far'],
  },
  {
    told: 'a link over all cells that a sheet can have: links are not read',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        workbook({
          ...xmlSheets(),
          教师: sheetXml(teachers()).replace(
            '</sheetData>',
            '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
          ),
        }),
      ),
    outcome: 'same',
  },
  {
    told: 'a note in row 2,000,000,000: notes are not read',
    make: async (dir) => one(dir, '名册.xlsx', withParts(noteAt('A2000000000'))),
    outcome: 'same',
  },
  {
    told: 'a workbook that is another kind of file inside: only what the workbook names is read',
    make: async (dir) =>
      one(dir, '名册.xlsx', withParts({ 'META-INF/manifest.xml': '<manifest/>', 'content.xml': '<x/>' })),
    outcome: 'same',
  },
  {
    told: 'a dimension of a billion rows over a small sheet',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        workbook({
          ...xmlSheets(),
          教师: sheetXml(teachers()).replace(
            '<sheetData>',
            '<dimension ref="A1:XFD1000000000"/><cols><col min="1" max="2000000000" width="9"/></cols><sheetData>',
          ),
        }),
      ),
    outcome: 'same',
  },
  {
    told: 'a list that names a text the workbook does not have: the sheet is not dropped in silence',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        workbook({ ...xmlSheets(), 指定: sheetXml(validTables()['指定']!, { A2: '<c r="A2" t="s"><v>9999</v></c>' }) }),
      ),
    outcome: ['damaged-workbook'],
  },
  {
    told: 'two sheets of one name, of which a library would keep the last',
    make: async (dir) => one(dir, '名册.xlsx', twice(workbook({ ...xmlSheets(), 教师二: sheetXml(teachers()) }))),
    outcome: ['damaged-workbook'],
  },
  {
    told: 'a cell far to the right in every one of 3,000 rows',
    make: async (dir) =>
      one(
        dir,
        '名册.xlsx',
        workbook({
          ...xmlSheets(),
          名单: sheetXml(
            [],
            {},
            Array.from(
              { length: 3000 },
              (_, at) => `<row r="${at + 1}"><c r="ALL${at + 1}"><v>${at}</v></c></row>`,
            ).join(''),
          ),
        }),
      ),
    outcome: ['too-many-cells'],
  },
  {
    told: 'a page whose first cells stand in no row',
    make: async (dir) =>
      put(dir, {
        ...Object.fromEntries(
          sheets()
            .filter(({ title }) => title !== '教师')
            .map(({ title, grid }) => [`${title}.csv`, csvOf(grid)]),
        ),
        '教师.xls': htmlPage({ title: '教师', grid: teachers() }, 'utf-8').replace('<tr>', ''),
      }),
    outcome: 'same',
  },
  {
    told: 'one row of 1,000 columns over 3,000 of one',
    make: async (dir) =>
      put(dir, {
        '教师.xls': `<table><tr>${'<td>x</td>'.repeat(1000)}</tr>${'<tr><td>x</td></tr>'.repeat(3000)}</table>`,
        '学校.csv': csvOf(validTables()['学校']!),
      }),
    outcome: ['too-many-cells'],
  },
  {
    told: 'a million commas more than anybody needs',
    make: async (dir) =>
      put(dir, { '教师.csv': `${'x'.padEnd(990, ',')}\n`.repeat(3000), '学校.csv': csvOf(validTables()['学校']!) }),
    outcome: ['too-many-cells'],
  },
  {
    told: 'XML named .xls with a row far out',
    make: async (dir) =>
      one(dir, '名册.xls', bookBytes(sheets(), 'xlml').toString('utf8').replace('<Row', '<Row ss:Index="900000000"')),
    outcome: ['cell-too-far'],
  },
  {
    told: 'a page with cells a million columns wide',
    make: async (dir) =>
      put(dir, {
        '教师.xls': `<table><tr>${'<td colspan="1000000">x</td>'.repeat(3)}</tr></table>`,
        '学校.csv': csvOf(validTables()['学校']!),
      }),
    outcome: ['too-many-columns'],
  },
  {
    told: 'a file of 200 MB',
    make: async (dir) => (
      await one(dir, '名册.xls', ''),
      truncate(join(dir, '名册.xls'), 200 * 1_048_576).then(() => join(dir, '名册.xls'))
    ),
    outcome: ['too-large'],
  },
  {
    told: 'a picture that calls itself .xls',
    make: async (dir) => one(dir, '名册.xls', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    outcome: ['not-a-workbook'],
  },
  {
    told: 'names of sheets and ids with ../ stay names',
    make: (dir) => xlsx.write([...sheets(), { title: '..教师', grid: [['菜单'], ['../../etc/passwd']] }], dir),
    outcome: 'same',
    says: ['unknown-table'],
  },
];

const noteAt = (place: string): Readonly<Record<string, string>> => ({
  'xl/worksheets/_rels/sheet1.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>',
  'xl/comments1.xml': `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>a</author></authors><commentList><comment ref="${place}" authorId="0"><text><t>x</t></text></comment></commentList></comments>`,
});

/** The second sheet of teachers under the name of the first. */
function twice(bytes: Buffer): Buffer {
  const parts = unzip(bytes);
  parts.set(
    'xl/workbook.xml',
    Buffer.from(Buffer.from(parts.get('xl/workbook.xml')!).toString('utf8').replace('教师二', '教师')),
  );
  return Buffer.from(zipBytes(parts));
}

function withHome(name: string): Tables {
  const tables = validTables();
  for (const row of tables['教师']!.slice(1)) if (row[4] === 'S2') row[4] = name;
  return tables;
}

function withPhone(): Sheet[] {
  const tables = validTables();
  tables['教师']![1]![1] = '甲一（13812345678）';
  return sheets(tables);
}

function xmlSheets(): Record<string, string> {
  return Object.fromEntries(Object.entries(validTables()).map(([name, grid]) => [name, sheetXml(grid)]));
}

function cellOf(heading: string, row: number): string {
  const at = columnAt(validTables(), '教师', heading);
  return `${at < 26 ? '' : 'A'}${String.fromCodePoint(65 + (at % 26))}${row}`;
}
