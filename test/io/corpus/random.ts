/**
 * A messy file from a seed: a valid roster is told in other words, perhaps spoilt in known places, laid out as people
 * do, and written in some format. What was done to it is the oracle: the same roster must come out, or exactly these
 * errors.
 */
import { TABLES } from '../../../src/io/headings.ts';
import { FAULTS, type Fault } from '../faults.ts';
import { validTables, type Grid, type Tables } from '../tables.ts';
import { FORMATS, type Format, type Merged, type Sheet } from './formats.ts';

export type Random = (below: number) => number;

/** Mulberry32: the same numbers for the same seed everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Rows with the row number that they had in the clean table; null = they are no data. */
interface Row {
  readonly was: number | null;
  cells: string[];
}

interface Piece {
  readonly table: string;
  title: string;
  rows: Row[];
  merges: Merged[];
  /** Heading of the dictionary → heading in this file. */
  readonly headings: Map<string, string>;
}

/** Another way to say what stands in a cell; the reader must see no difference. */
interface Wording {
  readonly name: string;
  apply(tables: Tables, random: Random): void;
}

/** Another way to lay out a sheet. */
interface Layout {
  readonly name: string;
  apply(piece: Piece, random: Random): void;
}

const cells = (tables: Tables, table: string, headings: RegExp, change: (text: string) => string): void => {
  const grid = tables[table]!;
  for (const [at, heading] of grid[0]!.entries())
    if (headings.test(heading))
      for (const row of grid.slice(1)) if (row[at] !== undefined && row[at] !== '') row[at] = change(row[at]);
};

const wide = (text: string): string => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const MONTHS = /年月$|至$/u;
const OLD_WORDS: Readonly<Record<string, string>> = {
  一级: '中学一级',
  二级: '小学一级教师',
  高级: '中学高级教师',
  信息科技: '信息技术',
  体育: '体育与健康',
  小学: '普通小学',
  市级: '市级骨干教师',
  核心校: '总校',
  乡村: '农村',
};

const WORDINGS: readonly Wording[] = [
  {
    name: 'months as 2019.09',
    apply: (tables) => cells(tables, '教师', MONTHS, (text) => text.replace(/^(\d{4})-(\d\d)$/, '$1.$2')),
  },
  {
    name: 'months as 2019年9月',
    apply: (tables) => cells(tables, '教师', MONTHS, (text) => text.replace(/^(\d{4})-0?(\d+)$/, '$1年$2月')),
  },
  {
    name: 'months as whole dates with a time',
    apply: (tables) => cells(tables, '教师', MONTHS, (text) => text.replace(/^(\d{4})-(\d\d)$/, '$1/$2/15 0:00:00')),
  },
  { name: 'full-width digits', apply: (tables) => cells(tables, '教师', /年月$|次数|月数|岗位等级/u, wide) },
  {
    name: 'blanks inside names',
    apply: (tables) => cells(tables, '教师', /^姓名$/u, (text) => [...text].join('\u3000')),
  },
  {
    name: 'old words for titles, subjects, stages and levels',
    apply: (tables) =>
      ['教师', '学校', '学科需求'].forEach((table) =>
        cells(tables, table, /职称|学科|骨干|学段|角色|城乡/u, (text) => OLD_WORDS[text] ?? text),
      ),
  },
  {
    name: '√ and × for yes and no',
    apply: (tables) =>
      cells(tables, '教师', /班主任|在编|免除交流|自愿交流/u, (text) =>
        text === '是' ? '√' : text === '否' ? '×' : text,
      ),
  },
  {
    name: 'names of schools for their ids',
    apply(tables) {
      cells(
        tables,
        '教师',
        /学校编号$/u,
        (text) => ({ S1: '城东小学', S2: '东村小学', S4: '城西 学校' })[text] ?? text,
      );
      // The first cell of a row is where a fault looks for it.
      cells(tables, '学科需求', /学校编号$/u, (text) => ({ S2: '东村小学', S4: '城西学校' })[text] ?? text);
    },
  },
  {
    name: 'blanks around everything',
    apply: (tables) => Object.keys(tables).forEach((table) => cells(tables, table, /./u, (text) => ` ${text}\u3000`)),
  },
];

const width = (piece: Piece): number => Math.max(...piece.rows.map((row) => row.cells.length));
const heading = (piece: Piece): Row => piece.rows.find(({ was }) => was === 1)!;

/** A column with the same place in every row of the sheet. */
function insertColumn(piece: Piece, at: number, title: string, text: (row: number) => string): void {
  for (const row of piece.rows) {
    while (row.cells.length < at) row.cells.push('');
    row.cells.splice(at, 0, row.was === 1 ? title : text(row.was ?? 0));
  }
}

/** Columns first, then rows: a row that is put in knows no columns. */
const LAYOUTS: readonly Layout[] = [
  {
    name: 'other headings that mean the same',
    apply(piece, random) {
      const own = Object.values(TABLES).find(({ title }) => title === piece.table)!;
      for (const { heading: name, aliases } of Object.values(own.columns)) {
        const at = heading(piece).cells.indexOf(name);
        if (at < 0 || aliases.length === 0 || random(2) === 0) continue;
        heading(piece).cells[at] = aliases[random(aliases.length)]!;
        piece.headings.set(name, heading(piece).cells[at]!);
      }
    },
  },
  {
    name: 'units and marks in headings',
    apply(piece) {
      for (const [name, told] of piece.headings) {
        const marked = name.endsWith('年月')
          ? `${told}（年月）`
          : /津贴|补助|预算/u.test(name)
            ? `${told}（元）`
            : name.endsWith('数')
              ? `${told}(人)`
              : `*${told}`;
        heading(piece).cells[heading(piece).cells.indexOf(told)] = marked;
        piece.headings.set(name, marked);
      }
    },
  },
  {
    name: 'columns in another order',
    apply(piece, random) {
      const order = Array.from({ length: width(piece) }, (_, at) => ({ at, key: random(1000) })).toSorted(
        (a, b) => a.key - b.key || a.at - b.at,
      );
      for (const row of piece.rows) row.cells = order.map(({ at }) => row.cells[at] ?? '');
    },
  },
  { name: 'a blank column', apply: (piece, random) => insertColumn(piece, random(width(piece)), '', () => '') },
  { name: 'a column of running numbers', apply: (piece) => insertColumn(piece, 0, '序号', (row) => String(row - 1)) },
  {
    name: 'columns that nobody asked for',
    apply: (piece) => ['籍贯', '备注'].forEach((name) => insertColumn(piece, width(piece), name, () => '江苏')),
  },
  {
    name: 'columns of personal data',
    apply(piece) {
      insertColumn(piece, 1, '身份证号', (row) => `33030219850307${String(1000 + row)}`);
      insertColumn(piece, width(piece), '联系电话', (row) => `138${String(10_000_000 + row)}`);
      insertColumn(piece, width(piece), '家庭住址', (row) => `幸福路${row}号`);
    },
  },
  {
    name: 'blank rows between the rows',
    apply(piece, random) {
      const first = piece.rows.findIndex(({ was }) => was === 1);
      piece.rows.splice(
        first + 2 + random(Math.max(1, piece.rows.length - first - 2)),
        0,
        { was: null, cells: [] },
        { was: null, cells: ['', ''] },
      );
    },
  },
  {
    name: 'the headings once more after a page',
    apply(piece, random) {
      const first = piece.rows.findIndex(({ was }) => was === 1);
      if (piece.rows.length > first + 2 && heading(piece).cells.filter((text) => text !== '').length >= 3)
        piece.rows.splice(first + 2 + random(piece.rows.length - first - 2), 0, {
          was: null,
          cells: [...heading(piece).cells],
        });
    },
  },
  {
    name: 'numbers of the columns below the headings',
    apply(piece) {
      if (width(piece) >= 3)
        piece.rows.splice(piece.rows.findIndex(({ was }) => was === 1) + 1, 0, {
          was: null,
          cells: Array.from({ length: width(piece) }, (_, at) => String(at + 1)),
        });
    },
  },
  { name: 'a line of totals', apply: (piece) => void piece.rows.push({ was: null, cells: ['合计', '', '', '35'] }) },
  {
    name: 'footers with names and telephones',
    apply: (piece) =>
      void piece.rows.push(
        { was: null, cells: ['制表人：王小明', '', '联系电话：13800001111'] },
        { was: null, cells: ['备注：本表一式三份'] },
        { was: null, cells: ['填表日期：2027年6月1日'] },
      ),
  },
  {
    name: 'group headings above the headings',
    apply(piece) {
      const first = piece.rows.findIndex(({ was }) => was === 1);
      const half = Math.floor(width(piece) / 2);
      if (half < 2) return;
      const groups = Array.from({ length: width(piece) }, (_, at) =>
        at === 0 ? '基本信息' : at === half ? '其他情况' : '',
      );
      piece.rows.splice(first, 0, { was: null, cells: groups });
      piece.merges.push(
        { top: first + 1, left: 0, bottom: first + 1, right: half - 1 },
        { top: first + 1, left: half, bottom: first + 1, right: width(piece) - 1 },
      );
    },
  },
  {
    name: 'a title and who fills it in, above',
    apply(piece) {
      piece.rows.unshift(
        { was: null, cells: [`某县${piece.table}情况汇总`] },
        { was: null, cells: ['填报单位：某县教育局', '', '填报时间：2027.6'] },
        { was: null, cells: [] },
      );
      piece.merges = [
        { top: 1, left: 0, bottom: 1, right: Math.max(1, width(piece) - 1) },
        ...piece.merges.map((merge) => ({ ...merge, top: merge.top + 3, bottom: merge.bottom + 3 })),
      ];
    },
  },
  { name: 'numbered names of sheets', apply: (piece) => void (piece.title = `${piece.table.length}-${piece.table}`) },
];

export interface Messy {
  /** What was done, in words. */
  readonly told: string;
  readonly format: Format;
  readonly sheets: readonly Sheet[];
  /** Error lines as `lines` gives them, sorted; none where the valid roster must come out. */
  readonly errors: readonly string[];
}

const LINE = /^(?<table>[^.]+)\.csv (?<row>\d*) (?<column>\S*) (?<value>".*"|null) (?<code>\S+)$/u;

export function messy(seed: number): Messy {
  const random = randomFrom(seed);
  const tables = validTables();
  const told: string[] = [];
  const some = <T extends { readonly name: string }>(items: readonly T[], oneIn: number): T[] =>
    items.filter(() => random(oneIn) === 0);
  // Two spellings of one month would be told as one.
  const wordings = some(WORDINGS, 3).filter(
    ({ name }, at, all) =>
      !name.startsWith('months') || all.findIndex((other) => other.name.startsWith('months')) === at,
  );
  for (const wording of wordings) {
    wording.apply(tables, random);
    told.push(wording.name);
  }
  const faults =
    random(2) === 0
      ? []
      : spoilt(
          random,
          wordings.some(({ name }) => name.startsWith('blanks around')),
        );
  const errors = faults.flatMap((fault) => fault.apply(tables));
  told.push(...faults.map(({ name }) => `wrong: ${name}`));
  const format = FORMATS[random(FORMATS.length)]!;
  const pieces = Object.entries(tables).map(([table, grid]) => pieceOf(table, grid));
  for (const layout of some(LAYOUTS, 3)) {
    for (const piece of pieces) if (random(4) > 0) layout.apply(piece, random);
    told.push(layout.name);
  }
  return {
    told: [format.name, ...told].join('; '),
    format,
    sheets: pieces.map(({ title, rows, merges }) => ({ title, grid: rows.map((row) => row.cells), merges })),
    errors: errors.map((line) => asTold(line, pieces, format)).toSorted(),
  };
}

const pieceOf = (table: string, grid: Grid): Piece => ({
  table,
  title: table,
  rows: grid.map((row, at) => ({ was: at + 1, cells: [...row] })),
  merges: [],
  headings: new Map(grid[0]!.map((name) => [name, name])),
});

/** The error line of a clean CSV folder, as the messy file must tell it. */
function asTold(line: string, pieces: readonly Piece[], format: Format): string {
  const { table, row, column, value, code } = LINE.exec(line)!.groups as Record<
    'table' | 'row' | 'column' | 'value' | 'code',
    string
  >;
  const piece = pieces.find((one) => one.table === table)!;
  const [file, sheet] = format.place(piece.title);
  const at = piece.rows.findIndex(({ was }) => was === Number(row)) + 1;
  return [file, ...(sheet === null ? [] : [sheet]), at, piece.headings.get(column) ?? column, value, code].join(' ');
}

const rowsOf = ({ touches }: Fault): string[] => touches.map((thing) => thing.split(' ').slice(0, 2).join(' '));

/**
 * Up to four faults in different rows: two months of one person may hide each other. `padded`: ids have blanks around,
 * so that no fault finds its row by them.
 */
function spoilt(random: Random, padded: boolean): Fault[] {
  if (padded) return [];
  const touched = new Set<string>();
  return Array.from({ length: 1 + random(4) }, () => FAULTS[random(FAULTS.length)]!).filter((fault) => {
    if (rowsOf(fault).some((row) => touched.has(row))) return false;
    for (const row of rowsOf(fault)) touched.add(row);
    return true;
  });
}
