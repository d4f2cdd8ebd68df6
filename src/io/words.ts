/**
 * The words of the closed vocabularies, one place for reading and writing. The first word of each list is the
 * dictionary's and the one that is written; the English key is always understood too.
 */
import type {
  ActivityForm,
  Attested,
  Backbone,
  GroupKind,
  PinKind,
  Position,
  Role,
  SchoolStage,
  Setting,
  Sex,
  Stage,
  Status,
  Title,
} from '../domain/words.ts';
import { fold } from './fold.ts';

export type Spellings<K extends string> = Readonly<Record<K, readonly [string, ...string[]]>>;

export const GROUP_KIND_WORDS: Spellings<GroupKind> = {
  fused: ['融合型', '融合'],
  coBuilt: ['共建型', '共建'],
  collaborative: ['协作型', '协作'],
  community: ['共同体', '教育共同体'],
  league: ['联盟', '联盟型', '教育联盟'],
  tight: ['紧密型', '紧密'],
  loose: ['非紧密型', '非紧密', '松散型'],
  integrated: ['一体化', '一体化管理'],
  sameStage: ['同学段', '同学段集团'],
  crossStage: ['跨学段', '跨学段集团'],
  kindergartenAlliance: ['联盟园', '幼儿园联盟'],
};

export const ROLE_WORDS: Spellings<Role> = {
  core: ['核心校', '总校', '牵头校', '领办校', '核心学校', '牵头学校', '领办学校'],
  member: ['成员校', '分校', '校区', '被领办校', '成员学校', '被领办学校', '分校区'],
};

const KINDERGARTEN = ['幼儿园', '学前', '学前教育'] as const;
const PRIMARY = ['小学', '小学学段', '普通小学'] as const;
/** Kinds of school, which are no stages of a certificate. */
const PRIMARY_SCHOOLS = ['完全小学', '完小', '中心小学', '中心完小', '教学点', '村小', '小学教学点'] as const;
const JUNIOR = ['初中', '初级中学', '普通初中', '初中学段'] as const;
const SENIOR = ['高中', '高级中学', '普通高中', '高中学段'] as const;

export const SCHOOL_STAGE_WORDS: Spellings<SchoolStage> = {
  kindergarten: KINDERGARTEN,
  primary: [...PRIMARY, ...PRIMARY_SCHOOLS],
  juniorSecondary: JUNIOR,
  nineYear: ['九年一贯制', '九年一贯制学校', '九年制', '九年制学校'],
  seniorSecondary: SENIOR,
};

export const STAGE_WORDS: Spellings<Stage> = {
  kindergarten: [...KINDERGARTEN, '幼儿园教师资格'],
  primary: [...PRIMARY, '小学教师资格'],
  juniorSecondary: [...JUNIOR, '初级中学教师资格', '初中教师资格'],
  seniorSecondary: [...SENIOR, '高级中学教师资格', '高中教师资格'],
};

/** With the codes of the national school statistics (所在地城乡). */
export const SETTING_WORDS: Spellings<Setting> = {
  urban: ['城区', '111', '112', '主城区', '城乡结合区', '城市', '市区'],
  town: ['镇区', '121', '122', '123', '镇中心区', '镇乡结合区', '特殊区域', '城镇', '县镇', '镇', '集镇', '镇驻地'],
  rural: ['乡村', '210', '220', '乡中心区', '村庄', '农村', '乡', '村', '村小', '乡驻地'],
};

export const SEX_WORDS: Spellings<Sex> = { male: ['男', '男性', 'M', '1'], female: ['女', '女性', 'F', '2'] };

export const STATUS_WORDS: Spellings<Status> = {
  present: ['在岗', '在职', '在职在岗', '正常在岗', '正常'],
  maternity: ['产假', '生育假', '休产假'],
  sick: ['病休', '病假', '长期病假', '长病假'],
  seconded: ['借调', '借出', '抽调'],
  aid: ['支援', '援藏', '援疆', '援青', '援外', '支教', '对口支援'],
  otherLeave: ['其他离岗', '离岗', '其他', '待岗', '停职', '脱产进修', '离岗进修', '事假', '离岗退养'],
};

/** One ladder since 2015; the old names of secondary and primary teachers are its synonyms. */
export const TITLE_WORDS: Spellings<Title> = {
  seniorProfessor: ['正高级', '正高', '正高级教师', '正高级中小学教师', '中小学正高级', '中小学正高级教师'],
  senior: [
    '高级',
    '高级教师',
    '副高',
    '副高级',
    '中学高级',
    '中学高级教师',
    '中高',
    '小中高',
    '中小学高级',
    '中小学高级教师',
  ],
  first: [
    '一级',
    '一级教师',
    '中级',
    '中学一级',
    '中学一级教师',
    '中一',
    '小学高级',
    '小学高级教师',
    '小高',
    '幼儿园高级',
    '幼儿园高级教师',
    '中小学一级',
    '中小学一级教师',
  ],
  second: [
    '二级',
    '二级教师',
    '中学二级',
    '中学二级教师',
    '中二',
    '小学一级',
    '小学一级教师',
    '小一',
    '幼儿园一级',
    '幼儿园一级教师',
    '中小学二级',
    '中小学二级教师',
  ],
  third: [
    '三级',
    '三级教师',
    '中学三级',
    '中学三级教师',
    '小学二级',
    '小学二级教师',
    '小学三级',
    '小学三级教师',
    '幼儿园二级',
    '幼儿园二级教师',
    '中小学三级',
    '中小学三级教师',
  ],
  none: ['未评', '未评职称', '未定级', '未定职级', '未聘', '无', '无职称', '见习期'],
};

const TAILS = ['', '教师', '骨干', '骨干教师', '学科带头人', '名师', '教学能手'] as const;

/** A level alone or with what it is a level of: 市级, 市级骨干教师, 市级学科带头人 …; the bare level comes first. */
function levels(first: string, ...others: readonly string[]): readonly [string, ...string[]] {
  return [first, ...[first, ...others].flatMap((level) => TAILS.map((tail) => level + tail))];
}

/** 市学科带头人, 县骨干: without 级 only together with what it is, because a bare 区 or 校 may be anything. */
const titled = (...levelled: readonly string[]): readonly string[] =>
  levelled.flatMap((level) => TAILS.filter((tail) => tail !== '' && tail !== '教师').map((tail) => level + tail));

/** A yes in this column (是否县级及以上骨干教师) means county level; `values.ts` reads it. */
export const BACKBONE_WORDS: Spellings<Backbone> = {
  special: [...levels('特级'), '省特级教师'],
  national: [...levels('国家级'), ...titled('国家', '全国')],
  provincial: [...levels('省级'), ...titled('省', '自治区')],
  municipal: [...levels('市级', '地市级', '设区市级'), ...titled('市')],
  county: [
    ...levels('县级', '区级', '县(区)级', '县区级', '区县级', '县(市、区)级', '县市区级'),
    ...titled('县', '区', '县区', '区县'),
  ],
  school: [...levels('校级'), ...titled('校')],
  none: ['无', '非骨干'],
};

export const POSITION_WORDS: Spellings<Position> = {
  principal: [
    '校长',
    '正校长',
    '园长',
    '书记',
    '党组织书记',
    '党支部书记',
    '书记、校长',
    '校长、书记',
    '书记兼校长',
    '校长兼书记',
    '学校正职',
  ],
  vicePrincipal: ['副校长', '副园长', '副书记', '学校副职', '校级副职'],
  midLevel: [
    '中层',
    '中层干部',
    '中层正职',
    '中层副职',
    '主任',
    '副主任',
    '教导主任',
    '教务主任',
    '德育主任',
    '政教主任',
    '总务主任',
    '教科室主任',
    '办公室主任',
    '年级主任',
  ],
  teacher: ['教师', '专任教师', '普通教师', '无'],
};

export const PIN_KIND_WORDS: Spellings<PinKind> = {
  mustGo: ['必须交流', '必须'],
  mustStay: ['不得交流', '不交流'],
  goTo: ['指定到', '指定'],
  notTo: ['不得到', '不到'],
};

export const ACTIVITY_FORM_WORDS: Spellings<ActivityForm> = {
  shadowing: ['跟岗实习', '跟岗', '跟岗学习'],
  mentoring: ['师徒结对', '结对', '师徒'],
  visitingLessons: ['送教', '送教下乡', '送课'],
  teachingResearch: ['教研', '联合教研', '教研活动'],
  extraLessons: ['兼课', '兼教'],
  sharedTeaching: ['走教', '巡回走教'],
  liveClass: ['同步课堂', '远程同步课堂', '网络同步课堂'],
  rotatingTraining: ['轮训', '轮岗培训'],
};

export const ATTESTED_WORDS: Spellings<Attested> = {
  met: ['符合', '合格', '达标'],
  notMet: ['不符合', '不合格', '未达标'],
  notApplicable: ['不适用', '不涉及', '无此情形'],
};

/** Looks a word up in a vocabulary, whatever its case, width and blanks. */
export function lookup<K extends string>(words: Spellings<K>): (text: string) => K | undefined {
  const keys = Object.keys(words) as K[];
  const found = new Map<string, K>(
    keys.flatMap((key) => [key, ...words[key]].map((word) => [fold(word), key] as const)),
  );
  return (text) => found.get(fold(text));
}

/** The word that is written for a key. */
export const wordOf = <K extends string>(words: Spellings<K>, key: K): string => words[key][0];

/** The words that a message offers: the dictionary's, one for each key. */
export const offered = <K extends string>(words: Spellings<K>): string[] =>
  (Object.keys(words) as K[]).map((key) => words[key][0]);
