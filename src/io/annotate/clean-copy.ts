/**
 * Takes personal data out of a copy of somebody's workbook: whole columns under headings that say so, and numbers and
 * addresses wherever they stand, in notes and links too, and remarks that speak of an illness. Sheets that are not read
 * are no exception.
 */
import type ExcelJS from 'exceljs';
import { columnOf, isSensitive } from '../find-heading.ts';
import { maskIdentity } from '../identity.ts';
import { maskAnywhere } from '../privacy.ts';
import { isRemarks } from '../remarks.ts';

/** Headings stand near the top, and are short. */
const HEADING_ROWS = 30;
const LONGEST_HEADING = 30;

/**
 * Words of an illness or of a pregnancy, which a remark may hold. 产假 and 病假 themselves are statuses and fall under it
 * here too.
 */
const HEALTH =
  /病|症|癌|瘤|炎|孕|胎|产假|产后|流产|手术|住院|骨折|残疾|伤残|透析|化疗|放疗|抑郁|焦虑|精神|颈椎|腰椎|椎间盘|心脏|中风|疗养|康复|治疗|诊断|体弱|健康|身体/u;
const BLANKED = '***********';

/** A number of staff may have eleven digits like a telephone. */
const ID_KEYS: ReadonlySet<string | undefined> = new Set(['id', 'spouse']);

export function cleanSheet(sheet: ExcelJS.Worksheet): void {
  const dropped = new Map<number, number>();
  const ids = new Set<number>();
  const remarks = new Map<number, number>();
  sheet.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      const text = cell.text ?? '';
      if (number <= HEADING_ROWS && text.length <= LONGEST_HEADING) {
        if (isSensitive(text) && !dropped.has(column)) dropped.set(column, number);
        else if (isRemarks(text) && !remarks.has(column)) remarks.set(column, number);
        else if (ID_KEYS.has(columnOf('teachers', text))) ids.add(column);
      }
      if ((dropped.get(column) ?? number) < number) cell.value = null;
      else if ((remarks.get(column) ?? number) < number && HEALTH.test(text)) cell.value = BLANKED;
      else cleanCell(cell, ids.has(column));
    });
  });
}

function cleanCell(cell: ExcelJS.Cell, isId: boolean): void {
  const clean = (text: string): string => (isId ? maskIdentity(text) : maskAnywhere(maskIdentity(text)));
  const { value } = cell;
  if (typeof value === 'number') {
    const text = Number.isInteger(value) ? String(value) : '';
    if (clean(text) !== text) cell.value = clean(text);
  } else if (typeof value === 'string') {
    if (clean(value) !== value) cell.value = clean(value);
  } else if (
    value !== null &&
    typeof value === 'object' &&
    !(value instanceof Date) &&
    clean(JSON.stringify(value)) !== JSON.stringify(value)
  ) {
    // Rich text, a link or a formula with its result: what is left of it is text.
    cell.value = clean(cell.text ?? '');
  }
  const note = cell.note as string | ExcelJS.Comment | undefined;
  if (note === undefined) return;
  const text = typeof note === 'string' ? note : (note.texts ?? []).map((part) => part.text).join('');
  if (clean(text) !== text) cell.note = clean(text);
}
