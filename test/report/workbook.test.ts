import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { planBytes } from '../../src/domain/plan.ts';
import type { Lang } from '../../src/messages/message.ts';
import { REPORTS, writeReports } from '../../src/report/index.ts';
import type { Table } from '../../src/report/table.ts';
import { workbookBytes } from '../../src/report/workbook.ts';
import { rotationList } from '../../src/report/sheets/rotation-list.ts';
import { context } from './fixture.ts';

const LIST = [
  '序号',
  '姓名',
  '性别',
  '出生年月',
  '任教学科',
  '学段',
  '现聘职称',
  '骨干称号',
  '现单位',
  '现单位任教年限',
  '编制单位',
  '拟交流单位',
  '交流类型',
  '起止年月',
  '是否调动人事关系',
  '用途',
  '依据条款',
  '备注',
];
const NAMES: Record<Lang, string[]> = {
  'zh-CN': [
    '拟交流轮岗名单',
    '第二、三年预案',
    '合规情况',
    '合规名单',
    '方案质量',
    '学科余缺',
    '各校进出',
    '津贴',
    '特岗津贴发放表',
    '待遇与期满返回',
    '学校待遇',
    '指标',
    '读法与参数',
  ],
  en: [
    'Rotation list',
    'Outlook years 2-3',
    'Compliance',
    'People counted',
    'Plan quality',
    'Subject balance',
    'Moves by school',
    'Allowances',
    'Payment list',
    'Entitlements and returns',
    'School entitlements',
    'Indicators',
    'Readings',
  ],
};

async function bytesOf(lang: Lang): Promise<Uint8Array> {
  const rendered = await REPORTS.find((report) => report.file === 'plan.xlsx')!.render(context, lang);
  if (typeof rendered === 'string') throw new Error('a workbook is not text');
  return rendered;
}

/** Read back by the library that wrote it, which also knows styles and page setup. */
async function readBack(lang: Lang): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const bytes = await bytesOf(lang);
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return book;
}

/** Read back by another library: rows of plain values, the heading row second. */
const rowsOf = async (name: string, lang: Lang = 'zh-CN'): Promise<unknown[][]> =>
  XLSX.utils.sheet_to_json(XLSX.read(await bytesOf(lang)).Sheets[name]!, { header: 1, blankrows: true });

describe.each(['zh-CN', 'en'] as const)('the workbook in %s', (lang) => {
  let book: ExcelJS.Workbook;
  beforeAll(async () => {
    book = await readBack(lang);
  });

  it('has the sheets of the issue in order', () => {
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(NAMES[lang]);
  });

  it('can be scrolled, filtered and printed', () => {
    for (const sheet of book.worksheets) {
      const columns = sheet.columnCount;
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:2',
      });
      expect(sheet.headerFooter.oddFooter).toMatch(/&P.*&N/);
      expect(sheet.autoFilter).toBe(`A2:${sheet.getColumn(columns).letter}${sheet.rowCount}`);
      expect(sheet.getCell(1, columns).master.address).toBe('A1');
      for (let column = 1; column <= columns; column++) {
        expect(sheet.getColumn(column).width).toBeGreaterThan(4);
        expect(sheet.getCell(2, column).border?.bottom?.style).toBe('thin');
        expect(sheet.getCell(3, column).border?.left?.style).toBe('thin');
      }
    }
  });

  it('has no empty headings, no formulas and no cell that could become one', () => {
    const cells: ExcelJS.Cell[] = [];
    for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    expect(cells.length).toBeGreaterThan(500);
    expect(cells.filter((cell) => cell.type === ExcelJS.ValueType.Formula)).toEqual([]);
    expect(
      cells.filter(({ value }) => typeof value === 'string' && /^[=+\-@\t\r]/.test(value)).map((cell) => cell.value),
    ).toEqual([]);
    for (const sheet of book.worksheets) expect(sheet.getRow(2).cellCount).toBe(sheet.getRow(2).actualCellCount);
  });

  it('is drawn in fonts that offices have', () => {
    const fonts = new Set(book.worksheets.flatMap((sheet) => [1, 2, 3].map((row) => sheet.getCell(row, 1).font?.name)));
    expect([...fonts].toSorted()).toEqual(lang === 'en' ? ['Arial'] : ['宋体', '黑体']);
  });
});

describe('the list', () => {
  it('has the headings of the issue, the outlook a year besides', async () => {
    expect((await rowsOf('拟交流轮岗名单'))[1]).toEqual(LIST);
    expect((await rowsOf('第二、三年预案'))[1]).toEqual(['序号', '预案学年', ...LIST.slice(1)]);
    expect((await rowsOf('第二、三年预案'))[0]![0]).toContain('预案');
    expect((await rowsOf('Rotation list', 'en'))[1]).toHaveLength(LIST.length);
  });

  it('says in its title that rules were relaxed, and leaves room for signatures at the foot of the page only', async () => {
    expect((await rowsOf('拟交流轮岗名单'))[0]![0]).toBe('2027学年拟交流轮岗名单（草案，共2人；含放宽：见合规情况）');
    const [list, outlook] = (await readBack('zh-CN')).worksheets;
    expect(list!.headerFooter.oddFooter).toMatch(/^&L制表：.*审核：.*单位盖章：.*日期：/);
    expect(outlook!.headerFooter.oddFooter).not.toContain('盖章');
    expect(rotationList({ ...context, plan: { ...context.plan, relaxations: [] } }, 'zh-CN').title).toBe(
      '2027学年拟交流轮岗名单（草案，共2人）',
    );
  });

  it('says of each teacher what the plan says, with names made harmless', async () => {
    const rows = await rowsOf('拟交流轮岗名单');
    expect(rows.slice(2)).toEqual([
      [
        1,
        `'=HYPERLINK("x")`,
        '男',
        '1985-05',
        '语文',
        '小学',
        '一级',
        '县级',
        `'=城中小学`,
        12,
        `'=城中小学`,
        '河东小学',
        '交流轮岗',
        '2027-09—2030-08',
        '否',
        '落实骨干比例',
        'SZ1、SZ2',
        '自愿；第一志愿；班主任；配偶在拟交流单位；2030-09期满返回原校',
      ],
      [
        2,
        '王芳',
        '男',
        '1985-05',
        '英语',
        '小学',
        '一级',
        '无',
        `'=城中小学`,
        12,
        `'=城中小学`,
        '河东小学',
        '交流轮岗',
        '2027-09—2030-08',
        '否',
        '补学科缺口',
        'SZ1',
        '未按志愿；配偶同在现单位；编号E01；2030-09期满返回原校',
      ],
    ]);
    const outlook = await rowsOf('第二、三年预案');
    expect(outlook.slice(2).map((row) => [row[1], row[2], row[10], row[17], row[18]])).toEqual([
      ['2028学年预案', '李红', 13, 'SZ1', '指定：+支教协议；2031-09期满返回原校'],
      ['2029学年预案', '王芳', 14, 'SZ1', '2027学年毕业班；编号C03；2032-09期满返回原校'],
    ]);
  });
});

describe('writing', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gives the same bytes whenever it is done', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T08:00:00Z') });
    const first = await bytesOf('zh-CN');
    vi.setSystemTime(new Date('2031-12-31T23:59:58Z'));
    expect(Buffer.compare(first, await bytesOf('zh-CN'))).toBe(0);
  });

  it('puts both files into the folder', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'report-'));
    try {
      await writeReports(context, dir, 'zh-CN');
      expect(await readFile(join(dir, 'plan.json'), 'utf8')).toBe(planBytes(context.plan));
      expect(Buffer.compare(await readFile(join(dir, 'plan.xlsx')), await bytesOf('zh-CN'))).toBe(0);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

describe('texts that a workbook cannot hold as they are', () => {
  it('are written so that it opens and shows them', async () => {
    const column = { width: 12, align: 'left', format: null } as const;
    const table: Table = {
      name: 'a',
      title: 'a\uFFFEb',
      columns: [{ ...column, heading: '_x0041_' }],
      rows: [['c\uFFFF\uD800'], ['字'.repeat(40_000)]],
      marks: [],
      frozenColumns: 0,
      signed: false,
    };
    const bytes = await workbookBytes([table], 'zh-CN');
    const sheet = XLSX.read(bytes).Sheets['a']!;
    expect([sheet['A1'].v, sheet['A2'].v, sheet['A3'].v, sheet['A4'].v]).toEqual([
      'a\uFFFDb',
      '_x0041_',
      'c\uFFFD\uFFFD',
      `${'字'.repeat(32_766)}…`,
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    expect(book.worksheets[0]!.getRow(4).height).toBeLessThanOrEqual(409);
  });
});
