/** The sheet of one teacher as `lungang explain --teacher` makes it, without the command line. */
import { Counterfactuals, type Counterfactual } from '../../src/explain/counterfactual.ts';
import { teacherQuestions, teacherReasons } from '../../src/explain/teacher.ts';
import { sheetHtml, sheetText } from '../../src/report/explain/sheet.ts';
import { teacherJson } from '../../src/report/explain/teacher-json.ts';
import { teacherSheet, type TeacherAnswer } from '../../src/report/explain/teacher.ts';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { LANGS } from '../../src/messages/message.ts';
import { reoptimiserHere } from '../support/reoptimiser-here.ts';
import type { Told } from './five-teachers.ts';

let highs: Backend | undefined;

export const TERMS = { backend: 'highs', seed: 1, seconds: 120 };

/** `open`: for an officer. */
export async function ask(
  { given, instance, plan, context }: Told,
  teacher: string,
  open = true,
): Promise<TeacherAnswer> {
  const reasons = teacherReasons(instance, given.policy, plan, teacher);
  const asking = new Counterfactuals(given, plan, TERMS, reoptimiserHere((highs ??= await BACKENDS.get('highs')!())));
  const answers: Counterfactual[] = [];
  try {
    for (const wish of teacherQuestions(instance, given.policy, plan, teacher)) answers.push(await asking.ask(wish));
  } finally {
    await asking.close();
  }
  return { context, reasons, answers, open };
}

/** The sheet in every form and language that it is given out in. */
export const forms = (answer: TeacherAnswer): string[] => [
  JSON.stringify(teacherJson(answer)),
  ...LANGS.flatMap((lang) => [sheetText(teacherSheet(answer, lang)), sheetHtml(teacherSheet(answer, lang), lang)]),
];
