import { Option } from '@commander-js/extra-typings';
import type { Instance } from '../../domain/instance.ts';
import type { Case } from '../../planning/case.ts';
import { Counterfactuals, type Counterfactual } from '../../explain/counterfactual.ts';
import { teacherQuestions, teacherReasons, type TeacherReasons } from '../../explain/teacher.ts';
import type { SearchTerms } from '../../explain/resolve.ts';
import type { Wish } from '../../explain/wish.ts';
import { reoptimiser } from '../../planning/threads.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import { teacherJson } from '../../report/explain/teacher-json.ts';
import { teacherSheet } from '../../report/explain/teacher.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from '../texts.ts';
import type { Question } from './question.ts';

/**
 * The number of the teacher: as it was asked, or of the only one of that name. Throws a Refusal that lists all who
 * share it.
 */
function teacherAsked({ persons, outside }: Instance, asked: string): string {
  if (persons.has(asked)) return asked;
  const elsewhere = [...outside.persons.values()].find(({ id, row }) => id === asked || row.name === asked.trim());
  const named = [...persons.values()].filter(({ row }) => row.name === asked.trim());
  if (named.length === 0 && elsewhere !== undefined)
    throw new Refusal(
      EXIT.badInput,
      texts['explain-outside-groups']({ teacher: elsewhere.id, school: elsewhere.home.row.name }),
    );
  if (named.length === 1) return named[0]!.id;
  const people = named
    .map(({ id, row, home }) => ({ id, school: home.row.name, subject: row.subject }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  throw new Refusal(
    EXIT.badInput,
    people.length === 0
      ? texts['explain-unknown-teacher']({ teacher: asked })
      : texts['explain-namesakes']({ teacher: asked, people }),
  );
}

/** While a thread searches for the answers, what needs no search is put together here. */
async function beside<T>(
  given: Case,
  plan: VerifiedPlan,
  terms: SearchTerms,
  wishes: readonly Wish[],
  unsearched: () => T,
): Promise<readonly [readonly Counterfactual[], T]> {
  const finder = reoptimiser(terms);
  const asking = new Counterfactuals(given, plan, terms, finder);
  const inTurn = async (): Promise<readonly Counterfactual[]> => {
    const answers: Counterfactual[] = [];
    for (const wish of wishes) answers.push(await asking.ask(wish));
    return answers;
  };
  try {
    return await Promise.all([inTurn(), finder.ready.then(unsearched)]);
  } finally {
    await asking.close();
  }
}

export const teacherQuestion: Question = {
  of: 'plan',
  forTeachers: true,
  option: () =>
    new Option(
      '--teacher <id>',
      '一名教师（编号或姓名）：为何是我、为何不是我、待遇与返回 · one teacher (number or name): why me, why not me, what follows',
    ),
  answer: async ({ given, instance, plan, audience, backend, seed, seconds }, asked) => {
    const teacher = teacherAsked(instance, asked);
    const wishes = teacherQuestions(instance, given.policy, plan, teacher);
    const reasoned = (): TeacherReasons => teacherReasons(instance, given.policy, plan, teacher);
    const [answers, reasons] =
      wishes.length === 0 ? [[], reasoned()] : await beside(given, plan, { backend, seed, seconds }, wishes, reasoned);
    const answer = {
      context: { plan, instance, policy: given.policy },
      reasons,
      answers,
      open: audience === 'officer',
    };
    return { json: () => teacherJson(answer), sheet: (lang) => teacherSheet(answer, lang) };
  },
};
