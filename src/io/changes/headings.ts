/** Columns and words of 人员变动 (data dictionary): headings with the aliases that offices write. */
import type { ChangeKind } from '../../domain/changes.ts';
import { foldHeading } from '../fold.ts';
import type { Spellings } from '../words.ts';

/** The table of changes, and the one with the whole rows of those who arrive. */
export const CHANGES_TITLE = '人员变动';
export const ARRIVALS_TITLE = '新教师';
export const CHANGES_ALIASES: readonly string[] = ['人员变动表', '变动', '变动表', '人员异动', '异动', 'changes'];
export const ARRIVALS_ALIASES: readonly string[] = ['新教师表', '新进教师', '调入教师', 'arrivals'];

export const COLUMNS = {
  id: ['序号', '变动编号', '变动序号', '编号', 'id'],
  date: ['日期', '生效日期', '变动日期', '生效时间', '变动时间', 'date'],
  kind: ['类型', '变动类型', '变动类别', '异动类型', 'kind'],
  teacher: ['教师编号', '教职工号', '工号', '教师工号', '教师', 'teacher'],
  column: ['列', '更正列', '栏目', '字段', '更正项目', 'column'],
  value: ['新值', '更正为', '更正后', '值', 'value'],
  school: ['学校编号', '学校', '校名', '学校名称', 'school'],
  subject: ['学科', '学科名称', '科目', 'subject'],
  year: ['学年', '年度', '适用学年', 'year'],
  tenths: ['需求人数', '需求数', '需求', 'demand'],
} as const satisfies Record<string, readonly string[]>;
export type ChangeColumn = keyof typeof COLUMNS;

/** What every row and every table of changes has. */
export const REQUIRED_CHANGE_COLUMNS: readonly ChangeColumn[] = ['id', 'date', 'kind'];

const KEYS = new Map(
  Object.entries(COLUMNS).flatMap(([key, names]) => names.map((name) => [foldHeading(name), key] as const)),
);
const isColumn = (key: string): key is ChangeColumn => key in COLUMNS;

/** The key of a heading; undefined = unknown. */
export function changeColumnOf(heading: string): ChangeColumn | undefined {
  const key = KEYS.get(foldHeading(heading));
  return key !== undefined && isColumn(key) ? key : undefined;
}

export const CHANGE_KIND_WORDS: Spellings<ChangeKind> = {
  resignation: ['离职', '辞职', '辞退', '解聘'],
  retirement: ['退休', '退职'],
  transferOut: ['调出', '调离'],
  transferIn: ['调入'],
  newHire: ['新入职', '新聘', '新招聘', '入职'],
  exemption: ['免除', '免除交流'],
  exemptionEnded: ['撤销免除', '取消免除'],
  demand: ['学科需求', '需求'],
  correction: ['更正', '更改', '修改'],
};
