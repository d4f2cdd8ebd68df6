import { Option } from 'commander';
import type { Instance } from '../../domain/instance.ts';
import { Counterfactuals, type Counterfactual } from '../../pipeline/explain/counterfactual.ts';
import { teacherReasons } from '../../pipeline/explain/teacher.ts';
import { teacherJson } from '../../report/explain/teacher-json.ts';
import { teacherSheet } from '../../report/explain/teacher.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from '../texts.ts';
import type { Question } from './question.ts';

/** The number of the teacher: as it was asked, or of the only one of that name. Throws a Refusal that lists all who share it. */
function teacherAsked({ persons }: Instance, asked: string): string {
  if (persons.has(asked)) return asked;
  const named = [...persons.values()].filter(({ row }) => row.name === asked.trim());
  if (named.length === 1) return named[0]!.id;
  const people = named.map(({ id, row, home }) => ({ id, school: home.row.name, subject: row.subject })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  throw new Refusal(EXIT.badInput, people.length === 0 ? texts['explain-unknown-teacher']({ teacher: asked }) : texts['explain-namesakes']({ teacher: asked, people }));
}

export const teacherQuestion: Question = {
  of: 'plan',
  forTeachers: true,
  option: () => new Option('--teacher <id>', '一名教师（编号或姓名）：为何是我、为何不是我、待遇与返回 · one teacher (number or name): why me, why not me, what follows'),
  answer: async ({ given, instance, plan, audience, backend, seed, seconds }, asked) => {
    const teacher = teacherAsked(instance, asked);
    const reasons = teacherReasons(instance, given.policy, plan, teacher);
    const asking = new Counterfactuals(given, plan, { backend, seed, seconds });
    const answers: Counterfactual[] = [];
    try {
      for (const wish of reasons.questions) answers.push(await asking.ask(wish));
    } finally {
      await asking.close();
    }
    const answer = { context: { plan, instance, policy: given.policy }, reasons, answers, open: audience === 'officer' };
    return { json: () => teacherJson(answer), sheet: (lang) => teacherSheet(answer, lang) };
  },
};
