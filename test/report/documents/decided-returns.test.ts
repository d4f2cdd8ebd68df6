/** What is decided about returns goes in as 人员变动: the workbook as it is written, filled in and read by the nightly’s reader. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/domain/apply-changes.ts';
import { deriveInstance } from '../../../src/domain/instance.ts';
import { monthOf } from '../../../src/domain/month.ts';
import { readChanges } from '../../../src/io/changes/index.ts';
import { LANGS, type Lang } from '../../../src/messages/message.ts';
import { RENDERERS } from '../../../src/report/documents/formats.ts';
import { DOCUMENTS } from '../../../src/report/documents/index.ts';
import { Y } from '../../support/tiny.ts';
import { papersContext } from './papers-fixture.ts';

const context = papersContext();
const { roster } = context.instance;
const spec = DOCUMENTS.find(({ id }) => id === 'returns')!;
const WORDS: Record<
  Lang,
  { readonly kind: string; readonly cells: readonly (readonly [column: string, value: string])[] }
> = {
  'zh-CN': {
    kind: '更正',
    cells: [
      ['编制学校编号', '城中小学'],
      ['进现校年月', '2027-09'],
      ['交流结束年月', '2027-08'],
    ],
  },
  en: {
    kind: 'correction',
    cells: [
      ['home', '城中小学'],
      ['since', '2027-09'],
      ['postedUntil', '2027-08'],
    ],
  },
};

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'returns-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** The workbook after `fill` has written into the rows of its table of changes, keyed by teacher; read again. */
async function handedIn(lang: Lang, fill: (sheet: ExcelJS.Worksheet, rowOf: (teacher: string) => ExcelJS.Row) => void) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(await RENDERERS.xlsx(spec.build(context, lang), lang)).buffer);
  const sheet = book.worksheets.at(-1)!;
  fill(sheet, (teacher) => {
    let found: ExcelJS.Row | undefined;
    sheet.eachRow((row) => {
      if (row.getCell(4).value === teacher) found = row;
    });
    return found!;
  });
  const file = join(dir, `${lang}.xlsx`);
  await writeFile(file, new Uint8Array(await book.xlsx.writeBuffer()));
  return readChanges(file, { roster });
}

describe.each(LANGS)('decisions on returns in %s', (lang) => {
  it('are none as long as no kind is filled in', async () => {
    const { changes, problems } = await handedIn(lang, () => {});
    expect(changes).toEqual([]);
    // Each of the three rows is set aside for want of its kind, and nothing else is wrong.
    expect(problems.map(({ column, severity }) => [column, severity])).toEqual(
      Array.from({ length: 3 }, () => [lang === 'en' ? 'kind' : '类型', 'error']),
    );
  });

  it('lengthen a posting, end another early, and let somebody stay', async () => {
    const { kind, cells } = WORDS[lang];
    const { changes } = await handedIn(lang, (sheet, rowOf) => {
      const longer = rowOf('L2');
      expect(longer.getCell(6).value).toBe('2028-08');
      longer.getCell(3).value = kind;
      longer.getCell(6).value = '2029-08';
      const ended = rowOf('B2');
      ended.getCell(3).value = kind;
      ended.getCell(6).value = '2027-08';
      for (const [i, [column, value]] of cells.entries())
        sheet.addRow([`B1-${i}`, '2027-09-01', kind, 'B1', column, value]);
    });
    expect(changes).toHaveLength(5);
    const { roster: after, refused } = applyChanges(roster, changes, { from: Y });
    // The end that the roster had already is nothing to correct; it is asked for because others end later.
    expect(refused.map(({ change }) => change.id)).toEqual(['B1-2']);
    const then = deriveInstance(after, Y);
    expect(then.persons.get('L2')!.running).toMatchObject({ to: 'A2', returns: 2029, endKnown: true });
    expect(then.persons.get('B2')!.running).toBeNull();
    const stays = then.persons.get('B1')!;
    expect([stays.home.id, stays.running, stays.row.since]).toEqual(['A1', null, monthOf(2027, 9)]);
  });
});
