/** Sentences about demand that is computed from lessons. */
import { messages } from '../../messages/message.ts';

export const lessonTexts = messages({
  'lessons-demand': {
    'zh-CN': (f: { school: string; subject: string; sum: string; demand: string }) =>
      `由课时算得 ${f.school} ${f.subject} 需求 ${f.sum} = ${f.demand} 人`,
    en: (f: { school: string; subject: string; sum: string; demand: string }) =>
      `demand from lessons, ${f.school} ${f.subject}: ${f.sum} = ${f.demand}`,
  },
  'lessons-overruled': {
    'zh-CN': (f: { school: string; subject: string; demand: string; row: number | null }) =>
      `${f.school} ${f.subject} 在学科需求表${f.row === null ? '' : `第 ${f.row} 行`}另有人数，以该表为准；由课时算得的 ${f.demand} 人不用`,
    en: (f: { school: string; subject: string; demand: string; row: number | null }) =>
      `${f.school} ${f.subject} stands in 学科需求${f.row === null ? '' : `, row ${f.row}`}, too; that counts, and the ${f.demand} from lessons is not used`,
  },
});
