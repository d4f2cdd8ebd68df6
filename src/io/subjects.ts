/**
 * Subjects by the names of the national curriculum (2022) and of everyday staff lists. The first name is the one that
 * is kept, so that 信息技术 in one table and 信息科技 in another are one subject.
 */
import { fold } from './fold.ts';

const SUBJECTS: readonly (readonly [string, ...string[]])[] = [
  ['语文'],
  ['数学'],
  ['英语'],
  ['外语'],
  ['日语'],
  ['俄语'],
  [
    '道德与法治',
    '思想品德',
    '品德与生活',
    '品德与社会',
    '品德与生活(社会)',
    '品德',
    '思品',
    '道法',
    '道德法治',
    '政治',
    '思想品德(政治)',
  ],
  ['思想政治'],
  ['科学', '自然'],
  ['物理'],
  ['化学'],
  ['生物', '生物学'],
  ['历史'],
  ['地理'],
  ['历史与社会'],
  ['体育', '体育与健康', '体健'],
  ['音乐'],
  ['美术'],
  ['艺术'],
  ['舞蹈'],
  ['书法'],
  ['信息科技', '信息技术', '信息', '计算机', '电脑'],
  ['通用技术'],
  ['劳动', '劳动与技术', '劳动技术', '劳技', '劳动教育'],
  ['综合实践活动', '综合实践'],
  ['心理健康', '心理', '心理健康教育'],
  ['学前教育', '幼教', '幼儿教育'],
  ['特殊教育', '特教'],
];

const KNOWN = new Map(SUBJECTS.flatMap((names) => names.map((name) => [fold(name), names[0]] as const)));

export interface SubjectName {
  readonly name: string;
  /** False for a local subject: it is allowed, under the name as written. */
  readonly known: boolean;
}

export function subjectName(text: string): SubjectName {
  const known = KNOWN.get(fold(text));
  return known === undefined
    ? { name: text.normalize('NFKC').replaceAll(/\s+/gu, ''), known: false }
    : { name: known, known: true };
}
