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
