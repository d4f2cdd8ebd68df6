/** Why a pin cannot be met at all (domain, section 2), said so that the user knows which cell to mend. */
import { messages } from '../messages/message.ts';

/** In the order in which a posting is tried: the later the reason, the nearer the pin came to being met. */
export const PIN_OBSTACLES = [
  'home-outside-groups',
  'school-outside-groups',
  'year',
  'kind-without-postings',
  'kind-without-leaders',
  'not-in-service',
  'absent',
  'on-posting',
  'graduating',
  'leaves-early',
  'alone',
  'home',
  'other-group',
  'stage',
  'direction',
  'subject',
] as const;
export type PinObstacle = (typeof PIN_OBSTACLES)[number];

const WORDS: Record<PinObstacle, { 'zh-CN': string; en: string }> = {
  'home-outside-groups': {
    'zh-CN': '其编制学校不属于任何集团，不在交流范围内',
    en: 'the teacher’s school is outside all groups, which nobody is planned to leave',
  },
  'school-outside-groups': {
    'zh-CN': '该校不属于任何集团，不接收交流教师',
    en: 'the school is outside all groups, which nobody is planned to reach',
  },
  year: { 'zh-CN': '学年不在规划期内', en: 'the year is outside the horizon' },
  'kind-without-postings': {
    'zh-CN': '政策规定这一类型的集团不安排交流',
    en: 'the policy has nobody start a posting in groups of this kind',
  },
  'kind-without-leaders': {
    'zh-CN': '政策规定这一类型的集团不派出校级干部',
    en: 'the policy has no school leader take office elsewhere in groups of this kind',
  },
  'not-in-service': { 'zh-CN': '届时不在职（尚未到校或已离岗、退休）', en: 'the teacher is not in service then' },
  absent: { 'zh-CN': '届时不在岗', en: 'the teacher is absent then' },
  'on-posting': { 'zh-CN': '届时正在交流或在县外任教，尚未期满', en: 'the teacher is still on a running posting then' },
  graduating: { 'zh-CN': '届时任教毕业班（或次年毕业），不得调离', en: 'the teacher has a graduating class then' },
  'leaves-early': { 'zh-CN': '交流期满前即离岗或退休', en: 'the teacher leaves or retires before a posting would end' },
  alone: { 'zh-CN': '集团内没有别的学校', en: 'the group has no other school' },
  home: { 'zh-CN': '指定的学校就是本人的编制学校', en: 'the school named is the teacher’s own' },
  'other-group': { 'zh-CN': '该校不属于本集团', en: 'the school belongs to another group' },
  stage: {
    'zh-CN': '学段不合（该校学段须与资格学段、编制学校学段相同）',
    en: 'the stages do not fit (certificate, home and host must share one)',
  },
  direction: { 'zh-CN': '政策不允许这一流动方向', en: 'the policy does not allow this direction' },
  subject: { 'zh-CN': '接收学校不开设其主教学科', en: 'the host does not teach the subject' },
};

/** Reasons that lie in the school named and not in the teacher. */
export const PLACE_OBSTACLES: ReadonlySet<PinObstacle> = new Set<PinObstacle>([
  'school-outside-groups',
  'home',
  'other-group',
  'stage',
  'direction',
  'subject',
]);

export const impossiblePinTexts = messages({
  'impossible-pin': {
    'zh-CN': (f: { teacher: string; school: string | null; reason: PinObstacle }) =>
      `教师“${f.teacher}”${f.school === null ? '没有任何学校可去' : `无法指定到“${f.school}”`}：${WORDS[f.reason]['zh-CN']}`,
    en: (f: { teacher: string; school: string | null; reason: PinObstacle }) =>
      `the teacher "${f.teacher}" cannot be posted ${f.school === null ? 'anywhere' : `to "${f.school}"`}: ${WORDS[f.reason].en}`,
  },
});
