import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_IN_CELL, cleanSheetText } from '../../src/io/sheet-text.ts';

/** What another program shows of a text that was written. */
async function shown(text: string): Promise<unknown> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('a').getCell('A1').value = cleanSheetText(text);
  const sheet = XLSX.read(Buffer.from(await book.xlsx.writeBuffer())).Sheets['a'];
  return sheet?.['A1']?.v;
}

test.each([
  ['a\uFFFEb\uFFFFc', 'a\uFFFDb\uFFFDc'],
  ['a\uD800b', 'a\uFFFDb'],
  ['\uDC00', '\uFFFD'],
  ['a\u0000b\u0001c\u000Bd\u001Fe\u007Ff', 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf'],
  ['𠮷一', '𠮷一'],
  ['a\tb\nc', 'a\tb\nc'],
  ['_x0041_', '_x0041_'],
  ['_x0041_x0042_', '_x0041_x0042_'],
  ['_x005F_x0041_', '_x005F_x0041_'],
  ['x_X00e9_', 'x_X00e9_'],
  ['_x004_ _xyz12_ __', '_x004_ _xyz12_ __'],
])('%j is shown as %j', async (text, expected) => {
  expect(await shown(text)).toBe(expected);
});

test('the underscore itself is escaped, in the way that Excel undoes', () => {
  expect(cleanSheetText('甲_x0041_')).toBe('甲_x005F_x0041_');
});

test('what a cell cannot hold is cut off with an ellipsis, never inside a character', () => {
  expect(cleanSheetText('a'.repeat(MOST_IN_CELL))).toBe('a'.repeat(MOST_IN_CELL));
  expect(cleanSheetText('a'.repeat(MOST_IN_CELL + 1))).toBe(`${'a'.repeat(MOST_IN_CELL - 1)}…`);
  expect(cleanSheetText(`${'a'.repeat(MOST_IN_CELL - 2)}𠮷一`)).toBe(`${'a'.repeat(MOST_IN_CELL - 2)}…`);
});

test('whatever the text, XML holds it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      (text) => {
        const written = cleanSheetText(text);
        expect(written.isWellFormed()).toBe(true);
        expect(
          [...written].every((character) => /[\t\n\r -\uD7FF\uE000-\uFFFD]|[\u{10000}-\u{10FFFF}]/u.test(character)),
        ).toBe(true);
      },
    ),
  );
});
