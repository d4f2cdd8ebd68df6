/**
 * Headings that resemble a column of ours without meaning quite the same: they are not read, but the user is asked
 * whether that column was meant. A list by hand; likeness of letters would guess 职称时间 for 职称.
 */
import { foldHeading } from './fold.ts';
import type { SheetName } from './headings.ts';

/** Heading of ours → headings that resemble it, by table. */
export const GUESSES: Partial<Record<SheetName, Readonly<Record<string, readonly string[]>>>> = {
  schools: {
    学校名称: ['单位名称', '单位', '学校全称'],
    片区编号: ['区域', '所属区域', '地区', '乡镇'],
    编制数: ['编制', '教职工编制', '教职工编制数', '在编教师数'],
    学生数: ['在校生', '学生总数', '人数'],
  },
  teachers: {
    教师编号: ['序号', '人员编号', '职工号'],
    编制学校编号: ['单位', '单位名称', '学校全称', '人事关系所在单位'],
    现任教学校编号: ['支教单位名称', '支教学校'],
    进现校年月: ['入职时间', '入编时间', '调入时间', '进校时间', '来校时间'],
    参加工作年月: ['工作时间', '从教时间', '教龄', '参加教育工作时间'],
    主教学科: ['任教科目', '科目', '教师资格学科', '资格取得学科'],
    资格学段: ['学段'],
    现聘职称: ['最高职称', '职级', '职称等级', '职称级别'],
    骨干层级: ['荣誉称号', '骨干', '是否骨干', '名师称号', '市级以上荣誉', '是否特级教师'],
    岗位等级: ['岗位', '岗位级别', '专业技术岗位等级分类'],
    职务: ['校内职务', '校内其他职务', '党内职务级别', '岗位职务'],
    毕业班: ['是否毕业班', '毕业班教师'],
    自愿交流: ['交流意愿', '是否愿意交流', '是否有交流意愿'],
    意愿学校: ['意向学校', '拟去学校', '交流意向'],
    交流开始年月: ['支教开始时间'],
    交流结束年月: ['支教结束时间', '交流到期时间'],
    预计离岗年月: ['退休时间', '退休年月', '退休日期'],
    乡村任教月数: ['乡村任教年限', '农村任教年限', '支教年限'],
  },
  demand: {
    需求人数: ['缺编数', '缺额', '核定人数', '缺员', '缺员数', '余缺', '缺/超', '缺编', '差额'],
    学校编号: ['单位', '单位名称'],
  },
};

const FOUND = new Map(
  Object.entries(GUESSES).map(([table, columns]) => [
    table,
    new Map(
      Object.entries(columns).flatMap(([heading, others]) =>
        others.map((other) => [foldHeading(other), heading] as const),
      ),
    ),
  ]),
);

/** Shorter ones end too many headings. */
const LEAST_BELOW = 4;

/**
 * The heading that may have been meant, be it below another (交流情况 over 意向学校 is read as 交流情况意向学校); null where nothing is
 * known.
 */
export function guessOf(table: SheetName, heading: string): string | null {
  const known = FOUND.get(table);
  const folded = foldHeading(heading);
  const below = [...(known ?? [])].find(
    ([other]) =>
      other.length >= LEAST_BELOW && folded.endsWith(other) && /(?:情况|信息)$/u.test(folded.slice(0, -other.length)),
  );
  return known?.get(folded) ?? below?.[1] ?? null;
}
