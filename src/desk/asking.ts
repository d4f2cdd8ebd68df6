/** What can be asked about a plan at the desk. */
import { z } from 'zod';
import type { Words } from '../messages/message.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { Counterfactuals } from '../explain/counterfactual.ts';
import { teacherQuestions, teacherReasons } from '../explain/teacher.ts';
import { reoptimiser } from '../planning/threads.ts';
import { teacherJson } from '../report/explain/teacher-json.ts';
import { teacherSheet } from '../report/explain/teacher.ts';
import type { ExplainSheet } from '../report/explain/sheet.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { DeskProblem } from './problem.ts';
import { deskTexts } from './texts.ts';

interface DeskQuestion {
  readonly id: string;
  readonly title: Words;
  readonly input: z.ZodType<object>;
  readonly fields: Readonly<Record<string, Words>>;
  ask(
    given: Case,
    plan: VerifiedPlan,
    input: unknown,
    seconds: number,
  ): Promise<{
    readonly facts: object;
    readonly sheets: { readonly 'zh-CN': ExplainSheet; readonly en: ExplainSheet };
  }>;
}

const TeacherInput = z.strictObject({ teacher: z.string().min(1).max(100) });

const teacher: DeskQuestion = {
  id: 'teacher',
  title: { 'zh-CN': '一名教师：为何是我、为何不是我、待遇与返回', en: 'one teacher: why me, why not me, what follows' },
  input: TeacherInput,
  fields: { teacher: { 'zh-CN': '教师编号', en: 'Number of the teacher' } },
  ask: async (given, plan, input, seconds) => {
    const { teacher: id } = TeacherInput.parse(input);
    const instance = instanceOf(given);
    if (!instance.persons.has(id)) throw new DeskProblem(404, deskTexts['not-found']({ what: id }));
    const terms = { backend: 'highs', seed: plan.inputs.seed, seconds };
    const asking = new Counterfactuals(given, plan, terms, reoptimiser(terms));
    try {
      const answers = [];
      for (const wish of teacherQuestions(instance, given.policy, plan, id)) answers.push(await asking.ask(wish));
      const answer = {
        context: { plan, instance, policy: given.policy },
        reasons: teacherReasons(instance, given.policy, plan, id),
        answers,
        open: true,
      };
      return {
        facts: teacherJson(answer),
        sheets: { 'zh-CN': teacherSheet(answer, 'zh-CN'), en: teacherSheet(answer, 'en') },
      };
    } finally {
      await asking.close();
    }
  },
};

export const DESK_QUESTIONS: readonly DeskQuestion[] = [teacher];
