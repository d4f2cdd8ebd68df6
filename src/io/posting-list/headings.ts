/**
 * The headings under which a list of postings says who goes where: those of our own rotation list in both languages
 * (`report/sheets/rotation-list.ts`; a test reads it back), of bureaus' name lists and of the national teacher system.
 */
import { foldHeading } from '../fold.ts';

/** What a column of a list means. `from` is where the person works now, `home` who holds the post. */
export type ListColumn =
  | 'id'
  | 'name'
  | 'from'
  | 'home'
  | 'to'
  | 'kind'
  | 'term'
  | 'start'
  | 'end'
  | 'years'
  | 'schoolYear'
  | 'sex'
  | 'born'
  | 'subject'
  | 'title'
  | 'remark'
  | 'lock';

/** The first heading is the one that messages name. */
const HEADINGS: Readonly<Record<ListColumn, readonly [string, ...string[]]>> = {
  id: ['教师编号', '教职工号', '工号', '教师工号', '教工号', '人员编号', 'Teacher id', 'id'],
  name: ['姓名', '教师姓名', '交流轮岗教师姓名', '交流教师姓名', '交流人员', '交流教师', '人员姓名', 'Name'],
  from: [
    '现单位',
    '派出学校',
    '派出单位',
    '原单位',
    '原单位名称',
    '原学校',
    '原任教学校',
    '现学校',
    '现任教学校',
    '现工作单位',
    '流出学校',
    '调出学校',
    '交流前单位',
    '交流前学校',
    '所在学校',
    '所在单位',
    '工作单位',
    '学校',
    '学校名称',
    '单位',
    '单位名称',
    'Present school',
    'from',
  ],
  home: ['编制单位', '编制学校', '编制所在学校', '编制所在单位', '人事关系所在单位', 'Holds the post'],
  to: [
    '拟交流单位',
    '接收学校',
    '接收单位',
    '交流学校',
    '拟交流学校',
    '交流单位',
    '交流单位名称',
    '交流轮岗单位',
    '交流轮岗单位名称',
    '交流轮岗学校',
    '流入学校',
    '流入单位',
    '交流后单位',
    '交流后学校',
    '支教学校',
    '支教单位',
    '支教单位名称',
    '受援学校',
    '新单位',
    '调入学校',
    '拟派往学校',
    '派往学校',
    'Proposed school',
    'to',
  ],
  kind: ['交流类型', '交流轮岗类型', '类型', '交流形式', '交流方式', 'Kind'],
  term: ['起止年月', '交流时间', '交流起止时间', '起止时间', '交流期限', '起止日期', '交流年限起止', 'From–until'],
  start: ['开始年月', '交流开始年月', '开始时间', '交流开始时间', '起始年月', '起始时间', '交流轮岗开始年月', 'start'],
  end: [
    '结束年月',
    '交流结束年月',
    '结束时间',
    '交流结束时间',
    '终止年月',
    '终止时间',
    '截止年月',
    '截止时间',
    '交流轮岗结束年月',
    'end',
  ],
  years: ['年限', '交流年限', '期限', '年数', '交流期限(年)', '年限(年)', 'years'],
  schoolYear: ['学年', '交流学年', '年度', 'School year'],
  sex: ['性别', 'Sex'],
  born: ['出生年月', '出生日期', 'Born'],
  subject: ['任教学科', '主教学科', '学科', '任教科目', 'Subject'],
  title: ['现聘职称', '职称', '专业技术职务', 'Title'],
  remark: ['备注', '说明', 'Remarks'],
  lock: ['锁定', '是否锁定', '固定', 'Lock', 'Locked'],
};

const LIST_COLUMNS = Object.keys(HEADINGS) as readonly ListColumn[];

/** The heading by which a message names a column that the file lacks. */
export const headingOf = (column: ListColumn): string => HEADINGS[column][0];

/** Dashes of all kinds are one: `From–until`. */
const plain = (heading: string): string => foldHeading(heading).replaceAll(/\p{Pd}/gu, '-');

const KNOWN = new Map(
  LIST_COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [plain(heading), column] as const)),
);

/** The meaning of a heading; undefined where it is none of a list. */
export const listColumn = (heading: string): ListColumn | undefined => KNOWN.get(plain(heading));

/**
 * Sheets that say by their name that they hold the list; where one does, the other sheets of the workbook are not
 * asked.
 */
const LIST_TITLES: ReadonlySet<string> = new Set(
  ['拟交流轮岗名单', '交流轮岗名单', '交流轮岗人员名单', '拟交流轮岗人员名单', '轮岗名单', '名单', 'rotationlist'].map(
    plain,
  ),
);
export const isListTitle = (title: string): boolean =>
  LIST_TITLES.has(plain(title).replaceAll(/\d{4}(?:-\d{4})?(?:学年|年)?/gu, ''));
