/** Sentences about single cells: what stands there and what is expected. */
import { messages } from '../messages/message.ts';

export const cellTexts = messages({
  'empty-cell': {
    'zh-CN': (f: { column: string }) => `“${f.column}”必填，不能留空`,
    en: (f: { column: string }) => `"${f.column}" is required and must not be empty`,
  },
  'formula-cell': {
    'zh-CN': (f: { formula: string }) =>
      `公式 ${f.formula} 没有保存计算结果，无法得知它的值；请用 Excel 或 WPS 打开工作簿并保存一次，或把公式粘贴为数值`,
    en: (f: { formula: string }) =>
      `the formula ${f.formula} was saved without its result, so that its value is not known; open the workbook in Excel or WPS and save it once, or paste values`,
  },
  'error-cell': {
    'zh-CN': (f: { value: string }) => `单元格是错误值 ${f.value}；请改成实际内容或留空`,
    en: (f: { value: string }) => `the cell holds the error value ${f.value}; write the real content or leave it empty`,
  },
  'identity-number': {
    'zh-CN': (f: { column: string }) => `“${f.column}”中出现身份证号；请改用校内编号，身份证号不得出现在名册中`,
    en: (f: { column: string }) => `"${f.column}" holds an identity-card number; use an internal number instead`,
  },
  'contact-masked': {
    'zh-CN': (f: { column: string }) => `“${f.column}”中的电话或住址已隐去；名册不需要这些信息，请从文件中删除`,
    en: (f: { column: string }) =>
      `a telephone number or an address in "${f.column}" was starred out; the roster does not need it, delete it from the file`,
  },
  'serial-date': {
    'zh-CN': (f: { value: string; month: string }) =>
      `数值 ${f.value} 按电子表格的日期序号读作 ${f.month}；请把该列设为日期格式或写成年月`,
    en: (f: { value: string; month: string }) =>
      `the number ${f.value} is read as a spreadsheet's serial date, ${f.month}; format the column as dates or write months`,
  },
  'doubtful-school': {
    'zh-CN': (f: { value: string; candidates: readonly string[] }) =>
      `“${f.value}”不是学校编号，也不是某一所学校的全名；是否指 ${f.candidates.join('、')}？请写学校编号，或在对照文件的 schools 中写明`,
    en: (f: { value: string; candidates: readonly string[] }) =>
      `"${f.value}" is neither a school's id nor exactly one school's name; is it ${f.candidates.join(', ')}? Write the id, or say it under schools in a mapping file`,
  },
  'too-long': {
    'zh-CN': (f: { column: string; length: number; most: number }) =>
      `“${f.column}”有 ${f.length} 个字，至多 ${f.most} 个字；请检查是否误粘贴`,
    en: (f: { column: string; length: number; most: number }) =>
      `"${f.column}" has ${f.length} characters, at most ${f.most} are allowed; was something pasted by mistake?`,
  },
  'lost-signs': {
    'zh-CN': (f: { value: string; signs: readonly string[] }) =>
      `“${f.value}”中有丢失或无法正常显示的字（${f.signs.join('、')}），名单和公示会照样印出；请按证件改正`,
    en: (f: { value: string; signs: readonly string[] }) =>
      `"${f.value}" holds a character that was lost or that is shown differently everywhere (${f.signs.join(', ')}), and lists will print it so; write the right one`,
  },
  'several-in-name': {
    'zh-CN': (f: { value: string }) => `“${f.value}”中有换行或逗号、顿号；是否两个人写在了一格？一格只写一个名称`,
    en: (f: { value: string }) => `"${f.value}" holds a line break or a comma; do two people stand in one cell?`,
  },
  'mangled-number': {
    'zh-CN': (f: { value: string }) => `“${f.value}”是被电子表格改写过的编号；请把该列设为文本格式后重新填写`,
    en: (f: { value: string }) =>
      `"${f.value}" is an id that a spreadsheet has rewritten; format the column as text and enter it again`,
  },
  'bad-month': {
    'zh-CN': (f: { value: string }) =>
      `“${f.value}”不是年月；请写成 2019-09、2019.09、201909、2019/9 或 2019年9月（1900—2099 年）`,
    en: (f: { value: string }) =>
      `"${f.value}" is not a month; write 2019-09, 2019.09, 201909, 2019/9 or 2019年9月 (1900–2099)`,
  },
  'ambiguous-month': {
    'zh-CN': (f: { value: string; year: string }) =>
      `数值 ${f.value} 可能是 ${f.year} 年 1 月，也可能是 10 月；请写成 ${f.year}-01 或 ${f.year}-10`,
    en: (f: { value: string; year: string }) =>
      `the number ${f.value} may be January or October ${f.year}; write ${f.year}-01 or ${f.year}-10`,
  },
  'january-or-october': {
    'zh-CN': (f: { value: string; year: string }) =>
      `“${f.value}”按 ${f.year} 年 1 月读取；若是 10 月，请写成 ${f.year}-10`,
    en: (f: { value: string; year: string }) =>
      `"${f.value}" is read as January ${f.year}; if October is meant, write ${f.year}-10`,
  },
  'short-year': {
    'zh-CN': (f: { value: string; month: string }) => `“${f.value}”读作 ${f.month}；不是的请写出四位年份`,
    en: (f: { value: string; month: string }) =>
      `"${f.value}" is read as ${f.month}; write the year with four digits where that is wrong`,
  },
  'bad-school-year': {
    'zh-CN': (f: { value: string }) => `“${f.value}”不是学年；请写成 2027、2027-2028 或 2027学年`,
    en: (f: { value: string }) => `"${f.value}" is not a school year; write 2027, 2027-2028 or 2027学年`,
  },
  'bad-graduating-year': {
    'zh-CN': (f: { value: string }) =>
      `“${f.value}”不能确定毕业班的学年；请写学年（如 2027）、“是”（规划期第一年）或留空`,
    en: (f: { value: string }) =>
      `"${f.value}" does not tell when the class graduates; write a school year (2027), 是 (first year of the plan) or nothing`,
  },
  'ambiguous-graduating-year': {
    'zh-CN': () => '单独一个“1”含义不明；请写学年（如 2027），或写“是”表示规划期第一年',
    en: () => 'a bare 1 is ambiguous; write a school year (2027), or 是 for the first year of the plan',
  },
  'bad-yes-no': {
    'zh-CN': (f: { value: string }) => `“${f.value}”不是“是/否”；可写 是/否、1/0、true/false、有/无、√/×`,
    en: (f: { value: string }) => `"${f.value}" is neither yes nor no; write 是/否, 1/0, true/false, 有/无 or √/×`,
  },
  'bad-integer': {
    'zh-CN': (f: { value: string; least: number; most: number }) => `“${f.value}”不是 ${f.least}—${f.most} 的整数`,
    en: (f: { value: string; least: number; most: number }) =>
      `"${f.value}" is not a whole number from ${f.least} to ${f.most}`,
  },
  'bad-number': {
    'zh-CN': (f: { value: string; least: number; most: number }) => `“${f.value}”不是 ${f.least} 至 ${f.most} 的数`,
    en: (f: { value: string; least: number; most: number }) =>
      `"${f.value}" is not a number from ${f.least} to ${f.most}`,
  },
  'bad-demand': {
    'zh-CN': (f: { value: string; most: number }) =>
      `“${f.value}”不是需求人数；请填 0 至 ${f.most} 的数，最多一位小数（如 2.4）`,
    en: (f: { value: string; most: number }) =>
      `"${f.value}" is not a demand; a number from 0 to ${f.most} with at most one decimal is expected (2.4)`,
  },
  'bad-share': {
    'zh-CN': (f: { value: string }) => `“${f.value}”不是编制上浮比例；请填 0 至 0.03，或 0% 至 3%`,
    en: (f: { value: string }) =>
      `"${f.value}" is not an extra share of establishment; 0 to 0.03 or 0% to 3% is expected`,
  },
  'bad-teaching-share': {
    'zh-CN': (f: { value: string }) => `“${f.value}”不是任课比例；请填 0 至 1 的数，最多一位小数（如 0.5），或 50%、半`,
    en: (f: { value: string }) =>
      `"${f.value}" is not a share of a full timetable; 0 to 1 with at most one decimal (0.5), 50% or 半 is expected`,
  },
  'lessons-without-standard': {
    'zh-CN': () => '填了周课时而没有标准课时，算不出任课比例，按默认处理；请补填标准课时或任课比例',
    en: () =>
      'lessons a week without the standard of a full timetable say nothing of the share of teaching: the default is taken; add 标准课时 or 任课比例',
  },
  'bad-word': {
    'zh-CN': (f: { value: string; expected: readonly string[] }) =>
      `“${f.value}”不在可选值内；请填 ${f.expected.join('、')} 之一`,
    en: (f: { value: string; expected: readonly string[] }) =>
      `"${f.value}" is not one of the values known here: ${f.expected.join(', ')}`,
  },
  'county-town': {
    'zh-CN': (f: { value: string }) => `“${f.value}”读作城区；统计上属于镇区的请写“镇区”`,
    en: (f: { value: string }) => `"${f.value}" is read as 城区; write 镇区 where the statistics count it as a town`,
  },
  'which-subject': {
    'zh-CN': (f: { value: string; column: string }) =>
      `“${f.value}”说不出是哪一门学科；“${f.column}”请写一门主教学科（如 语文），其余写入兼教学科，职务写入相应的列`,
    en: (f: { value: string; column: string }) =>
      `"${f.value}" does not say which subject; write one main subject in ${f.column} (语文, say), others under 兼教学科 and duties in their own columns`,
  },
  'unknown-subject': {
    'zh-CN': (f: { value: string }) =>
      `“${f.value}”不在国家课程学科名录中，按本地学科处理；若是笔误请改正，同一学科各表须写同一名称`,
    en: (f: { value: string }) =>
      `"${f.value}" is not in the national list of subjects and is taken as a local one; mend it if it is a slip`,
  },
  'school-not-used': {
    'zh-CN': () => '“不得交流”不看学校编号，此格不起作用；只是不得到某校的请用“不得到”',
    en: () => 'mustStay (不得交流) takes no school: without effect; use notTo (不得到) to forbid one',
  },
  'must-go-with-school': {
    'zh-CN': () => '“必须交流”不限定学校；要交流到这所学校请把方式改为“指定到”，不限定的请清空学校编号',
    en: () => 'mustGo (必须交流) takes no school; write goTo (指定到) for this school, or leave the school empty',
  },
});
