/** The copy of the officer's workbook: checked against the workbook, and left out with a word where it cannot be had. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { differingCells, lostParts } from '../../src/io/annotate/check-copy.ts';
import { readRoster } from '../../src/io/index.ts';
import { writeRosterWorkbook } from '../../src/io/write-workbook.ts';
import { unzip, zipBytes } from '../../src/io/zip.ts';
import type { RawCell, RawInput } from '../../src/io/raw.ts';
import { readFileSync } from 'node:fs';
import { lungang } from './support/run.ts';

const cell = (text: string, more: Partial<RawCell> = {}): RawCell => ({ kind: 'text', text, ...more });
const input = (...sheets: readonly (readonly (RawCell | null)[])[]): RawInput => ({
  tables: sheets.map((cells) => ({ file: 'x', sheet: 'x', title: 'x', rows: [{ number: 1, cells }] })),
  problems: [],
});

describe('a copy is held against its workbook', () => {
  test('cell by cell, with what each shows and keeps', () => {
    const own = input([cell('甲'), cell('1978-05-01', { kind: 'date' }), null]);
    expect(differingCells(own, own)).toBe(0);
    expect(differingCells(own, input([cell('甲'), cell('1905-05-31', { kind: 'date' }), null]))).toBe(1);
    expect(differingCells(own, input([cell('甲'), cell('1978-05-01'), cell('x')]))).toBe(2);
    expect(differingCells(own, input([cell('甲')]))).toBe(1);
    expect(differingCells(input([cell('女', { stored: '1' })]), input([cell('女', { stored: '2' })]))).toBe(1);
    expect(differingCells(input([], []), input([]))).toBeUndefined();
    // Sheets that were added are no difference.
    expect(differingCells(own, input([...own.tables[0]!.rows[0]!.cells], [cell('名单')]))).toBe(0);
  });

  test('part by part', () => {
    const part = Buffer.from('x');
    const own = zipBytes(
      new Map([
        ['xl/charts/chart1.xml', part],
        ['xl/media/image1.png', part],
      ]),
    );
    expect(lostParts(own, zipBytes(new Map([['xl/media/image1.png', part]])))).toEqual(['charts']);
    expect(lostParts(own, own)).toEqual([]);
  });
});

describe('documents of a workbook', () => {
  let place = '';
  let bytes: Uint8Array;
  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'lungang-own-'));
    const { roster } = await readRoster('scenarios/two-schools/roster', { from: 2027 });
    await writeRosterWorkbook(roster!, join(place, '名册.xlsx'));
    bytes = readFileSync(join(place, '名册.xlsx'));
  });
  afterAll(() => rmSync(place, { recursive: true }));

  async function documents(name: string, made: Uint8Array) {
    const data = join(place, `${name}.xlsx`);
    writeFileSync(data, made);
    const plan = join(place, `${name}-plan`);
    const policy = ['--policy', 'suzhou-2024'];
    expect((await lungang('plan', data, ...policy, '--from', '2027', '--out', plan, '--quiet')).exit).toBe(0);
    const out = join(place, `${name}-documents`);
    const asked = ['--plan', join(plan, 'plan.json'), '--out', out, '--formats', 'xlsx'];
    const { exit, err } = await lungang('documents', data, ...policy, ...asked);
    return { exit, err, files: existsSync(out) ? readdirSync(out) : [] };
  }

  it('one that the library cannot write again costs the copy and nothing else', async () => {
    const parts = unzip(bytes);
    const xml = Buffer.from(parts.get('xl/worksheets/sheet1.xml')!).toString();
    // A drawing whose relation is not there.
    const broken = xml.replace(
      '</worksheet>',
      '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/></worksheet>',
    );
    expect(broken).not.toBe(xml);
    parts.set('xl/worksheets/sheet1.xml', Buffer.from(broken));
    const { exit, err, files } = await documents('图形', zipBytes(parts));
    expect([exit, files.some((file) => file.includes('附名单'))]).toEqual([0, false]);
    expect(err).toMatch(/没有生成原工作簿的副本/u);
    expect(files.length).toBeGreaterThan(3);
  });

  it('a sound one is copied, and what the copy lacks is told', async () => {
    const parts = unzip(bytes);
    parts.set('xl/charts/chart1.xml', Buffer.from('<c/>'));
    const { exit, err, files } = await documents('图表', zipBytes(parts));
    expect([exit, files.filter((file) => file.includes('附名单'))]).toEqual([0, ['图表（附名单）.xlsx']]);
    expect(err).toMatch(/缺少：图表/u);
  });
});
