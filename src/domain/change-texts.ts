/** Why a staff change cannot be applied: facts of ids and months, never a person's name. */
import { messages } from '../messages/message.ts';

export const changeTexts = messages({
  'same-change-differs': {
    'zh-CN': (f: { id: string }) => `序号“${f.id}”已用于另一条内容不同的变动；同一序号只执行一次，请为新的变动另编序号`,
    en: (f: { id: string }) =>
      `the id "${f.id}" stands for another change already; each id is applied once: give a new change an id of its own`,
  },
  'change-unknown-teacher': {
    'zh-CN': (f: { teacher: string }) => `名册中没有教师“${f.teacher}”；请核对教师编号，或先登记其调入、新入职`,
    en: (f: { teacher: string }) =>
      `the roster has no teacher "${f.teacher}"; check the id, or enter the arrival first`,
  },
  'change-known-teacher': {
    'zh-CN': (f: { teacher: string }) => `教师“${f.teacher}”已在名册中；不能再次登记调入或新入职，如需修改请用“更正”`,
    en: (f: { teacher: string }) =>
      `the teacher "${f.teacher}" is in the roster already and cannot arrive again; use a correction (更正) to change the row`,
  },
  'change-already-left': {
    'zh-CN': (f: { teacher: string; left: string }) =>
      `教师“${f.teacher}”自 ${f.left} 起已不在职；这条变动与此矛盾，请先更正“预计离岗年月”`,
    en: (f: { teacher: string; left: string }) =>
      `the teacher "${f.teacher}" is out of service from ${f.left} on, which this change contradicts; correct 预计离岗年月 first`,
  },
  'change-before-arrival': {
    'zh-CN': (f: { teacher: string; since: string }) =>
      `教师“${f.teacher}”${f.since} 才到校，不能在此之前离开；请核对日期或“进现校年月”`,
    en: (f: { teacher: string; since: string }) =>
      `the teacher "${f.teacher}" arrives in ${f.since} and cannot leave before; check the date or 进现校年月`,
  },
  'change-not-exempt': {
    'zh-CN': (f: { teacher: string }) => `教师“${f.teacher}”届时并未免除交流，无可撤销`,
    en: (f: { teacher: string }) => `the teacher "${f.teacher}" is not exempt at that date: there is nothing to end`,
  },
  'change-unknown-school': {
    'zh-CN': (f: { school: string }) => `名册中没有学校“${f.school}”；请核对学校编号`,
    en: (f: { school: string }) => `the roster has no school "${f.school}"; check the id`,
  },
  'change-nothing-corrected': {
    'zh-CN': (f: { teacher: string }) => `教师“${f.teacher}”的这一列本来就是此值，无须更正`,
    en: (f: { teacher: string }) => `the teacher "${f.teacher}" has this value already: there is nothing to correct`,
  },
});
