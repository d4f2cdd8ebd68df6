/**
 * The one place where tables and columns have their names: the Chinese heading of the data dictionary and its aliases,
 * among them those of real staff lists (在编教师 of a district, the national teacher system). The English key of a
 * column is always an alias. Order of the columns = order of writing.
 */
import type { TableName } from '../domain/draft.ts';
import type { CellsOf } from './cells-of.ts';
import type { LessonRow } from './lessons/lesson-row.ts';

export interface ColumnNames {
  readonly heading: string;
  readonly aliases: readonly string[];
}

export interface TableNames<K extends TableName = TableName> {
  /** Name of the sheet, or of the file without `.csv`. */
  readonly title: string;
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly columns: { readonly [C in keyof CellsOf<K>]: ColumnNames };
}

const c = (heading: string, ...aliases: string[]): ColumnNames => ({ heading, aliases });

const SCHOOL = ['学校', '校名', '学校名称', '学校代码'] as const;

export const TABLES: { readonly [K in TableName]: TableNames<K> } = {
  groups: {
    title: '集团',
    aliases: ['教育集团', '集团表', '集团信息', 'groups'],
    required: false,
    columns: {
      id: c('集团编号', '编号', '集团代码'),
      name: c('集团名称', '名称', '集团'),
      kind: c('类型', '集团类型', '办学类型', '集团化办学类型'),
      kindFrom: c('类型起', '类型起始年月', '类型起始', '类型开始年月'),
      kindUntil: c('类型止', '类型截止年月', '类型截止', '类型结束年月'),
    },
  },
  zones: {
    title: '片区',
    aliases: ['片区表', '片区信息', 'zones'],
    required: false,
    columns: {
      id: c('片区编号', '编号', '片区代码'),
      name: c('片区名称', '名称', '片区'),
      mountain: c('山区', '是否山区'),
      monthlyAllowance: c('月津贴', '津贴', '每月津贴', '月津贴标准'),
    },
  },
  schools: {
    title: '学校',
    aliases: [
      '学校表',
      '学校信息',
      '学校名单',
      '学校情况',
      '学校情况一览表',
      '学校基本情况',
      '学校基本情况表',
      '学校基本信息',
      '学校一览表',
      'schools',
    ],
    required: true,
    columns: {
      id: c('学校编号', '编号', '学校代码', '学校ID', '学校标识码'),
      name: c('学校名称', '校名', '名称', '学校'),
      group: c('集团编号', '所属集团编号', '所属集团', '集团', '所属教育集团', '教育集团', '集团名称', '所在集团'),
      role: c(
        '角色',
        '学校角色',
        '集团内角色',
        '总校/分校',
        '核心校/成员校',
        '总校或分校',
        '核心校或成员校',
        '集团角色',
        '集团内身份',
      ),
      stage: c('学段', '学校学段', '办学学段', '办学类型', '学校类别', '学校类型', '办学层次'),
      zone: c('片区编号', '所属片区编号', '所属片区', '片区', '学区', '所属学区'),
      setting: c(
        '城乡类型',
        '城乡分类',
        '所在地城乡类型',
        '城乡类型代码',
        '城乡分类代码',
        '城乡',
        '所在地',
        '学校所在地',
        '所在地类型',
      ),
      opened: c('开办年月', '开办时间', '建校年月', '建校时间'),
      weak: c('薄弱校', '是否薄弱校', '薄弱学校', '相对薄弱校', '是否薄弱学校', '是否相对薄弱校', '是否相对薄弱学校'),
      establishment: c('编制数', '核定编制', '核定编制数', '教师编制数'),
      floatPermille: c('编制上浮', '编制上浮比例', 'establishmentFloat'),
      seniorPosts: c('高级岗位数', '高级岗位', '高级职数'),
      intermediatePosts: c('中级岗位数', '中级岗位', '中级职数'),
      principalPosts: c('校长职数', '正校长职数', '校级正职职数', '园长职数'),
      vicePrincipalPosts: c('副校长职数', '校级副职职数', '副园长职数'),
      leaderPostsBeforeMerger: c('合并前校级职数', '合并前校级领导职数', '融合前校级职数'),
      pupils: c('学生数', '在校生数', '在校学生数', '学生人数', '合计学生数'),
      longitude: c('经度', '东经'),
      latitude: c('纬度', '北纬'),
    },
  },
  teachers: {
    title: '教师',
    aliases: [
      '教师表',
      '教师信息',
      '教师信息表',
      '教师名册',
      '教师花名册',
      '教师名单',
      '在编教师',
      '教职工',
      'teachers',
    ],
    required: true,
    columns: {
      id: c('教师编号', '教职工号', '工号', '教师工号', '教工号', '编号'),
      name: c('姓名', '教师姓名'),
      sex: c('性别'),
      born: c('出生年月', '出生日期', '出生时间', '出生年月日'),
      home: c(
        '编制学校编号',
        '编制学校',
        '编制所在学校',
        '编制单位',
        '编制所在单位',
        '工作单位',
        '所在单位',
        '学校编号',
        ...SCHOOL,
      ),
      working: c('现任教学校编号', '现任教学校', '任教学校', '实际任教学校', '现任教单位', '现任教学校名称'),
      status: c('在岗状态', '人员状态', '在岗情况'),
      absentUntil: c('离岗至', '离岗截止年月', '离岗截止时间', '预计返岗年月'),
      since: c(
        '进现校年月',
        '入现单位时间',
        '进本校年月',
        '进本校时间',
        '进现校时间',
        '进现单位时间',
        '到校年月',
        '到校时间',
        '到本校年月',
        '到本校时间',
        '到本校工作时间',
      ),
      employedSince: c('参加工作年月', '参加工作时间', '参加工作日期'),
      subject: c('主教学科', '任教学科', '教授科目', '现任教学科', '任教课程', '学科'),
      teachingTenths: c('任课比例', '任课折算', '任课系数', '工作量比例', 'teachingShare'),
      weekly: c('周课时', '周课时数', '每周课时', '任课周课时', '实际周课时'),
      standard: c('标准课时', '标准周课时', '教师标准课时', '标准工作量'),
      otherSubjects: c('兼教学科', '兼任学科', '兼课学科', '兼教科目'),
      certifiedStages: c('资格学段', '教师资格学段', '教师资格类型', '教师资格种类'),
      title: c('现聘职称', '职称', '专业技术职称', '专业技术职务', '聘任专业技术职务', '现任职称'),
      backbone: c(
        '骨干层级',
        '骨干教师',
        '骨干级别',
        '骨干称号',
        '骨干教师级别',
        '骨干教师层级',
        '骨干教师称号',
        '骨干及荣誉称号',
        '是否县级及以上骨干教师',
        '县级及以上骨干教师',
      ),
      postLevel: c('岗位等级', '专业技术岗位', '专业技术岗位等级', '专技岗位等级'),
      position: c('职务', '行政职务', '职务角色', '现任职务'),
      positionSince: c('任现职年月', '行政职务任职时间', '任现职时间', '任职时间'),
      graduatingYear: c('毕业班', '毕业班学年', '任教毕业班'),
      classTeacher: c('班主任', '是否班主任', '担任班主任'),
      established: c('在编', '是否在编', '在编情况', '编制', '编制情况'),
      exempt: c('免除交流', '是否免除交流', '免予交流'),
      exemptUntil: c('免除至', '免除截止年月', '免除交流至'),
      volunteer: c('自愿交流', '是否自愿交流', '自愿'),
      wishes: c('意愿学校', '意愿学校编号', '志愿学校', '交流意愿学校'),
      spouse: c('配偶教师编号', '配偶编号', '配偶工号', '配偶教职工号'),
      postedFrom: c('交流开始年月', '交流开始时间', '交流起始年月', '交流起始时间'),
      postedUntil: c('交流结束年月', '交流结束时间', '交流截止年月', '交流终止年月'),
      lastHost: c('上次交流学校编号', '上次交流学校', '上轮交流学校', '最近交流学校'),
      timesPosted: c('已交流次数', '交流次数'),
      serviceEnds: c('服务期满年月', '服务期满时间'),
      leaves: c('预计离岗年月', '预计离岗时间', '离岗年月', '预计退休年月'),
      ruralMonths: c('乡村任教月数', '农村任教月数', '乡村任教月份数'),
    },
  },
  demand: {
    title: '学科需求',
    aliases: ['学科需求表', '需求', '学科需求人数', '教师需求', 'demand'],
    required: false,
    columns: {
      school: c('学校编号', ...SCHOOL),
      subject: c('学科', '学科名称', '科目'),
      year: c('学年', '年度', '适用学年'),
      tenths: c(
        '需求人数',
        '需求数',
        '需求教师数',
        '教师需求数',
        'demand',
        '应配',
        '应配人数',
        '应配数',
        '应配教师',
        '应配教师数',
        '应有教师数',
      ),
    },
  },
  budgets: {
    title: '经费',
    aliases: ['经费表', '津贴预算', 'budgets'],
    required: false,
    columns: {
      year: c('学年', '年度'),
      allowanceBudget: c('津贴预算', '年津贴预算', '预算'),
      livingAllowance: c('月生活补助', '生活补助', '每月生活补助'),
      transportAllowance: c('月交通补助', '交通补助', '每月交通补助'),
    },
  },
  assessments: {
    title: '学校考核',
    aliases: ['学校考核表', '考核', 'assessment', 'assessments'],
    required: false,
    columns: {
      school: c('学校编号', ...SCHOOL),
      year: c('学年', '年度'),
      z: c('Z值', '本年Z值'),
      lastZ: c('上年Z值', '上学年Z值', '上年度Z值'),
      graduatingClasses: c('毕业班数', '毕业班班数'),
      qualityAward: c('质量奖', '质量奖金'),
      principalPay: c('校长绩效', '校长年度绩效'),
      excellentPercent: c('优秀基数比例', '优秀比例'),
    },
  },
  pins: {
    title: '指定',
    aliases: ['指定表', '指定人员', 'pins'],
    required: false,
    columns: {
      teacher: c('教师编号', '教职工号', '工号', '教师'),
      kind: c('方式', '指定方式'),
      school: c('学校编号', '指定学校编号', ...SCHOOL),
      year: c('学年', '年度'),
      reason: c('理由', '原因'),
    },
  },
  activities: {
    title: '协作活动',
    aliases: ['协作活动表', '协作交流活动', '集团活动', 'activities'],
    required: false,
    columns: {
      group: c('集团编号', '集团', '所属集团'),
      year: c('学年', '年度'),
      form: c('形式', '活动形式', '方式', '类型'),
      from: c('派出学校编号', '派出学校', '派出单位'),
      to: c('接受学校编号', '接受学校', '接收学校编号', '接收学校', '接受单位'),
      teacher: c('教师编号', '派出教师编号', '教职工号', '工号', '教师'),
      subject: c('学科', '学科名称', '科目'),
      begins: c('起', '开始年月', '起始年月', '开始时间', '起始时间'),
      ends: c('止', '结束年月', '截止年月', '结束时间', '终止年月'),
      weeklyHundredths: c('周课时', '周课时数', '每周课时', 'weeklyLessons'),
      times: c('次数', '活动次数'),
      tutor: c('辅导教师编号', '辅导教师', '指导教师编号', '指导教师'),
    },
  },
  attestations: {
    title: '人工核对',
    aliases: ['人工核对表', '核对结果', '人工核查', 'attestations'],
    required: false,
    columns: {
      clause: c('条款', '条款编号'),
      year: c('学年', '年度'),
      verdict: c('结论', '核对结论', '核对结果'),
      by: c('核对人', '核查人', '经办人'),
      date: c('日期', '核对日期', '核查日期'),
      note: c('说明', '备注'),
    },
  },
};

/**
 * Columns that came later: written only where some row has a value, so that tables without them stay as they were.
 */
export const LATER_COLUMNS: { readonly [K in TableName]?: readonly (keyof CellsOf<K>)[] } = {
  groups: ['kindFrom', 'kindUntil'],
  schools: ['principalPosts', 'vicePrincipalPosts', 'leaderPostsBeforeMerger'],
  teachers: ['teachingTenths', 'weekly', 'standard', 'lastHost'],
};

/** The order in which tables are read, written and reported. */
export const TABLE_ORDER = Object.keys(TABLES) as TableName[];

/** A table from which another is computed: 学科需求 from what schools know of their lessons. */
const LESSONS: SheetNames = {
  title: '课时',
  aliases: ['课时表', '周课时', '课时需求', '开课情况', 'lessons'],
  required: false,
  columns: {
    school: c('学校', '学校编号', '校名', '学校名称', '学校代码'),
    subject: c('学科', '学科名称', '科目'),
    year: c('学年', '年度', '适用学年'),
    classes: c('班级数', '班数', '教学班数'),
    weekly: c('周课时', '周课时数', '每班周课时', '每周课时'),
    standard: c('标准课时', '标准周课时', '教师标准课时', '标准工作量'),
  } satisfies { readonly [C in keyof LessonRow]: ColumnNames },
};

/** Tables of a roster, and what a roster's tables are computed from. */
export type SheetName = TableName | 'lessons';

interface SheetNames {
  readonly title: string;
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly columns: Readonly<Record<string, ColumnNames>>;
}

/** Everything that the reader knows by name, in the order in which it is read and reported. */
export const SHEETS: Readonly<Record<SheetName, SheetNames>> = { ...TABLES, lessons: LESSONS };

export const SHEET_ORDER = Object.keys(SHEETS) as SheetName[];

/** Sheets of ours that hold no data: known by name and passed over without a word. */
export const GUIDE_SHEETS: readonly string[] = ['填表说明', 'guide'];

/** Tables of re-planning: known by name, read by other commands. */
export const LATER_TABLES: readonly string[] = ['人员变动', '新教师'];
