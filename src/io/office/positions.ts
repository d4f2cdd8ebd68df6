/**
 * 职务 as offices write it. A cell with several says the highest; a word that is not known here leaves the whole cell a
 * question, for whoever is leader, middle level or teacher decides who may be sent.
 */
import type { Position } from '../../domain/words.ts';
import { lookup, POSITION_WORDS } from '../words.ts';
import { bare, parts, narrowed } from './plain.ts';

/** `notTeacher`: on the staff list, but nobody who teaches. */
type PositionRead = Position | 'notTeacher';

export interface PositionSaid {
  readonly position: PositionRead;
  /** The cell names the class teacher, too. */
  readonly classTeacher: boolean;
}

/** What an officer answers of somebody who is no teacher; the first word is the one that messages offer. */
export const NOT_TEACHER_WORDS = ['非教师', '不是教师', '非教学人员', '非专任教师'] as const;

const KINDS: readonly (readonly [PositionRead, RegExp])[] = [
  [
    'notTeacher',
    /^(?:会计|出纳|报账员|财务(?:人员)?|(?:专职)?图书(?:室|馆)?管理员|后勤(?:人员|职工|工作人员|服务)?|校医|保健医生?|保健教师|门卫|保安|炊事员|食堂(?:管理员?|工作人员|人员)?|宿管(?:员|老师)?|生活(?:老师|教师)|保管员|仓管员|司机|驾驶员|水?电工|工勤(?:人员|岗)?|工人|保育员|文印员|打字员|档案(?:管理)?员|清洁工|保洁员)$/u,
  ],
  ['midLevel', /^(?:校长助理|园长助理|工会(?:副)?主席|(?:少先队)?(?:总|大队)?辅导员|团(?:总支|委|支部)(?:副)?书记)$/u],
  [
    'teacher',
    /(?:组长|年段长|备课长|干事|委员|教研员)$|^(?:任课|科任|一线|学科|在编|专职|语文|数学|英语)教师$|^班主任$/u,
  ],
  [
    'vicePrincipal',
    /^(?:常务|第一|业务|教学|德育|后勤|分管\p{Script=Han}{1,6})?副(?:校长|园长)$|^(?:党(?:委|总支|支部|组织)?)?副书记$/u,
  ],
  ['principal', /^(?:党(?:委|总支|支部|组织)?)?书记$|^(?:正|执行|代理)?(?:校长|园长)$/u],
  ['midLevel', /^(?!班主任).*(?:主任|处长|科长|部长)(?:助理)?$|^中层(?:正职|副职|干部)?$/u],
];

const HIGH: readonly PositionRead[] = ['principal', 'vicePrincipal', 'midLevel', 'teacher', 'notTeacher'];
const known = lookup(POSITION_WORDS);

const single = (word: string): PositionRead | undefined =>
  (NOT_TEACHER_WORDS as readonly string[]).includes(word)
    ? 'notTeacher'
    : (known(word) ?? KINDS.find(([, pattern]) => pattern.test(word))?.[0]);

/** undefined: a question. */
export function positionSaid(text: string): PositionSaid | undefined {
  const whole = known(text);
  if (whole !== undefined) return { position: whole, classTeacher: false };
  const words = parts(bare(text).replaceAll(/\((?:兼|主持工作|正|副)\)/gu, ''), /[、,;/+]|兼任?|和|及/u);
  const said = words.map(single);
  if (said.length === 0 || said.includes(undefined)) return undefined;
  return { position: HIGH.find((one) => said.includes(one))!, classTeacher: words.includes('班主任') };
}

/** Whether the officer has answered in so many words that this is no teacher. */
export const isDeclaredNoTeacher = (text: string): boolean =>
  (NOT_TEACHER_WORDS as readonly string[]).includes(narrowed(text));
