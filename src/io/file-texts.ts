/** Sentences about files, sheets and headings. */
import { messages, type Lang } from '../messages/message.ts';

type Unreadable = { code: string; reason: Readonly<Record<Lang, string>> };

interface Remarks {
  readonly rows: readonly number[];
  /** What to enter, and where. */
  readonly proposals: readonly { readonly proposal: string; readonly rows: readonly number[] }[];
}

interface Resembles {
  readonly title: string;
  readonly table: string;
  readonly found: readonly string[];
  readonly missing: readonly string[];
}

export const fileTexts = messages({
  'not-found': {
    'zh-CN': () => '找不到该文件或文件夹',
    en: () => 'no such file or folder',
  },
  'not-readable': {
    'zh-CN': (f: Unreadable) => `无法读取：${f.reason['zh-CN']}（${f.code}）`,
    en: (f: Unreadable) => `cannot be read (${f.code}); check the permissions`,
  },
  'not-an-input': {
    'zh-CN': () => '既不是文件夹也不是工作簿或 .csv；请给出存放各表的文件夹，或一个 .xlsx（.xls）工作簿',
    en: () =>
      'neither a folder nor a workbook nor a .csv file; give the folder of the tables, or one .xlsx (.xls) workbook',
  },
  'other-format': {
    'zh-CN': (f: { ending: string }) =>
      `${f.ending} 文件不能读取，其中的人员没有读入；请用 WPS 或 Excel 打开，另存为 .xlsx（Word、PDF 中的表格请先复制到电子表格）后放回`,
    en: (f: { ending: string }) =>
      `${f.ending} files are not read, and nobody in it was taken in; open it in WPS or Excel and save it as .xlsx (copy tables of Word or PDF into a sheet first)`,
  },
  'packed-files': {
    'zh-CN': (f: { ending: string }) => `${f.ending} 压缩包不能读取，其中的文件没有读入；请解压后把文件直接放在这里`,
    en: (f: { ending: string }) =>
      `${f.ending} archives are not read, nor is what is in it; unpack it and put the files here`,
  },
  'subfolder-not-read': {
    'zh-CN': () => '子文件夹中的文件没有读入；请把各表直接放在这个文件夹里',
    en: () => 'the files of a folder inside the folder are not read; put the tables into the folder itself',
  },
  'other-file': {
    'zh-CN': () => '不是表格文件，没有读取',
    en: () => 'is no table and was not read',
  },
  'not-a-file': {
    'zh-CN': () => '不是普通文件',
    en: () => 'not a regular file',
  },
  'not-a-csv-file': {
    'zh-CN': () => '不是普通文件（是否为同名的文件夹？）；这里应放 CSV 文件',
    en: () => 'not a regular file (a folder of that name?); a CSV file is expected here',
  },
  'no-path': {
    'zh-CN': () => '没有给出名册的路径；请给出存放各表 .csv 的文件夹，或一个 .xlsx 工作簿',
    en: () => 'the path of the roster is empty; give the folder of the .csv tables, or one .xlsx workbook',
  },
  'no-tables': {
    'zh-CN': () => '没有找到任何表；请放入 学校.csv、教师.csv 等文件，或直接给出 .xlsx 工作簿',
    en: () => 'no tables found; a folder holds 学校.csv, 教师.csv and so on; or give an .xlsx workbook itself',
  },
  'not-a-workbook': {
    'zh-CN': () => '不是工作簿（可能是加密文件或改了后缀）；请用电子表格软件另存为不加密的 .xlsx',
    en: () => 'not a workbook (an encrypted file or a wrong ending?); save it as .xlsx without a password',
  },
  'encrypted-workbook': {
    'zh-CN': () => '工作簿设有打开密码，无法读取；请用电子表格软件去掉密码后另存',
    en: () => 'the workbook has a password and cannot be read; save it without one',
  },
  'damaged-workbook': {
    'zh-CN': () => '工作簿已损坏，无法打开；请重新保存后再试',
    en: () => 'the workbook is damaged and cannot be opened; save it anew',
  },
  'cell-too-far': {
    'zh-CN': (f: { cell: string }) =>
      `工作簿含有超出电子表格范围（XFD1048576）的单元格 ${f.cell}，文件可能已损坏；请重新保存后再试`,
    en: (f: { cell: string }) =>
      `the workbook has a cell ${f.cell} outside of what a sheet can hold (XFD1048576); it may be damaged: save it anew`,
  },
  'too-large': {
    'zh-CN': (f: { mebibytes: number; most: number }) => `文件过大（${f.mebibytes} MiB，上限 ${f.most} MiB）`,
    en: (f: { mebibytes: number; most: number }) => `the file is too large (${f.mebibytes} MiB, at most ${f.most} MiB)`,
  },
  'unpacks-too-large': {
    'zh-CN': (f: { most: number }) =>
      `工作簿解压后超过上限（${f.most} MiB，或压缩比异常，或内含文件过多），为安全起见不予打开`,
    en: (f: { most: number }) =>
      `the workbook unpacks to more than is allowed (${f.most} MiB, an abnormal ratio, or too many parts) and is not opened`,
  },
  'too-many-rows': {
    'zh-CN': (f: { most: number }) => `行数超过上限 ${f.most}`,
    en: (f: { most: number }) => `more than ${f.most} rows`,
  },
  'too-many-cells': {
    'zh-CN': (f: { most: number }) => `单元格超过上限 ${f.most} 个；请只留有内容的行和列，删去其余的行、列或工作表`,
    en: (f: { most: number }) =>
      `more than ${f.most} cells; keep the rows and columns that hold something and delete the other rows, columns or sheets`,
  },
  'too-many-columns': {
    'zh-CN': (f: { most: number }) => `列数超过上限 ${f.most}`,
    en: (f: { most: number }) => `more than ${f.most} columns`,
  },
  'bad-encoding': {
    'zh-CN': () => '文字编码既不是 UTF-8 也不是 GB18030；请另存为 CSV UTF-8',
    en: () => 'the text is neither UTF-8 nor GB18030; save it as CSV UTF-8',
  },
  'not-csv': {
    'zh-CN': () => '内容不是 CSV 文本（可能是改了后缀的工作簿）；请另存为 CSV UTF-8',
    en: () => 'the content is not CSV text (a workbook with a changed ending?); save it as CSV UTF-8',
  },
  'bad-csv': {
    'zh-CN': (f: { row: number }) =>
      `第 ${f.row} 行起双引号不配对，后面的内容无法读取；含逗号、引号或换行的格须整格加双引号，格内的引号写成两个（""）`,
    en: (f: { row: number }) =>
      `the quotes do not match from row ${f.row} on, and what follows cannot be read; a cell with commas, quotes or line breaks stands in double quotes as a whole, and a quote within it is written twice ("")`,
  },
  'swallowed-rows': {
    'zh-CN': (f: { row: number }) =>
      `第 ${f.row} 行有一格从双引号起把后面的行也包了进去，这些行上的人会丢失；请删去多余的双引号（确有换行和分隔符的格，请改用其他标点）`,
    en: (f: { row: number }) =>
      `a cell of row ${f.row} takes whole rows in from a double quote on, and the people of these rows would be lost; delete the stray quote (where the cell really holds lines with separators, use other punctuation)`,
  },
  'extra-cells': {
    'zh-CN': (f: { cells: number; headings: number }) =>
      `这一行有 ${f.cells} 格，多于标题的 ${f.headings} 列；内容可能错位，含逗号的格请加双引号`,
    en: (f: { cells: number; headings: number }) =>
      `the row has ${f.cells} cells, more than the ${f.headings} headings: its cells may be shifted; put cells with commas in double quotes`,
  },
  'missing-table': {
    'zh-CN': (f: { table: string }) => `缺少必需的表“${f.table}”`,
    en: (f: { table: string }) => `the required table ${f.table} is missing`,
  },
  'unknown-table': {
    'zh-CN': (f: { title: string; known: readonly string[] }) =>
      `“${f.title}”不是已知的表，已忽略；可用的表：${f.known.join('、')}`,
    en: (f: { title: string; known: readonly string[] }) =>
      `"${f.title}" is not a known table and is ignored; known tables: ${f.known.join(', ')}`,
  },
  'unknown-table-resembles': {
    'zh-CN': (f: Resembles) =>
      `“${f.title}”没有读取：最像“${f.table}”表，已认出 ${f.found.join('、')}${f.missing.length === 0 ? '' : `；还缺 ${f.missing.join('、')}`}。请改写标题，或用 --save-mapping 存出对照文件，在其中写明它是哪个表、哪一列是哪一列`,
    en: (f: Resembles) =>
      `"${f.title}" is not read: it comes nearest to the table ${f.table}, of which it has ${f.found.join(', ')}${f.missing.length === 0 ? '' : ` and lacks ${f.missing.join(', ')}`}; change its headings, or save a mapping file with --save-mapping and say there which table and which columns they are`,
  },
  'later-table': {
    'zh-CN': (f: { title: string }) => `“${f.title}”用于调整已公布的方案，此处不读取`,
    en: (f: { title: string }) => `"${f.title}" serves to change a published plan and is not read here`,
  },
  'duplicate-table': {
    'zh-CN': (f: { table: string; other: string }) => `与“${f.other}”同为“${f.table}”表；请只留一个`,
    en: (f: { table: string; other: string }) => `is the table ${f.table}, as "${f.other}" is; keep one`,
  },
  'empty-table': {
    'zh-CN': (f: { table: string }) => `“${f.table}”表是空的，第一行应为标题`,
    en: (f: { table: string }) => `the table ${f.table} is empty; its first row should hold the headings`,
  },
  'no-rows': {
    'zh-CN': (f: { table: string }) => `“${f.table}”表只有标题，没有内容`,
    en: (f: { table: string }) => `the table ${f.table} has headings but no rows`,
  },
  'no-headings': {
    'zh-CN': (f: { table: string; example: string }) =>
      `第一行没有“${f.table}”表的任何标题；第一行须为标题（如“${f.example}”），上方不要留表名或空行`,
    en: (f: { table: string; example: string }) =>
      `row 1 holds no heading of the table ${f.table}; the first row holds the headings (such as ${f.example}), with no title above`,
  },
  'missing-column': {
    'zh-CN': (f: { table: string; column: string }) => `“${f.table}”表缺少必需的列“${f.column}”`,
    en: (f: { table: string; column: string }) => `the table ${f.table} lacks the required column ${f.column}`,
  },
  'duplicate-column': {
    'zh-CN': (f: { column: string; other: string }) => `与“${f.other}”都是“${f.column}”列；请只留一列`,
    en: (f: { column: string; other: string }) => `is the column ${f.column}, as "${f.other}" is; keep one`,
  },
  'repeated-rows': {
    'zh-CN': (f: { rows: number }) => `${f.rows} 行与另一个文件中的行完全相同，只取一次`,
    en: (f: { rows: number }) =>
      `${f.rows} ${f.rows === 1 ? 'row stands' : 'rows stand'} word for word in another file and ${f.rows === 1 ? 'is' : 'are'} taken once`,
  },
  'unknown-column': {
    'zh-CN': (f: { guess: string | null }) =>
      `不认识的列，已忽略${f.guess === null ? '' : `；是否指“${f.guess}”？若是，请改用该标题`}`,
    en: (f: { guess: string | null }) =>
      `unknown column, ignored${f.guess === null ? '' : `; is ${f.guess} meant? If so, use that heading`}`,
  },
  'remarks-not-read': {
    'zh-CN': (f: Remarks) =>
      `此列不读取，但第 ${f.rows.join('、')} 行写有请假、借调、退休、自愿等情况，这些教师现按在岗、可以交流计算；属实的请填入相应的列：${f.proposals.map(({ proposal, rows }) => `${proposal}（第 ${rows.join('、')} 行）`).join('；')}`,
    en: (f: Remarks) =>
      `this column is not read, but rows ${f.rows.join(', ')} speak of leave, secondment, retirement, consent or the like, and these teachers are counted as at work; where it is so, fill in: ${f.proposals.map(({ proposal, rows }) => `${proposal} (row ${rows.join(', ')})`).join('; ')}`,
  },
  'column-set-aside': {
    'zh-CN': () => '按对照文件不读取此列',
    en: () => 'not read, as the mapping file says',
  },
  'blanks-taken': {
    'zh-CN': (f: { cells: number; as: string }) => `${f.cells} 处空白，按“${f.as}”处理`,
    en: (f: { cells: number; as: string }) =>
      `${f.cells} empty ${f.cells === 1 ? 'cell is' : 'cells are'} taken for ${f.as}`,
  },
  'unnamed-column': {
    'zh-CN': (f: { letter: string }) => `第 ${f.letter} 列没有标题，内容已忽略`,
    en: (f: { letter: string }) => `column ${f.letter} has no heading: its cells are ignored`,
  },
  'sensitive-column': {
    'zh-CN': () => '证件号码、住址、电话、健康等个人信息不需要，读取时已丢弃；建议从文件中删除该列',
    en: () =>
      'identity numbers, addresses, telephone numbers and health data are not needed and were dropped; better delete the column',
  },
});
