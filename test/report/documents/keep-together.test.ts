/** Seal and date of a workbook do not stand alone on the last page. */
import { expect, test } from 'vitest';
import { unzip } from '../../../src/io/zip.ts';
import { xlsxBytes } from '../../../src/report/documents/xlsx.ts';

/** Rows before which a page begins by order, in a list of so many rows; `signed`: seal and date stand below. */
async function breaks(count: number, signed: boolean): Promise<readonly number[]> {
  const columns = [5, 11, 12, 22, 22].map((width, i) => ({
    heading: `H${i}`,
    width,
    align: 'center' as const,
    format: null,
  }));
  const table = {
    name: 't',
    title: '',
    columns,
    rows: Array.from({ length: count }, (_, i) => [i + 1, 'a', 'b', 'c', 'd']),
    marks: [],
    frozenColumns: 0,
    signed: false,
  };
  const signs = signed ? (['盖章', '日期'] as const).map((text) => ({ kind: 'sign' as const, text })) : [];
  const bytes = await xlsxBytes(
    { title: 't', sections: [{ name: 's', title: '名单', wide: false, blocks: [{ kind: 'table', table }, ...signs] }] },
    'zh-CN',
  );
  const sheet = Buffer.from(unzip(bytes).get('xl/worksheets/sheet1.xml')!).toString('utf8');
  return [...sheet.matchAll(/<brk id="(\d+)"/g)].map(([, row]) => Number(row) + 1);
}

test('where they might, the last three rows of the list go with them', async () => {
  // Title and headings are rows 1 and 2; the last three of 34 rows begin with row 34.
  expect(await breaks(34, true)).toEqual([34]);
});

test('a list that fits on its page with them, or is well on another page, is left alone', async () => {
  expect(await breaks(20, true)).toEqual([]);
  expect(await breaks(50, true)).toEqual([]);
  expect(await breaks(34, false)).toEqual([]);
  expect(await breaks(2, true)).toEqual([]);
});
