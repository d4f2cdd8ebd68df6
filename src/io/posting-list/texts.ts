/** Sentences about a list of postings: what could not be understood, and which answers are possible. */
import { messages } from '../../messages/message.ts';

type Asked = { value: string; candidates: readonly string[] };

const zhOr = (candidates: readonly string[], none: string): string =>
  candidates.length === 0 ? none : `；是否指：${candidates.join('、')}？`;
const enOr = (candidates: readonly string[], none: string): string =>
  candidates.length === 0 ? none : `; is one of these meant: ${candidates.join(', ')}?`;

export const listTexts = messages({
  'list-not-a-file': {
    'zh-CN': () => '名单应为一个 .xlsx 工作簿或一个 .csv 文件',
    en: () => 'the list must be one .xlsx workbook or one .csv file',
  },
  'list-no-headings': {
    'zh-CN': (f: { lacking: readonly string[] }) =>
      `没有找到名单：前 ${HEADING_ROWS} 行里没有同时写有“姓名”（或“教师编号”）和“接收学校”（或“拟交流单位”）的标题行${f.lacking.length === 0 ? '' : `；缺少：${f.lacking.join('、')}`}`,
    en: (f: { lacking: readonly string[] }) =>
      `no list found: none of the first ${HEADING_ROWS} rows holds the headings 姓名 (or 教师编号) and 接收学校 (or 拟交流单位)${f.lacking.length === 0 ? '' : `; lacking: ${f.lacking.join(', ')}`}`,
  },
  'list-no-rows': {
    'zh-CN': () => '名单里没有人',
    en: () => 'the list names nobody',
  },
  'list-row-set-aside': {
    'zh-CN': (f: { text: string }) => `这一行（“${f.text}”）没有姓名或编号，按合计、说明行处理，未读取`,
    en: (f: { text: string }) => `the row ("${f.text}") names nobody and was set aside as a total or a remark`,
  },
  'list-sheets-left': {
    'zh-CN': (f: { read: string }) => `只读取名单所在的工作表“${f.read}”，此表未读取`,
    en: (f: { read: string }) => `only the sheet of the list, ${f.read}, is read; this one is not`,
  },
  'list-unknown-id': {
    'zh-CN': (f: { value: string }) => `名册中没有编号为 ${f.value} 的教师`,
    en: (f: { value: string }) => `the roster has no teacher with the id ${f.value}`,
  },
  'list-unknown-teacher': {
    'zh-CN': (f: Asked) => `名册中没有叫“${f.value}”的教师${zhOr(f.candidates, '；请核对姓名，或填写教师编号')}`,
    en: (f: Asked) =>
      `the roster has no teacher named ${f.value}${enOr(f.candidates, '; look at the name, or give the teacher id')}`,
  },
  'list-same-name': {
    'zh-CN': (f: Asked) =>
      `有 ${f.candidates.length} 位“${f.value}”，不能确定是哪一位；请加一列“教师编号”填写其一：${f.candidates.join('、')}`,
    en: (f: Asked) =>
      `${f.candidates.length} teachers are named ${f.value}, and which one is meant cannot be told; add a column 教师编号 with one of: ${f.candidates.join(', ')}`,
  },
  'list-other-school': {
    'zh-CN': (f: Asked & { school: string }) =>
      `${f.school}没有叫“${f.value}”的教师；名册中有：${f.candidates.join('、')}。请改正派出学校，或填写教师编号`,
    en: (f: Asked & { school: string }) =>
      `no teacher of ${f.school} is named ${f.value}; the roster has: ${f.candidates.join(', ')}. Mend the school, or give the teacher id`,
  },
  'list-id-and-name': {
    'zh-CN': (f: { id: string; expected: string; value: string }) =>
      `编号 ${f.id} 在名册中是“${f.expected}”，这里写的是“${f.value}”；请改正其中一处`,
    en: (f: { id: string; expected: string; value: string }) =>
      `the id ${f.id} is ${f.expected} in the roster, but the list says ${f.value}; mend one of the two`,
  },
  'list-unknown-school': {
    'zh-CN': (f: Asked) => `名册中没有学校“${f.value}”${zhOr(f.candidates, '；请写名册中的学校名称或学校编号')}`,
    en: (f: Asked) =>
      `the roster has no school ${f.value}${enOr(f.candidates, '; write the name or the id of a school of the roster')}`,
  },
  'list-same-school': {
    'zh-CN': (f: Asked) => `有 ${f.candidates.length} 所学校叫“${f.value}”；请写成 ${f.candidates.join(' 或 ')}`,
    en: (f: Asked) => `${f.candidates.length} schools are named ${f.value}; write ${f.candidates.join(' or ')}`,
  },
  'list-bad-kind': {
    'zh-CN': (f: { value: string; expected: readonly string[] }) =>
      `“${f.value}”不是交流类型；请填 ${f.expected.join('、')} 之一`,
    en: (f: { value: string; expected: readonly string[] }) =>
      `"${f.value}" is not a kind of posting: ${f.expected.join(', ')}`,
  },
  'list-bad-lock': {
    'zh-CN': (f: { value: string }) =>
      `“${f.value}”不是锁定方式；请填“是”（照此安排）、“优先”（尽量照此）或“否”（不锁定）`,
    en: (f: { value: string }) =>
      `"${f.value}" is no way of locking: 是 (as it stands), 优先 (if it can be) or 否 (not locked)`,
  },
  'list-bad-term': {
    'zh-CN': (f: { value: string }) => `“${f.value}”不是起止年月；请写成 2027-09—2030-08`,
    en: (f: { value: string }) => `"${f.value}" is not a first and a last month; write 2027-09—2030-08`,
  },
  'list-bad-years': {
    'zh-CN': (f: { value: string }) => `“${f.value}”不是交流年限；请填整年数，如 3 或 三年`,
    en: (f: { value: string }) => `"${f.value}" is not a number of years; write whole years, such as 3`,
  },
  'list-not-whole-years': {
    'zh-CN': (f: { value: string }) => `“${f.value}”不是整学年：交流从 9 月开始，到 6—9 月结束`,
    en: (f: { value: string }) =>
      `"${f.value}" is not made of whole school years: a posting begins in September and ends in June to September`,
  },
  'list-bad-start': {
    'zh-CN': (f: { value: string }) => `“${f.value}”不在学年开始时（7—9 月）；交流从 9 月开始，请写成 2027-09`,
    en: (f: { value: string }) =>
      `"${f.value}" is not at the beginning of a school year (July to September); write 2027-09`,
  },
  'list-other-year': {
    'zh-CN': (f: { value: string; expected: readonly number[] }) =>
      `“${f.value}”不属于本名单的学年；应为 ${f.expected.join('、')} 学年`,
    en: (f: { value: string; expected: readonly number[] }) =>
      `"${f.value}" is not of the school year of this list: ${f.expected.join(', ')}`,
  },
  'list-no-start': {
    'zh-CN': () => '没有写明从哪一学年开始；请加一列“开始年月”，或在命令中用 --from 指明',
    en: () => 'the school year in which it begins is not said; add a column 开始年月, or name the year with --from',
  },
  'list-terms-differ': {
    'zh-CN': (f: { value: string; other: string }) => `“${f.value}”与同一行的“${f.other}”不一致；请改正其中一处`,
    en: (f: { value: string; other: string }) =>
      `"${f.value}" and "${f.other}" of the same row do not agree; mend one of them`,
  },
  'list-no-years': {
    'zh-CN': (f: { allowed: readonly number[] }) =>
      `没有写明交流几年，政策允许 ${f.allowed.join('、')} 年；请加一列“年限”或“结束年月”`,
    en: (f: { allowed: readonly number[] }) =>
      `how many years is not said, and the policy allows ${f.allowed.join(', ')}; add a column 年限 or 结束年月`,
  },
  'list-twice': {
    'zh-CN': (f: { teacher: string; row: number }) =>
      `${f.teacher} 在第 ${f.row} 行已经列出；一人只能交流一次，请只留一行`,
    en: (f: { teacher: string; row: number }) =>
      `${f.teacher} stands in row ${f.row} already; nobody is posted twice: keep one row`,
  },
  'list-details-differ': {
    'zh-CN': (f: { teacher: string; details: readonly { column: string; expected: string }[] }) =>
      `按姓名和学校认作 ${f.teacher}；这些内容与名册不同，以名册为准：${f.details.map(({ column, expected }) => `${column}（名册为“${expected}”）`).join('、')}`,
    en: (f: { teacher: string; details: readonly { column: string; expected: string }[] }) =>
      `taken for ${f.teacher} by name and school; this differs from the roster, which holds: ${f.details.map(({ column, expected }) => `${column} (the roster: ${expected})`).join(', ')}`,
  },
});

/** Letterheads and titles take a few rows; a list whose headings come later is none. */
export const HEADING_ROWS = 20;
