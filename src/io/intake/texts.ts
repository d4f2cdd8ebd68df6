/**
 * Sentences about sheets that are not laid out as the dictionary asks: what was taken for what, and what was set aside.
 */
import { messages, type Lang } from '../../messages/message.ts';

/** Why a row is no data. */
export type AsideReason = 'total' | 'footer' | 'repeated-heading' | 'column-numbers' | 'example' | 'section';

const REASONS: Readonly<Record<AsideReason, Record<Lang, string>>> = {
  total: { 'zh-CN': '合计、小计行', en: 'totals' },
  footer: { 'zh-CN': '制表、备注等落款行', en: 'a footer' },
  'repeated-heading': { 'zh-CN': '重复的标题行', en: 'the headings once more' },
  'column-numbers': { 'zh-CN': '栏次行', en: 'numbers of columns' },
  example: { 'zh-CN': '示例行', en: 'an example' },
  section: { 'zh-CN': '合并的分节行', en: 'a merged line between sections' },
};

export const reasonWords = (reason: AsideReason, lang: Lang): string => REASONS[reason][lang];

const some = (rows: readonly number[], separator: string): string =>
  `${rows.slice(0, 8).join(separator)}${rows.length > 8 ? '…' : ''}`;

export const intakeTexts = messages({
  'headings-below': {
    'zh-CN': (f: { rows: readonly number[]; above: number }) =>
      `标题在第 ${f.rows.join('、')} 行${f.above > 0 ? '，其上方的内容不读取' : ''}${f.rows.length > 1 ? '，各行标题已逐列合并' : ''}`,
    en: (f: { rows: readonly number[]; above: number }) =>
      `the headings stand in row ${f.rows.join(', ')}${f.above > 0 ? '; what is above is not read' : ''}${f.rows.length > 1 ? '; they were put together column by column' : ''}`,
  },
  'rows-set-aside': {
    'zh-CN': (f: { rows: readonly number[]; reason: AsideReason }) =>
      `${f.rows.length} 行不是数据，未读取（${REASONS[f.reason]['zh-CN']}）：第 ${some(f.rows, '、')} 行`,
    en: (f: { rows: readonly number[]; reason: AsideReason }) =>
      `${f.rows.length} ${f.rows.length === 1 ? 'row is' : 'rows are'} no data and not read (${REASONS[f.reason].en}): ${some(f.rows, ', ')}`,
  },
  'taken-for': {
    'zh-CN': (f: { table: string; mapped: boolean }) =>
      f.mapped ? `按对照文件作为“${f.table}”表读取` : `按标题判断为“${f.table}”表`,
    en: (f: { table: string; mapped: boolean }) =>
      f.mapped
        ? `is read as the table ${f.table}, as the mapping file says`
        : `is taken for the table ${f.table} by its headings`,
  },
  'looks-like': {
    'zh-CN': (f: { table: string; other: string }) =>
      `看起来也是“${f.table}”表，但已有“${f.other}”，未读取；两者都要读时请在对照文件中写明`,
    en: (f: { table: string; other: string }) =>
      `looks like the table ${f.table} too, but there is "${f.other}"; not read. To read both, say so in a mapping file`,
  },
  'hidden-sheet': {
    'zh-CN': () => '隐藏的工作表，未读取；需要读取时请取消隐藏',
    en: () => 'is a hidden sheet and not read; unhide it if it is to be read',
  },
  'filled-in': {
    'zh-CN': (f: { column: string; value: string; from: 'sheet' | 'above' | 'mapping' }) =>
      `没有“${f.column}”列，各行都填为“${f.value}”（取自${{ sheet: '工作表名', above: '标题上方', mapping: '对照文件' }[f.from]}）`,
    en: (f: { column: string; value: string; from: 'sheet' | 'above' | 'mapping' }) =>
      `there is no column ${f.column}: every row gets "${f.value}" (from ${{ sheet: 'the name of the sheet', above: 'the lines above the headings', mapping: 'the mapping file' }[f.from]})`,
  },
  'names-as-ids': {
    'zh-CN': (f: { column: string }) =>
      `没有“${f.column}”列，以学校名称作编号；校名改动时编号随之改变，请逐步改用固定编号`,
    en: (f: { column: string }) =>
      `there is no column ${f.column}: the names of schools serve as ids; they change with the names, so use lasting ids in time`,
  },
  'one-zone': {
    'zh-CN': (f: { zone: string }) =>
      `既没有“片区编号”列，也没有“片区”表：全部学校归入“${f.zone}”，按非山区、无片区津贴计算；有山区或津贴标准的请补填`,
    en: (f: { zone: string }) =>
      `there are neither a column 片区编号 nor a table 片区: all schools are in the zone ${f.zone}, no mountain zone and without allowance; add them where there are any`,
  },
  'cross-read': {
    'zh-CN': (f: { subjects: readonly string[]; rows: number }) =>
      `学校×学科的交叉表，按各格是需求人数读作 ${f.rows} 条学科需求：${f.subjects.join('、')}`,
    en: (f: { subjects: readonly string[]; rows: number }) =>
      `a table of schools by subjects, its cells taken for the teachers needed: ${f.rows} rows of 学科需求 (${f.subjects.join(', ')})`,
  },
  'cross-gap': {
    'zh-CN': (f: { title: string }) =>
      `“${f.title}”写的是缺员、超员，没有写应配多少人，不能据此推算；请改为各校各学科的应配（需求）人数`,
    en: (f: { title: string }) =>
      `"${f.title}" tells how many are missing or too many, not how many are needed, and the one does not follow from the other; write the teachers needed for each school and subject`,
  },
  'cross-unclear': {
    'zh-CN': (f: { title: string }) =>
      `“${f.title}”是学校×学科的交叉表，看不出各格是需求人数还是现有人数；是需求的请把表名改为“学科需求”，不是的请删去此表或在对照文件中写明不读取`,
    en: (f: { title: string }) =>
      `"${f.title}" is a table of schools by subjects, and nothing says whether its cells are teachers needed or teachers there; name it 学科需求 if they are needed, else delete it or say in a mapping file that it is not read`,
  },
  'rows-numbered': {
    'zh-CN': (f: { column: string; prefix: string }) =>
      `没有“${f.column}”列，按行序编为 ${f.prefix}1、${f.prefix}2……；行序改变时编号随之改变，公布前请换成固定的校内编号`,
    en: (f: { column: string; prefix: string }) =>
      `there is no column ${f.column}: rows are numbered ${f.prefix}1, ${f.prefix}2 …; another order gives other numbers, so use lasting ones before publishing`,
  },
  scaled: {
    'zh-CN': (f: { unit: string; by: number }) => `单位为${f.unit}，各格已乘以 ${f.by}`,
    en: (f: { unit: string; by: number }) => `in ${f.unit}: every cell was multiplied by ${f.by}`,
  },
  'merged-filled': {
    'zh-CN': (f: { cells: number }) => `${f.cells} 个上下合并的格已逐行补上内容`,
    en: (f: { cells: number }) => `${f.cells} cells that are merged downwards were filled row by row`,
  },
  'macros-ignored': {
    'zh-CN': () => '工作簿含有宏，宏未运行也未读取',
    en: () => 'the workbook holds macros; they were neither run nor read',
  },
  'external-links': {
    'zh-CN': () => '工作簿引用了其他文件；没有去读那些文件，只用了已保存的结果',
    en: () => 'the workbook refers to other files; they were not opened, and the saved results were used',
  },
  'formulas-as-values': {
    'zh-CN': (f: { cells: number }) => `${f.cells} 格是公式，按已保存的结果读取`,
    en: (f: { cells: number }) =>
      `${f.cells} ${f.cells === 1 ? 'cell is a formula' : 'cells are formulas'}, read by the saved result`,
  },
  'workbook-ignored': {
    'zh-CN': () => '文件夹里已有各表的 .csv，未读取这个工作簿；要读取请单独给出它',
    en: () => 'the folder has its tables as .csv, so this workbook is not read; name it by itself to read it',
  },
  'bad-mapping': {
    'zh-CN': (f: { at: string; why: string }) => `对照文件有误${f.at === '' ? '' : `（${f.at}）`}：${f.why}`,
    en: (f: { at: string; why: string }) => `the mapping file is wrong${f.at === '' ? '' : ` at ${f.at}`}: ${f.why}`,
  },
  'mapping-unused': {
    'zh-CN': (f: { what: string }) => `对照文件提到的“${f.what}”没有找到，该项未起作用`,
    en: (f: { what: string }) => `the mapping file speaks of "${f.what}", which was not found: without effect`,
  },
  'mapping-sensitive': {
    'zh-CN': () => '对照文件要求读取含个人信息的列；这样的列一律不读取',
    en: () => 'the mapping file asks for a column of personal data; such columns are never read',
  },
});
