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

/** Illnesses by name, wherever they stand: words that no school or subject is called by. */
const DIAGNOSIS =
  /癌|肿瘤|白血病|糖尿病|高血压|心脏病|肝炎|肺炎|肾炎|抑郁症|焦虑症|精神分裂|怀孕|妊娠|孕期|流产|化疗|放疗|透析|骨折|椎间盘|中风|手术|住院|确诊|诊断|病历|患有/u;
/** Columns that people write freely into, besides remarks. */
const FREE = /^(?:说明|理由|原因|事由|情况|情况说明|核对说明)$/u;

/** Subjects, which stand near the top as well: below them everybody's subject would be dropped. */
const NO_HEADING = /^(?:体育与健康|(?:心理)?健康教育|心理健康)$/u;

/** What was taken out: how many places, and some of them; never what stood there. */
export interface Cleaned {
  readonly count: number;
  readonly places: readonly string[];
}
const MOST_PLACES = 10;

/** Takes it out of a whole workbook; names of sheets are left to `renameSheets`. */
export function cleanBook(book: ExcelJS.Workbook): Cleaned {
  const places = book.worksheets.flatMap((sheet, i) => {
    // The name may be what has to go.
    const named = personal(sheet.name) ? `#${i + 1}` : sheet.name;
    return [...cleanSheet(sheet), ...cleanHeaders(sheet)].map((at) => `${named}!${at}`);
  });
  for (const key of ['title', 'subject', 'keywords', 'category', 'description'] as const)
    if (personal(book[key] ?? '')) {
      book[key] = '';
      places.push(key);
    }
  return { count: places.length, places: places.slice(0, MOST_PLACES) };
}

/** A sheet whose name holds what a copy must not is called by its place. Gives the places. */
export function renameSheets(book: ExcelJS.Workbook): readonly string[] {
  return book.worksheets.flatMap((sheet, i) => {
    if (!personal(sheet.name)) return [];
    const taken = new Set(book.worksheets.map(({ name }) => name));
    const name = [`表${i + 1}`, `表${i + 1}（改名）`, `工作表${i + 1}（改名）`].find((one) => !taken.has(one));
    if (name !== undefined) sheet.name = name;
    return [`#${i + 1}`];
  });
}

const masked = (text: string): string => maskAnywhere(maskIdentity(text));
const personal = (text: string): boolean => masked(text) !== text || DIAGNOSIS.test(text);

/** Headers and footers as a whole: they are made of codes, and nobody needs them in a copy. */
function cleanHeaders({ headerFooter }: ExcelJS.Worksheet): readonly string[] {
  const keys = ['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'] as const;
  return keys.flatMap((key) => {
    const text = headerFooter?.[key];
    if (typeof text !== 'string' || !(personal(text) || HEALTH.test(text))) return [];
    headerFooter[key] = '';
    return [key];
  });
}

/** Gives the cells in which something was taken out. */
function cleanSheet(sheet: ExcelJS.Worksheet): readonly string[] {
  const places: string[] = [];
  const dropped = new Map<number, number>();
  const ids = new Set<number>();
  const remarks = new Map<number, number>();
  sheet.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      // A merged cell shows the value of its first one, which is looked at by itself.
      if (cell.isMerged && cell.master !== cell) return;
      const text = cell.text ?? '';
      if (number <= HEADING_ROWS && text.length <= LONGEST_HEADING) {
        if (isSensitive(text) && !NO_HEADING.test(text) && masked(text) === text && !dropped.has(column))
          dropped.set(column, number);
        else if ((isRemarks(text) || FREE.test(text.trim())) && !remarks.has(column)) remarks.set(column, number);
        else if (ID_KEYS.has(columnOf('teachers', text))) ids.add(column);
      }
      const inRemarks = (remarks.get(column) ?? number) < number && HEALTH.test(text);
      let changed = true;
      if ((dropped.get(column) ?? number) < number) {
        changed = cell.value !== null;
        cell.value = null;
      } else if (inRemarks || DIAGNOSIS.test(text)) cell.value = BLANKED;
      else changed = cleanValue(cell, ids.has(column));
      if (cleanNote(cell) || changed) places.push(cell.address);
    });
  });
  return places;
}

/** Whether something was taken out. */
function cleanValue(cell: ExcelJS.Cell, isId: boolean): boolean {
  const before = cell.value;
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
  return cell.value !== before;
}

/** A note is dropped as a whole where it speaks of an illness. */
function cleanNote(cell: ExcelJS.Cell): boolean {
  const note = cell.note as string | ExcelJS.Comment | undefined;
  if (note === undefined) return false;
  const text = typeof note === 'string' ? note : (note.texts ?? []).map((part) => part.text).join('');
  const left = HEALTH.test(text) ? BLANKED : masked(text);
  if (left === text) return false;
  cell.note = left;
  return true;
}
