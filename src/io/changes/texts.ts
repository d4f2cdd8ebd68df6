/** Sentences about files of staff changes. */
import { messages } from '../../messages/message.ts';

export const changeFileTexts = messages({
  'no-changes-table': {
    'zh-CN': () => '文件中没有“人员变动”表；工作表名或 CSV 文件名应为“人员变动”，表头至少有 序号、日期、类型',
    en: () =>
      'the file holds no table 人员变动; a sheet or CSV file of that name is expected, with at least the headings 序号, 日期, 类型',
  },
  'change-column-missing': {
    'zh-CN': (f: { columns: readonly string[] }) => `“人员变动”表缺少必需的列：${f.columns.join('、')}`,
    en: (f: { columns: readonly string[] }) => `the table 人员变动 lacks the required columns ${f.columns.join(', ')}`,
  },
  'change-cell-needed': {
    'zh-CN': (f: { column: string; kind: string }) => `类型为“${f.kind}”的变动须填“${f.column}”`,
    en: (f: { column: string; kind: string }) => `a change of the kind ${f.kind} needs ${f.column}`,
  },
  'kind-is-status': {
    'zh-CN': (f: { status: string }) =>
      `“${f.status}”是在岗状态，不是变动类型；请填 类型“更正”、列“在岗状态”、新值“${f.status}”，有返岗年月的另加一行：类型“更正”、列“离岗至”`,
    en: (f: { status: string }) =>
      `${f.status} is a status, not a kind of change; enter 类型 更正, 列 在岗状态, 新值 ${f.status}, and where the month of return is known a second row: 类型 更正, 列 离岗至`,
  },
  'change-id-twice': {
    'zh-CN': (f: { id: string; row: number }) =>
      `序号“${f.id}”在第 ${f.row} 行已用于另一条变动；每条变动须有自己的序号，本行未执行`,
    en: (f: { id: string; row: number }) =>
      `the id "${f.id}" stands for another change in row ${f.row}; every change needs an id of its own, and this row is set aside`,
  },
  'contact-in-change': {
    'zh-CN': () =>
      '这里（或该教师在“新教师”表中的一行）填有电话号码或住址，不予保存，本行未执行；请改填编号或该列应有的内容',
    en: () =>
      'a telephone number or an address stands here (or in the row of the teacher in 新教师); it is not kept, and this row is set aside: write an id, or what belongs there',
  },
  'not-correctable': {
    'zh-CN': (f: { column: string }) =>
      `“${f.column}”不是“教师”表中可以更正的列；请写“教师”表的列名（教师编号不能更正）`,
    en: (f: { column: string }) =>
      `"${f.column}" is no column of 教师 that can be corrected; write a heading of that table (教师编号 is never corrected)`,
  },
  'no-arrival-row': {
    'zh-CN': (f: { teacher: string }) => `“新教师”表中没有教师“${f.teacher}”的完整一行；调入、新入职须在该表填写`,
    en: (f: { teacher: string }) =>
      `the table 新教师 has no sound row for the teacher "${f.teacher}"; who arrives needs one`,
  },
  'two-arrival-rows': {
    'zh-CN': (f: { teacher: string }) => `“新教师”表中教师“${f.teacher}”不止一行；请只留一行`,
    en: (f: { teacher: string }) => `the table 新教师 has several rows for the teacher "${f.teacher}"; keep one`,
  },
  'arrival-not-used': {
    'zh-CN': (f: { teacher: string }) => `“新教师”表中的教师“${f.teacher}”没有对应的调入或新入职，未采用`,
    en: (f: { teacher: string }) =>
      `the row of the teacher "${f.teacher}" in 新教师 belongs to no arrival and is not used`,
  },
});
