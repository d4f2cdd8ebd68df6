import { Option } from 'commander';
import { Counterfactuals, type Counterfactual } from '../../pipeline/explain/counterfactual.ts';
import { teacherReasons } from '../../pipeline/explain/teacher.ts';
import { teacherJson } from '../../report/explain/teacher-json.ts';
import { teacherSheet } from '../../report/explain/teacher.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from '../texts.ts';
import type { Question } from './question.ts';

export const teacherQuestion: Question = {
  of: 'plan',
  forTeachers: true,
  option: () => new Option('--teacher <id>', '一名教师：为何是我、为何不是我、待遇与返回 · one teacher: why me, why not me, what follows'),
  answer: async ({ given, instance, plan, audience, backend, seed, seconds }, teacher) => {
    if (!instance.persons.has(teacher)) throw new Refusal(EXIT.badInput, texts['explain-unknown-teacher']({ teacher }));
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
