/** Sentences about words of offices: what they were read as, who was left out, and the county's own table of words. */
import { messages } from '../../messages/message.ts';

const some = (rows: readonly number[], separator: string): string =>
  `${rows.slice(0, 8).join(separator)}${rows.length > 8 ? '…' : ''}`;

export const officeTexts = messages({
  'words-understood': {
    'zh-CN': (f: { readings: readonly string[]; cells: number }) =>
      `${f.cells} 格按惯用写法读取：${f.readings.join('；')}。读得不对的，请改写，或在“对照”表中写明`,
    en: (f: { readings: readonly string[]; cells: number }) =>
      `${f.cells} ${f.cells === 1 ? 'cell was' : 'cells were'} read by the words of offices: ${f.readings.join('; ')}. Where that is wrong, change the cell or say it in a sheet 对照`,
  },
  'not-teachers': {
    'zh-CN': (f: { rows: readonly number[] }) =>
      `${f.rows.length} 人的职务表明不是教师（会计、后勤等），未读入，不计入人数：第 ${some(f.rows, '、')} 行；其实任课的请把职务写作“教师”`,
    en: (f: { rows: readonly number[] }) =>
      `${f.rows.length} ${f.rows.length === 1 ? 'person holds' : 'people hold'} a position of no teacher (accounts, services) and ${f.rows.length === 1 ? 'is' : 'are'} not read nor counted: row ${some(f.rows, ', ')}; who teaches after all is to have the position 教师`,
  },
  'beside-understood': {
    'zh-CN': (f: { rows: number; shown: readonly string[] }) =>
      `由交流经历、任教年级得知 ${f.rows} 人的情况（行号，填入的列）：${f.shown.join('；')}${f.rows > f.shown.length ? '；…' : ''}`,
    en: (f: { rows: number; shown: readonly string[] }) =>
      `the histories of postings and the forms taught say of ${f.rows} ${f.rows === 1 ? 'person' : 'people'}: ${f.shown.join('; ')}${f.rows > f.shown.length ? '; …' : ''}`,
  },
  'history-unclear': {
    'zh-CN': (f: { value: string }) =>
      `“${f.value}”看不出交流的起止年月；请写成“2026.8-2028.7 石桥小学”（多次用分号隔开），没有交流过的写“无”`,
    en: (f: { value: string }) =>
      `"${f.value}" does not tell from when to when the posting runs; write 2026.8-2028.7 石桥小学 (several with ; between them), or 无 for none`,
  },
  'history-no-term': {
    'zh-CN': (f: { value: string }) => `写有交流学校“${f.value}”而没有起止年月，不知道是否还在交流；请补填交流起止年月`,
    en: (f: { value: string }) =>
      `the posting to "${f.value}" has no months, so that it is not known whether it still runs; add them`,
  },
  'history-no-school': {
    'zh-CN': (f: { value: string }) => `“${f.value}”没有写交流到哪所学校；请在同一格或“交流学校”列写明`,
    en: (f: { value: string }) => `"${f.value}" does not say at which school; write it there or in a column 交流学校`,
  },
  'history-contradicts': {
    'zh-CN': (f: { value: string; working: string }) =>
      `交流经历写在“${f.value}”，另一列写“${f.working}”；请核对现在在哪里任教`,
    en: (f: { value: string; working: string }) =>
      `the history of postings says ${f.value}, another column says ${f.working}; where does the person work now?`,
  },
  'post-contradicts': {
    'zh-CN': (f: { value: string; other: string }) => `编制性质写“${f.value}”，而“在编”写“${f.other}”；请核对`,
    en: (f: { value: string; other: string }) => `the kind of post says ${f.value}, the column 在编 says ${f.other}`,
  },
  'grade-unclear': {
    'zh-CN': (f: { value: string }) => `“${f.value}”看不出任教小学还是初中；请写年级（如 八年级），或填“资格学段”`,
    en: (f: { value: string }) =>
      `"${f.value}" does not tell whether the person teaches at primary or junior secondary stage; write the form (八年级), or fill in 资格学段`,
  },
  'stage-unknown': {
    'zh-CN': (f: { rows: readonly number[] }) =>
      `九年一贯制学校的 ${f.rows.length} 名教师的“资格学段”“任教年级”都空着，按小学、初中都可任教处理：第 ${some(f.rows, '、')} 行；请补填其中一列`,
    en: (f: { rows: readonly number[] }) =>
      `${f.rows.length} of a nine-year school have neither 资格学段 nor 任教年级 and are taken to teach both stages: row ${some(f.rows, ', ')}; fill in one of the two`,
  },
  'meaning-incomplete': {
    'zh-CN': () => '“对照”表的每一行都要写明列、写法和读作',
    en: () => 'each row of 对照 names a column, the word as written and what it means',
  },
  'meaning-column': {
    'zh-CN': (f: { column: string }) => `“对照”表提到的“${f.column}”不是任何表的列`,
    en: (f: { column: string }) => `the table 对照 speaks of ${f.column}, which is a column of no table`,
  },
  'meaning-twice': {
    'zh-CN': (f: { column: string; word: string }) => `“${f.column}”的“${f.word}”在对照中有两种读法；请只留一种`,
    en: (f: { column: string; word: string }) => `"${f.word}" of ${f.column} has two meanings; keep one`,
  },
  'meaning-headings': {
    'zh-CN': () => '“对照”表的标题应为：列、写法、读作',
    en: () => 'the headings of the sheet 对照 are 列, 写法 and 读作',
  },
});
