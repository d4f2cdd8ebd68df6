/** The closed vocabularies of the roster, by their English keys (data dictionary). Chinese words live in `io/`. */
export const GROUP_KINDS = [
  'fused',
  'coBuilt',
  'collaborative',
  'community',
  'league',
  'tight',
  'loose',
  'integrated',
  'sameStage',
  'crossStage',
  'kindergartenAlliance',
] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export const ROLES = ['core', 'member'] as const;
export type Role = (typeof ROLES)[number];

/** What a school is: a nine-year school is one kind of school but two stages of teaching. */
export const SCHOOL_STAGES = ['kindergarten', 'primary', 'juniorSecondary', 'nineYear', 'seniorSecondary'] as const;
export type SchoolStage = (typeof SCHOOL_STAGES)[number];

export const STAGES = ['kindergarten', 'primary', 'juniorSecondary', 'seniorSecondary'] as const;
export type Stage = (typeof STAGES)[number];

export const SETTINGS = ['urban', 'town', 'rural'] as const;
export type Setting = (typeof SETTINGS)[number];

export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

export const STATUSES = ['present', 'maternity', 'sick', 'seconded', 'aid', 'otherLeave'] as const;
export type Status = (typeof STATUSES)[number];

/** 正高级, 高级, 一级, 二级, 三级, 未评. */
export const TITLES = ['seniorProfessor', 'senior', 'first', 'second', 'third', 'none'] as const;
export type Title = (typeof TITLES)[number];

/** 正高级 or 高级. */
export const isSenior = (title: Title): boolean => title === 'seniorProfessor' || title === 'senior';

/** 特级, 国家级, 省级, 市级, 县级, 校级, 无: a backbone teacher is county level and above. */
export const BACKBONES = ['special', 'national', 'provincial', 'municipal', 'county', 'school', 'none'] as const;
export type Backbone = (typeof BACKBONES)[number];

export const POSITIONS = ['principal', 'vicePrincipal', 'midLevel', 'teacher'] as const;
export type Position = (typeof POSITIONS)[number];

export const PIN_KINDS = ['mustGo', 'mustStay', 'goTo', 'notTo'] as const;
export type PinKind = (typeof PIN_KINDS)[number];

/** 跟岗实习, 师徒结对, 送教, 教研, 兼课, 走教, 同步课堂, 轮训: how the schools of a group work together without a posting. */
export const ACTIVITY_FORMS = [
  'shadowing',
  'mentoring',
  'visitingLessons',
  'teachingResearch',
  'extraLessons',
  'sharedTeaching',
  'liveClass',
  'rotatingTraining',
] as const;
export type ActivityForm = (typeof ACTIVITY_FORMS)[number];

/** 符合, 不符合, 不适用: what a person found who checked a clause by hand. */
export const ATTESTED = ['met', 'notMet', 'notApplicable'] as const;
export type Attested = (typeof ATTESTED)[number];

export const DIRECTIONS = ['core-member', 'member-core', 'member-member'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const POSTING_KINDS = ['exchange', 'training', 'leadership'] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

export const PURPOSES = ['shortage', 'backbone', 'quota', 'duty', 'pin'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The seven tiers of the objective in their default order (domain, section 4): those that a policy orders. */
export const TIERS = ['legal', 'timing', 'shortage', 'soft', 'disruption', 'preference', 'claims'] as const;

/** The same with the three that a published plan inserts. */
export const REPLAN_TIERS = [
  'legal',
  'timing',
  'kept',
  'damage',
  'added',
  'shortage',
  'soft',
  'disruption',
  'preference',
  'claims',
] as const;
export type TierName = (typeof REPLAN_TIERS)[number];

/** `working` of a teacher who serves outside the county. */
export const OUTSIDE = 'outside';
