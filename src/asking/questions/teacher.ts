/** 一名教师: why this teacher goes or does not, and what follows. */
import { z } from 'zod';
import type { Instance } from '../../domain/instance.ts';
import { Counterfactuals, type Counterfactual } from '../../explain/counterfactual.ts';
import type { WishTerms } from '../../explain/resolve.ts';
import { teacherQuestions, teacherReasons, type TeacherReasons } from '../../explain/teacher.ts';
import type { Wish } from '../../explain/wish.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import { reoptimiser } from '../../planning/threads.ts';
import { teacherJson } from '../../report/explain/teacher-json.ts';
import { teacherSheet } from '../../report/explain/teacher.ts';
import { t } from '../../report/words.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import { inEveryLanguage } from '../answer.ts';
import { CannotAsk } from '../cannot-ask.ts';
import { question } from '../question.ts';
import { texts } from '../texts.ts';

export const teacherQuestion = question({
  id: 'teacher',
  title: t(
    '一名教师（编号或姓名）：为何是我、为何不是我、待遇与返回',
    'one teacher (number or name): why me, why not me, what follows',
  ),
  needs: ['plan', 'search'],
  input: z.strictObject({ teacher: z.string() }),
  fields: { teacher: t('教师编号或姓名', 'Teacher, by number or name') },
  word: { written: '<id>', input: (teacher) => ({ teacher }) },
  forTeachers: true,
  example: ({ given, plan }) => ({ teacher: plan.postings[0]?.teacher ?? given.roster.teachers[0]?.id ?? '' }),
  answer: async ({ given, plan, audience, search }, { teacher: asked }, signal) => {
    const instance = instanceOf(given);
    const teacher = teacherAsked(instance, asked);
    const wishes = teacherQuestions(instance, given.policy, plan, teacher);
    const reasoned = (): TeacherReasons => teacherReasons(instance, given.policy, plan, teacher);
    const [answers, reasons] =
      wishes.length === 0 ? [[], reasoned()] : await beside({ given, plan, terms: search, signal }, wishes, reasoned);
    const answer = {
      context: { plan, instance, policy: given.policy },
      reasons,
      answers,
      open: audience === 'officer',
    };
    return { facts: teacherJson(answer), sheets: inEveryLanguage((lang) => teacherSheet(answer, lang)), enclosed: [] };
  },
});

/**
 * The number of the teacher: as it was asked, or of the only one of that name. Throws a CannotAsk that lists all who
 * share it.
 */
function teacherAsked({ persons, outside }: Instance, asked: string): string {
  if (persons.has(asked)) return asked;
  const elsewhere = [...outside.persons.values()].find(({ id, row }) => id === asked || row.name === asked.trim());
  const named = [...persons.values()].filter(({ row }) => row.name === asked.trim());
  if (named.length === 0 && elsewhere !== undefined)
    throw new CannotAsk(
      'unknown',
      texts['explain-outside-groups']({ teacher: elsewhere.id, school: elsewhere.home.row.name }),
    );
  if (named.length === 1) return named[0]!.id;
  const people = named
    .map(({ id, row, home }) => ({ id, school: home.row.name, subject: row.subject }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  throw new CannotAsk(
    'unknown',
    people.length === 0
      ? texts['explain-unknown-teacher']({ teacher: asked })
      : texts['explain-namesakes']({ teacher: asked, people }),
  );
}

interface Searched {
  readonly given: Case;
  readonly plan: VerifiedPlan;
  readonly terms: WishTerms;
  readonly signal: AbortSignal | undefined;
}

/** While a thread searches for the answers, what needs no search is put together here. */
async function beside<T>(
  { given, plan, terms, signal }: Searched,
  wishes: readonly Wish[],
  unsearched: () => T,
): Promise<readonly [readonly Counterfactual[], T]> {
  const finder = reoptimiser(terms);
  const asking = new Counterfactuals(given, plan, terms, finder);
  const inTurn = async (): Promise<readonly Counterfactual[]> => {
    const answers: Counterfactual[] = [];
    for (const wish of wishes) {
      signal?.throwIfAborted();
      answers.push(await asking.ask(wish));
    }
    return answers;
  };
  try {
    return await Promise.all([inTurn(), finder.ready.then(unsearched)]);
  } finally {
    await asking.close();
  }
}
