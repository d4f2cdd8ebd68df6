/**
 * The terms of the trade of planning, each said in two ways: to an officer on the telephone, and exactly, in an appendix.
 * Reports and command line take their words from here; `docs/terms.md` is made from it.
 */
import type { Lang, Words } from './message.ts';

export interface Term {
  readonly en: string;
  /** 中文 for officers: what a person can say on the telephone. */
  readonly plain: string;
  /** 中文 for the appendix: the exact name, as sheets of figures have it. */
  readonly exact: string;
  readonly meaning: Words;
  /** How plan.json, the certificate or an option calls it. */
  readonly code: string;
}

export const TERMS = {
  legal: {
    en: 'Hard rules',
    plain: '硬性规定',
    exact: '硬性规定',
    meaning: {
      'zh-CN': '文件规定必须做到的各项；数值是不得不放宽的总量',
      en: 'What the document demands; the value is what had to give way',
    },
    code: 'proof.tiers: legal',
  },
  timing: {
    en: 'Timing of relaxations',
    plain: '放宽尽量靠后',
    exact: '放宽先后',
    meaning: {
      'zh-CN': '不得不放宽的，尽量留到后面的学年',
      en: 'What must give way is left to the later years',
    },
    code: 'proof.tiers: timing',
  },
  kept: {
    en: 'Published names moved',
    plain: '原名单变动',
    exact: '原名单变动',
    meaning: {
      'zh-CN': '已公布、尚未开始的交流中取消或改派的人数',
      en: 'Published postings not yet begun that are dropped or altered',
    },
    code: 'proof.tiers: kept',
  },
  damage: {
    en: 'New shortage',
    plain: '新增缺员',
    exact: '新增缺员',
    meaning: {
      'zh-CN': '同一学校、学科、学年比原方案多出的缺员之和',
      en: 'Missing teachers above what the published plan left at the same school, subject and year',
    },
    code: 'proof.tiers: damage',
  },
  shortage: {
    en: 'Shortage',
    plain: '学科缺员',
    exact: '学科缺员',
    meaning: {
      'zh-CN': '三个学年各校各学科缺员之和',
      en: 'Missing teachers, summed over schools, subjects and the three years',
    },
    code: 'proof.tiers: shortage',
  },
  soft: {
    en: 'Soft rules',
    plain: '尽量达到的要求',
    exact: '倡导性要求',
    meaning: {
      'zh-CN': '文件提倡、不强制的要求',
      en: 'What the document encourages and does not force',
    },
    code: 'proof.tiers: soft',
  },
  added: {
    en: 'Names added',
    plain: '新增人选',
    exact: '新增人选',
    meaning: { 'zh-CN': '原名单上没有、新派出的人数', en: 'Postings of teachers who were not on the published list' },
    code: 'proof.tiers: added',
  },
  disruption: {
    en: 'Disruption',
    plain: '少影响学校和教师',
    exact: '影响最小',
    meaning: {
      'zh-CN': '少派人、少跑路，少动班主任和不自愿的人',
      en: 'Fewer postings, shorter ways, fewer class teachers and fewer unwilling',
    },
    code: 'proof.tiers: disruption',
  },
  preference: {
    en: 'Wishes',
    plain: '个人志愿',
    exact: '个人志愿',
    meaning: { 'zh-CN': '尽量派到本人愿去的学校', en: 'Teachers go where they wish to, as far as possible' },
    code: 'proof.tiers: preference',
  },
  claims: {
    en: 'Whose turn',
    plain: '该谁先去',
    exact: '轮岗先后',
    meaning: {
      'zh-CN': '本校任教时间长、乡村任教少的教师先去',
      en: 'Long tenure and little rural service go first',
    },
    code: 'proof.tiers: claims',
  },
  lowest: {
    en: 'Lowest possible',
    plain: '可能的最好结果',
    exact: '理论下限',
    meaning: { 'zh-CN': '任何方案都不可能再低的数值', en: 'What no plan can go below' },
    code: 'proof.tiers[].bound',
  },
  gap: {
    en: 'Gap',
    plain: '还差多少',
    exact: '差距',
    meaning: {
      'zh-CN': '离可能的最好结果还差多少；0就是已经最好',
      en: 'How far from the lowest possible; 0: nothing better exists',
    },
    code: '--gap',
  },
  claim: {
    en: 'Claim to be spared',
    plain: '应照顾的程度',
    exact: '缓派分值',
    meaning: {
      'zh-CN': '来校不久、在乡村任教久的教师，应缓一缓再派',
      en: 'Who came lately or served long in the country should be sent later',
    },
    code: 'claims',
  },
  protection: {
    en: 'Protection',
    plain: '不得突破的规定',
    exact: '保护性规定',
    meaning: {
      'zh-CN': '任何方案都要守住、不能放宽的规定，如派出校的学科不能派空',
      en: 'What no plan may give up, such as a subject that must stay taught at the school that sends',
    },
    code: 'nature: protection',
  },
  seed: {
    en: 'Seed',
    plain: '抽签号',
    exact: '随机种子',
    meaning: {
      'zh-CN': '几个方案一样好时取哪一个，由它决定；号码相同，结果就相同',
      en: 'Which of several equally good plans is taken; the same number gives the same plan',
    },
    code: '--seed, inputs.seed',
  },
  digest: {
    en: 'Digest',
    plain: '校验码',
    exact: '摘要',
    meaning: {
      'zh-CN': '由内容算出的一串字符，内容改动一个字就会不同',
      en: 'Characters computed from the contents; one changed letter changes them',
    },
    code: 'inputs.roster, SHA-256',
  },
  ledger: {
    en: 'Ledger',
    plain: '操作记录',
    exact: '台账',
    meaning: { 'zh-CN': '谁在何时做了什么，只能添加不能修改', en: 'Who did what and when; only added to' },
    code: 'ledger',
  },
  teacherYear: {
    en: 'teacher-years',
    plain: '人（按学年累计）',
    exact: '人·学年',
    meaning: { 'zh-CN': '一人缺一个学年算一，三个学年相加', en: 'One teacher missing for one year counts one' },
    code: 'unit of shortage',
  },
} as const satisfies Readonly<Record<string, Term>>;

export type TermName = keyof typeof TERMS;

const words = (way: 'plain' | 'exact', name: TermName): Words => ({ 'zh-CN': TERMS[name][way], en: TERMS[name].en });

/** As a person says it on the telephone: screens, first sheets, pages to read. */
export const plainly = (name: TermName): Words => words('plain', name);

/** As the appendix has it: sheets of figures and how they are counted. */
export const exactly = (name: TermName): Words => words('exact', name);

/** The word in one language, for the middle of a sentence. */
export const say = (name: TermName, lang: Lang): string => plainly(name)[lang];
