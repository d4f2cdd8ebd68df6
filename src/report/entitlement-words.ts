/**
 * The words of what is computed per teacher and school, and what the program takes where a document gives no number.
 */
import { BASE_PERCENT, LEADER_TERM } from '../verify/computed/school-entitlements.ts';
import { LEADER_MONTHS, type Approval, type TeacherEntitlement } from '../verify/computed/entitlements.ts';
import type { PostFound } from '../verify/computed/intermediate-posts.ts';
import { RURAL_MONTHS } from '../verify/computed/structure.ts';
import type { Policy } from '../policy/policy.ts';
import { clausesFor } from './known-clauses.ts';
import { POSTING_KIND, t, type Text } from './words.ts';

export const APPROVAL = t('审批层级', 'Approved by');
export const APPROVAL_WORDS: Record<Approval, Text> = {
  bureau: t('教育局', 'Bureau'),
  school: t('学校', 'School'),
  group: t('集团', 'Group'),
};

export const STAY_KIND: Record<TeacherEntitlement['kind'], Text> = {
  ...POSTING_KIND,
  running: t('正在交流', 'Running'),
};

export const POST_FOUND: Record<PostFound, Text> = {
  school: t('本校有空额', 'free at the school'),
  zone: t('学区内统筹', 'free in the zone'),
  county: t('全市统筹', 'free in the county'),
  none: t('暂无空额', 'none free'),
};

/** `任教所在地` for a teacher who works outside the county. */
export const OUTSIDE_WORDS = t('县外', 'outside the county');

/**
 * A number that the program takes where the document gives none: the clause's catalogue row, the number, how it is
 * read.
 */
export interface ProgramNumber {
  readonly row: string;
  readonly item: Text;
  readonly value: Text;
  readonly reading: Text;
}

const PROGRAM_NUMBERS = {
  excellenceBase: {
    row: 'RA18',
    item: t('师德考核、年度考核优秀比例基数', 'Base share of excellent gradings in conduct and of the year'),
    value: t(`${BASE_PERCENT}%`, `${BASE_PERCENT}%`),
    reading: t(
      '文件未写基数；学校考核表未填“优秀基数比例”的，按此计算，再加5个百分点，舍去小数',
      'The document names no base; taken where the table of assessments gives none, then five points are added and the result rounded down',
    ),
  },
  leaderMonths: {
    row: 'SZ10',
    item: t('校级干部提任重要因素：累计交流月数', 'Months of exchange that weigh for school leaders'),
    value: t(`${LEADER_MONTHS}个月`, `${LEADER_MONTHS} months`),
    reading: t('文件未写年限，参照上海交流满2年的做法', 'The document gives no number; two years, as Shanghai asks'),
  },
  leaderTerm: {
    row: 'GJ4',
    item: t('校长、副校长一个任期的年数', 'Years of a term of principals and deputies'),
    value: t(`${LEADER_TERM}年`, `${LEADER_TERM} years`),
    reading: t(
      '国家意见只写“两届”，未写每届年数；两届合10年，与浙江校长满10年交流一致',
      'The national opinion says two terms and not how long; two make the ten years after which Zhejiang moves a principal',
    ),
  },
  ruralMonths: {
    row: 'RA11',
    item: t('高级教师乡村任教经历', 'Rural service asked of senior teachers'),
    value: t(`${RURAL_MONTHS}个月`, `${RURAL_MONTHS} months`),
    reading: t('文件未写月数，参照宁夏满1年的做法', 'The document gives no number; a year, as Ningxia asks'),
  },
} as const satisfies Record<string, ProgramNumber>;

/** The numbers that this policy needs, with its own clause ids. */
export const programNumbers = (policy: Policy): readonly (ProgramNumber & { readonly clauses: readonly string[] })[] =>
  Object.values(PROGRAM_NUMBERS)
    .map((one) => ({ ...one, clauses: clausesFor(policy, one.row) }))
    .filter(({ clauses }) => clauses.length > 0);

/** Said wherever such a number is used. */
export const PROGRAMS_OWN = t('程序设定，文件未规定', 'taken by the program, not in the document');
