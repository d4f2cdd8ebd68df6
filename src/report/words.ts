/**
 * The words of every closed vocabulary as a report prints them, in both languages. One file, so that a new key of a
 * vocabulary fails to compile here and nowhere else.
 */
import type {
  Backbone,
  Direction,
  GroupKind,
  PinKind,
  Position,
  PostingKind,
  Purpose,
  Role,
  SchoolStage,
  Setting,
  Sex,
  Stage,
  TierName,
  Title,
} from '../domain/words.ts';
import type { Lang, Words } from '../messages/message.ts';
import { exactly, plainly } from '../messages/terms.ts';
import type { Grantor } from '../rules/rule.ts';

/** One text in both languages. */
export type Text = Words;

/** `t(Chinese, English)`. */
export const t = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const SEX: Record<Sex, Text> = { male: t('男', 'M'), female: t('女', 'F') };

export const TITLE: Record<Title, Text> = {
  seniorProfessor: t('正高级', 'Professor grade'),
  senior: t('高级', 'Senior'),
  first: t('一级', 'First grade'),
  second: t('二级', 'Second grade'),
  third: t('三级', 'Third grade'),
  none: t('未评', 'Ungraded'),
};

export const BACKBONE: Record<Backbone, Text> = {
  special: t('特级', 'Special grade'),
  national: t('国家级', 'National'),
  provincial: t('省级', 'Provincial'),
  municipal: t('市级', 'Municipal'),
  county: t('县级', 'County'),
  school: t('校级', 'School'),
  none: t('无', 'No'),
};

export const POSITION: Record<Position, Text> = {
  principal: t('校长', 'Principal'),
  vicePrincipal: t('副校长', 'Vice-principal'),
  midLevel: t('中层干部', 'Mid-level leader'),
  teacher: t('教师', 'Teacher'),
};

export const STAGE: Record<Stage, Text> = {
  kindergarten: t('幼儿园', 'Kindergarten'),
  primary: t('小学', 'Primary'),
  juniorSecondary: t('初中', 'Junior secondary'),
  seniorSecondary: t('高中', 'Senior secondary'),
};

export const SCHOOL_STAGE: Record<SchoolStage, Text> = { ...STAGE, nineYear: t('九年一贯制', 'Nine-year') };

export const ROLE: Record<Role, Text> = { core: t('核心校', 'Core'), member: t('成员校', 'Member') };

export const SETTING: Record<Setting, Text> = {
  urban: t('城区', 'Urban'),
  town: t('镇区', 'Town'),
  rural: t('乡村', 'Rural'),
};

export const GROUP_KIND: Record<GroupKind, Text> = {
  fused: t('融合型', 'Fused'),
  coBuilt: t('共建型', 'Co-built'),
  collaborative: t('协作型', 'Collaborative'),
  community: t('共同体', 'Community'),
  league: t('联盟', 'League'),
  tight: t('紧密型', 'Tight'),
  loose: t('非紧密型', 'Loose'),
  integrated: t('一体化', 'Integrated'),
  sameStage: t('同学段', 'Same stage'),
  crossStage: t('跨学段', 'Cross-stage'),
  kindergartenAlliance: t('联盟园', 'Kindergarten alliance'),
};

export const DIRECTION: Record<Direction, Text> = {
  'core-member': t('核心校到成员校', 'core to member'),
  'member-core': t('成员校到核心校', 'member to core'),
  'member-member': t('成员校之间', 'member to member'),
};

export const POSTING_KIND: Record<PostingKind, Text> = {
  exchange: t('交流轮岗', 'Exchange'),
  training: t('跟岗锻炼', 'Training'),
  leadership: t('干部任职', 'Leadership'),
};

export const PIN: Record<PinKind, Text> = {
  mustGo: t('必须交流', 'must go'),
  mustStay: t('不得交流', 'must stay'),
  goTo: t('指定到', 'must go to'),
  notTo: t('不得到', 'must not go to'),
};

/** Who may grant an exception. */
export const GRANTOR: Record<Grantor, Text> = {
  school: t('学校（征得本人同意）', 'the school, with the teachers concerned'),
  bureau: t('教育局', 'the education bureau'),
  countyGovernment: t('县级人民政府及编制、人社、财政部门', 'the county government'),
};

export const PURPOSE: Record<Purpose, Text> = {
  shortage: t('补学科缺口', 'Repairs a shortage'),
  backbone: t('落实骨干比例', 'Serves the backbone share'),
  // What number it is the rule says that asks for it.
  quota: t('完成数量要求', 'Fills a number asked for'),
  duty: t('履行交流义务', 'Duty'),
  pin: t('按指定安排', 'As pinned'),
};

interface TierWords {
  /** Exact, for sheets of figures. */
  readonly name: Text;
  /** For pages to read. */
  readonly plain: Text;
  readonly unit: Text;
  /** What a lower value means. */
  readonly meaning: Text;
}

const POINTS = t('分', 'points');

/** Whether an aim is counted in points, which say nothing to a reader. */
export const isInPoints = (tier: TierName): boolean => TIER[tier].unit === POINTS;

/** The tiers of the objective, and the unit in which each is shown. */
export const TIER: Record<TierName, TierWords> = {
  legal: {
    name: exactly('legal'),
    plain: plainly('legal'),
    unit: POINTS,
    meaning: t('硬性规定被放宽的总量，0表示全部达标', 'Sum of what hard rules had to give way; 0 means that all hold'),
  },
  timing: {
    name: exactly('timing'),
    plain: plainly('timing'),
    unit: POINTS,
    meaning: t(
      '不得不放宽的尽量留到后面的学年，0表示没有放宽，或只放宽在第三年',
      'What must give way is left to the later years; 0: nothing, or in the third year only',
    ),
  },
  kept: {
    name: exactly('kept'),
    plain: plainly('kept'),
    unit: t('人', 'persons'),
    meaning: t(
      '已公布、尚未开始的交流中取消或改派的人数',
      'Published postings not yet begun that are dropped or altered',
    ),
  },
  damage: {
    name: exactly('damage'),
    plain: plainly('damage'),
    unit: exactly('teacherYear'),
    meaning: t(
      '同一学校、学科、学年比原方案多出的缺员之和',
      'Missing teachers above what the published plan left at the same school, subject and year',
    ),
  },
  shortage: {
    name: exactly('shortage'),
    plain: plainly('shortage'),
    unit: exactly('teacherYear'),
    meaning: t('三个学年各校各学科缺员之和', 'Missing teachers, summed over schools, subjects and the three years'),
  },
  soft: {
    name: exactly('soft'),
    plain: plainly('soft'),
    unit: POINTS,
    meaning: t(
      '尽量达到的要求所差人数（按权重）',
      'Persons missing for the rules to be met where possible, times their weights',
    ),
  },
  added: {
    name: exactly('added'),
    plain: plainly('added'),
    unit: t('人', 'persons'),
    meaning: t('原名单上没有、新派出的人数', 'Postings of teachers who were not on the published list'),
  },
  disruption: {
    name: exactly('disruption'),
    plain: plainly('disruption'),
    unit: POINTS,
    meaning: t(
      '交流人次、路程、班主任、非自愿、夫妻同校、超员、进出集中、骨干不均等折算',
      'Postings, distance, class teachers, unwilling, couples, surplus, turnover and missing backbones, in points',
    ),
  },
  preference: {
    name: exactly('preference'),
    plain: plainly('preference'),
    unit: POINTS,
    meaning: t(
      '第一志愿0分，第二志愿1分，第三及以后2分，未填志愿3分，未按志愿4分',
      'First wish 0, second 1, later 2, none stated 3, not wished 4',
    ),
  },
  claims: {
    name: exactly('claims'),
    plain: plainly('claims'),
    unit: POINTS,
    meaning: t('本校任教时间长、乡村任教少的教师优先交流', 'Long tenure and little rural service go first'),
  },
};

export const YES: Text = t('是', 'Yes');
export const NO: Text = t('否', 'No');
/** Words of the column that says whether a rule holds. */
export const HOLDS = {
  yes: t('达标', 'Met'),
  no: t('未达标', 'Not met'),
  softNo: t('未达标（尽量）', 'Not met (soft)'),
  nothing: t('无须核对', 'Nothing to check'),
  notEvaluated: t('未评估', 'Not evaluated'),
} as const satisfies Record<string, Text>;
/** Words of the column that says how a subject stands. */
export const BALANCE = {
  short: t('缺', 'Short'),
  even: t('平', 'Even'),
  surplus: t('余', 'Surplus'),
} as const satisfies Record<string, Text>;
export const ALL: Text = t('全部', 'All');

/** `2027 学年` or `2027–28`. */
export const schoolYearWords = (year: number, lang: Lang): string =>
  lang === 'en' ? `${year}–${String((year + 1) % 100).padStart(2, '0')}` : `${year}学年`;

/** Chinese lists are separated by 、, English ones by a comma. */
export const listWords = (items: readonly string[], lang: Lang): string => items.join(lang === 'en' ? ', ' : '、');
/** Sentences of one cell. */
export const clauses = (items: readonly string[], lang: Lang): string => items.join(lang === 'en' ? '; ' : '；');

/** The first words of a quote, as its short name. */
export const firstWords = (quote: string): string => (quote.length > 20 ? `${quote.slice(0, 20)}…` : quote);

/** In Chinese quotation marks; what the text itself has in such marks gets single ones, as the standard wants. */
export const quoted = (text: string): string => `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
