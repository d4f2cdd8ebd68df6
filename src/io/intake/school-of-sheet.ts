/** The school that a sheet is about, where no column says so: one sheet per school, or a line above the headings. */
import { fold } from '../fold.ts';
import { SHEETS, type SheetName } from '../headings.ts';
import type { RawTable } from '../raw.ts';

/** The column that then every row gets. */
export const SCHOOL_KEY: Partial<Record<SheetName, string>> = { teachers: 'home', demand: 'school', lessons: 'school' };

const NO_NAME = /^(?:sheet|工作表|表)\s*\d*$/iu;
const LINE =
  /^(?:学校|单位|填报单位|学校名称|单位名称|填报学校|所在学校)\s*[:：]\s*([^:：]{2,40}?)(?:\s{2,}.*|[(（]?(?:公章|盖章)[)）]?.*)?$/u;

/** `城东小学教师名册`, `教师（城东小学）`, `2027年城东小学`; undefined where nothing is left of the title. */
function fromTitle(title: string, table: SheetName): string | undefined {
  const names = [SHEETS[table].title, ...SHEETS[table].aliases].toSorted(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  );
  let text = title
    .normalize('NFKC')
    .replace(/^\d{4}(?:学年度?|年)?/u, '')
    .replace(/^\d+[-_.、]/u, '');
  const name = names.find((one) => text.startsWith(one) || text.endsWith(one));
  if (name !== undefined) text = text.startsWith(name) ? text.slice(name.length) : text.slice(0, -name.length);
  text = text.replaceAll(/^[\s\-_—–·.()]+|[\s\-_—–·.()]+$/gu, '').replaceAll(/\s+/gu, '');
  return text === '' || NO_NAME.test(text) ? undefined : text;
}

export interface SheetSchool {
  readonly text: string;
  readonly from: 'sheet' | 'above';
}

/** `isNamed`: the title is the plain name of the table and names no school. */
export function schoolOfSheet(
  raw: RawTable,
  table: SheetName,
  headingRow: number,
  isNamed: boolean,
): SheetSchool | undefined {
  for (const row of raw.rows) {
    if (row.number >= headingRow) break;
    for (const cell of row.cells) {
      const text = cell === null ? undefined : LINE.exec(cell.text.normalize('NFKC').trim())?.[1];
      if (text !== undefined && fold(text) !== '') return { text: text.trim(), from: 'above' };
    }
  }
  const text = isNamed ? undefined : fromTitle(raw.title, table);
  return text === undefined ? undefined : { text, from: 'sheet' };
}
