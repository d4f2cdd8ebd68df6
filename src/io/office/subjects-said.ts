/**
 * 主教学科 as offices write it: a duty beside the subject (班主任/语文), several subjects (语文、思品), stages before it
 * (小学数学). What names no single subject (音体美, 全科, 综合, 小学教育) is a question, never a local subject.
 */
import { subjectName } from '../subjects.ts';
import { narrowed, parts } from './plain.ts';

export interface SubjectsSaid {
  readonly main: string;
  readonly others: readonly string[];
  readonly classTeacher: boolean;
}

const STAGE = /^(?:小学|初中|高中|中学|初级中学|九年级|[一二三四五六七八九]年级)(?=.)/u;
const TAIL = /(?:学科|教学|课程|老师|任课|专任|专职)$|教师$|课$/u;
/** Words for several subjects at once, or for none. */
const NO_SUBJECT =
  /^(?:全科|综合|综合学科|综合科|综合课|小学教育|初等教育|包班|包班教学|各科|多科|文科|理科|主科|副科|术科|技能科|小学科|音体美|体音美|音美|体美|音体|史地|政史|政史地|史地生|理化|理化生|语数|数语|语数英|语数外|语英|数英|文综|理综|无|没有|行政|管理|后勤|教辅|校长|不任课|未任课)$/u;
const DUTY = /^(?:班主任|副班主任)$/u;

const stripped = (word: string): string => word.replace(STAGE, '').replace(TAIL, '');

/** The name of a subject of the national list; undefined where it is none. */
function listed(word: string): string | undefined {
  for (const form of [word, stripped(word)]) {
    const { name, known } = subjectName(form);
    if (known) return name;
  }
  return undefined;
}

/** Whether the text names no single subject although it is about subjects or duties of a school. */
export function isSubjectQuestion(text: string): boolean {
  const word = narrowed(text);
  if (subjectName(word).known) return false;
  return (
    NO_SUBJECT.test(word) ||
    DUTY.test(word) ||
    parts(word, /[、,;/+&]|兼教?|和|及|[()]/u).length > 1 ||
    listed(word) !== undefined
  );
}

/**
 * undefined where the cell is one plain word (known or local), or a question: then the cell stays for its reader. The
 * first subject is the main one; 综合 and the like beside it leave the cell a question.
 */
export function subjectsSaid(text: string): SubjectsSaid | undefined {
  const word = narrowed(text);
  if (subjectName(word).known) return undefined;
  const words = parts(word.replaceAll(/[()]/gu, '、'), /[、,;/+&]|兼教?|和|及/u);
  const duties = words.filter((one) => DUTY.test(one));
  const subjects = words.filter((one) => !DUTY.test(one)).map(listed);
  if (subjects.length === 0 || subjects.includes(undefined)) return undefined;
  const [main, ...others] = [...new Set(subjects as string[])];
  return { main: main!, others, classTeacher: duties.includes('班主任') };
}
