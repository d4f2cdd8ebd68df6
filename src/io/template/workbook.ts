/**
 * An empty workbook for an officer to fill in: a sheet per table with notes and drop-down lists, and one that explains
 * them.
 */
import type ExcelJS from 'exceljs';
import Books from 'exceljs/dist/exceljs.bare.min.js';
import { GUIDE_SHEETS, SHEETS } from '../headings.ts';
import { columnLetter } from '../read-headings.ts';
import { cleanSheetText } from '../sheet-text.ts';
import type { Choice } from './choices.ts';
import { templateSheets, type TemplateSheet } from './sheets.ts';

/** Rows of the sheet of schools that a list offers. */
const OFFERED_ROWS = 600;

/** What a policy adds to the words of the template. */
interface TemplatePolicy {
  readonly title: string;
  /** Zones that the policy names, with their monthly allowance in yuan. */
  readonly zones: readonly (readonly [name: string, yuan: number])[];
}

export interface TemplateWishes {
  readonly policy: TemplatePolicy | null;
  /** Example rows in the sheet of notes; the sheets of data stay empty. */
  readonly example: boolean;
}

export async function templateBytes(wishes: TemplateWishes): Promise<Buffer> {
  const book = new Books.Workbook();
  // The library stamps the time of writing; the same wishes shall give the same bytes.
  book.created = new Date(0);
  book.modified = new Date(0);
  for (const sheet of templateSheets(wishes.policy?.zones.map(([name]) => name) ?? [])) addSheet(book, sheet);
  addGuide(book, wishes);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addSheet(book: ExcelJS.Workbook, { title, columns, listed }: TemplateSheet): void {
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(columns.map(({ heading }) => heading));
  for (const [at, { required, note, choice }] of columns.entries()) {
    const cell = sheet.getCell(1, at + 1);
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: required ? 'FFFCE4D6' : 'FFE2EFDA' } };
    cell.note = note;
    sheet.getColumn(at + 1).width = 14;
    // Text, so that no spreadsheet makes dates of ids or numbers of months.
    sheet.getColumn(at + 1).numFmt = '@';
    if (choice !== undefined) addList(sheet, at, choice, listed);
  }
}

function addList(sheet: ExcelJS.Worksheet, at: number, choice: Choice, listed: number): void {
  const formula =
    'words' in choice ? `"${choice.words.join(',')}"` : `'${SHEETS[choice.sheet].title}'!$A$2:$A$${OFFERED_ROWS}`;
  // A list in a cell holds 255 characters.
  if ('words' in choice && formula.length > 255) return;
  const rule = {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: 'words' in choice && choice.open !== true,
    errorTitle: '填写有误',
    error: '请从下拉列表中选择',
  } as const;
  const letter = columnLetter(at);
  for (let row = 2; row <= listed; row += 1)
    sheet.getCell(`${letter}${row}`).dataValidation = { ...rule, formulae: [formula] };
}

const HINTS = [
  '每张工作表是一个表，第一行是标题，从第二行起填写；不要改标题，列的先后可以变。橙色标题必填，绿色选填；鼠标停在标题上可看说明。',
  '学校、教师两表必填；其他表没有内容可以空着。',
  '不要填身份证号、住址、电话和病情：这些信息不需要，读取时会丢弃或报错。',
  '年月写成 2019-09；学年写起始年，如 2027 指 2027—2028 学年。',
  '“人员变动”和“新教师”两表供名册导入之后的变动用，由 lungang nightly 读取；编制名册时留空。',
  '学科需求可以直接填人数，也可以在“课时”表中填班级数、周课时、标准课时由程序计算；两处都有时以学科需求表为准。',
];

function addGuide(book: ExcelJS.Workbook, { policy, example }: TemplateWishes): void {
  const sheet = book.addWorksheet(GUIDE_SHEETS[0]!, { properties: { defaultColWidth: 18 } });
  sheet.addRow(['填表说明']).font = { bold: true, size: 14 };
  for (const hint of HINTS) sheet.addRow([hint]);
  if (policy !== null) {
    sheet.addRow([cleanSheetText(`按政策“${policy.title}”填写。`)]);
    if (policy.zones.length > 0)
      sheet.addRow([
        cleanSheetText(`片区名称与月津贴（元）：${policy.zones.map(([name, yuan]) => `${name} ${yuan}`).join('、')}`),
      ]);
  }
  for (const { title, columns, examples } of templateSheets(policy?.zones.map(([name]) => name) ?? [])) {
    sheet.addRow([]);
    sheet.addRow([title]).font = { bold: true };
    if (example) {
      sheet.addRow(columns.map(({ heading }) => heading)).font = { italic: true };
      for (const row of examples) sheet.addRow(columns.map(({ key }) => row[key] ?? null));
    } else for (const { heading, note } of columns) sheet.addRow([heading, note]);
  }
}
