/** What the documents say, held against the plan; names of files and sheets; the officer's own workbook. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { budgetLines } from '../../../src/report/documents/contents/budget.ts';
import { byStrokes } from '../../../src/report/documents/contents/stroke-order.ts';
import { distinctNames, safeName } from '../../../src/report/documents/file-names.ts';
import { DOCUMENTS } from '../../../src/report/documents/index.ts';
import { officerWorkbook } from '../../../src/report/documents/officer-workbook.ts';
import { sheetNames } from '../../../src/report/documents/sheet-names.ts';
import { unzip, zipBytes } from '../../../src/io/zip.ts';
import { cellText } from '../../../src/report/documents/cells.ts';
import type { Table } from '../../../src/report/table.ts';
import { context } from '../fixture.ts';

const document = (id: string) => DOCUMENTS.find((one) => one.id === id)!.build(context, 'zh-CN');
const tablesOf = (id: string): Table[] =>
  document(id).sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
const first = context.plan.postings.filter(({ start }) => start === context.instance.years[0]);

describe('the public notice', () => {
  const [list] = tablesOf('notice');

  it('holds everybody of the first year and nobody else, with no more than name, subject and schools', () => {
    expect(list!.columns.map(({ heading }) => heading)).toEqual(['序号', '姓名', '任教学科', '现单位', '拟交流单位']);
    expect(list!.rows).toHaveLength(first.length);
    const text = JSON.stringify(document('notice'));
    for (const { row } of context.instance.persons.values()) expect(text).not.toContain(`"${row.id}"`);
    expect(text).toContain('公示期：');
    expect(text).toContain('监督电话：');
  });

  it('is in the order of strokes', () => {
    expect(
      byStrokes(
        ['李四', '王芳', '丁一', '张三'],
        (name) => name,
        (name) => name,
      ),
    ).toEqual(['丁一', '王芳', '李四', '张三']);
    // By number, then 横竖撇点折: 王 1121 before 毛 3115 before 尹 5113; 杜 李 杨 by their fourth stroke and later.
    const surnames = [...'丁卜于万马王毛方尹孔邓石龙叶田史冯邢师吕朱乔任刘江许孙杜李杨吴何余邹宋张陈林周郑孟'];
    expect(
      byStrokes(
        surnames.toReversed(),
        (name) => name,
        (name) => name,
      ),
    ).toEqual(surnames);
    // What the table does not have comes last, and a name before a longer one that begins with it.
    expect(
      byStrokes(
        ['𠮷一', '王佳欣', '王', 'A', '王宁'],
        (name) => name,
        (name) => name,
      ).slice(0, 3),
    ).toEqual(['王', '王宁', '王佳欣']);
  });
});

describe('other documents', () => {
  it('print the outlook as such and never in the list to be signed', () => {
    const [list, outlook] = document('register').sections;
    expect(list!.title).not.toContain('预案');
    expect(`${outlook!.title}${outlook!.subtitle}`).toMatch(/预案.*不作为交流依据/u);
    expect(list!.blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows : []))).toHaveLength(
      first.length,
    );
  });

  it('sum up the allowances by school as the plan does by zone', () => {
    for (const year of context.instance.years) {
      const lines = budgetLines(context, year);
      const planned = context.plan.allowances.filter((row) => row.year === year);
      expect(lines.at(-1)!.amount).toBe(planned.reduce((sum, { amount }) => sum + amount, 0));
      expect(lines.filter(({ school }) => school !== null).reduce((sum, { amount }) => sum + amount, 0)).toBe(
        lines.at(-1)!.amount,
      );
      for (const { zone, months, amount } of planned)
        expect(lines.find((line) => line.zone === zone && line.school === null)).toMatchObject({ months, amount });
    }
  });

  it('write to each teacher of the list about that teacher alone', () => {
    const { sections } = document('letters');
    expect(sections).toHaveLength(first.length);
    for (const { name, blocks } of sections) {
      const others = first
        .map(({ teacher }) => context.instance.persons.get(teacher)!.row.name)
        .filter((one) => one !== name);
      for (const other of others) expect(JSON.stringify(blocks)).not.toContain(other);
    }
  });

  it('enter the six fields of the national system in its order', () => {
    expect(
      tablesOf('national-system')[0]!
        .columns.map(({ heading }) => heading)
        .slice(3),
    ).toEqual(['交流轮岗类型', '是否调动人事关系', '开始年月', '结束年月', '原单位名称', '交流轮岗单位名称']);
  });

  it('give each school its own sheet, with who leaves and who comes', () => {
    const parts = [...DOCUMENTS.find(({ id }) => id === 'schools')!.single!.parts(context, 'zh-CN')];
    expect(parts.map(({ id }) => id)).toEqual([...context.instance.sites.keys()]);
    for (const { id, doc } of parts) {
      const own = first.filter(({ from, to }) => from === id || to === id);
      const rows = doc.sections[0]!.blocks.flatMap((block) =>
        block.kind === 'table' && block.table.columns.some(({ heading }) => heading === '姓名') ? block.table.rows : [],
      );
      expect(rows).toHaveLength(own.length);
    }
  });
});

describe('names', () => {
  it('of files are safe on Windows and differ, whatever schools are called', () => {
    expect(['CON', 'nul.txt', '甲/乙:丙*', '小学. ', '', '\u202Ex', 'a'.repeat(300)].map(safeName)).toEqual([
      '_CON',
      '_nul.txt',
      '甲_乙_丙_',
      '小学',
      '_',
      '_x',
      'a'.repeat(60),
    ]);
    const names = distinctNames([
      { id: 'S1', name: '实验小学' },
      { id: 'S2', name: '实验小学' },
      { id: 'S3', name: 'ABC' },
      { id: 'S4', name: 'abc' },
      { id: 'S5', name: '中学' },
    ]);
    expect([...names.values()]).toEqual(['实验小学（S1）', '实验小学（S2）', 'ABC（S3）', 'abc（S4）', '中学']);
  });

  it('of sheets fit, are allowed and never collide', () => {
    expect(sheetNames(['名单', '名单', 'a/b', 'History', "'x'", '长'.repeat(40), '长'.repeat(40)], ['名单'])).toEqual([
      '名单（2）',
      '名单（3）',
      'a_b',
      'History（2）',
      '_x_',
      '长'.repeat(31),
      `${'长'.repeat(28)}（2）`,
    ]);
  });
});

describe('parts', () => {
  it('of an archive come out as they went in', () => {
    const parts = new Map([
      ['a.xml', Buffer.from('<a/>'.repeat(1000))],
      ['字/b.xml', Buffer.alloc(0)],
    ]);
    expect([...unzip(zipBytes(parts))].map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')])).toEqual(
      [...parts].map(([name, bytes]) => [name, bytes.toString('utf8')]),
    );
  });

  it('show numbers as the workbook does', () => {
    expect(
      [
        [1234567, '#,##0'],
        [-1200, '#,##0;-#,##0;0'],
        [2, '+0;-0;0'],
        [-1, '+0;-0;0'],
        [0, '+0;-0;0'],
        [0.5, '+0.0;-0.0;0'],
        [2.4, '0.0'],
        [7, null],
        [null, '0.0'],
      ].map(([value, format]) => cellText(value as number | null, format as string | null)),
    ).toEqual(['1,234,567', '-1,200', '+2', '-1', '0', '+0.5', '2.4', '7', '']);
  });
});

describe('the officer’s own workbook', () => {
  it('gets sheets added under free names and keeps what stood in it', async () => {
    const book = new ExcelJS.Workbook();
    const own = book.addWorksheet('名单', { views: [{ state: 'frozen', ySplit: 1 }] });
    own.addRow(['姓名', '学校']).font = { bold: true, color: { argb: 'FFFF0000' } };
    own.getColumn(1).width = 33;
    own.mergeCells('A3:B3');
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const changes = [{ kind: 'added' as const, planned: first[0]! }];
    const made = await officerWorkbook(bytes, { ...context, changes }, 'zh-CN');
    expect(Buffer.from(made).equals(Buffer.from(await officerWorkbook(bytes, { ...context, changes }, 'zh-CN')))).toBe(
      true,
    );
    const again = new ExcelJS.Workbook();
    await again.xlsx.load(Uint8Array.from(made).buffer);
    expect(again.worksheets.map(({ name }) => name)).toEqual(['名单', '名单（2）', '合规证书', '变更']);
    const kept = again.getWorksheet('名单')!;
    expect(kept.getCell('A1').font).toMatchObject({ bold: true, color: { argb: 'FFFF0000' } });
    expect(kept.getColumn(1).width).toBe(33);
    expect(kept.getCell('B3').isMerged).toBe(true);
    expect(kept.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });
});
