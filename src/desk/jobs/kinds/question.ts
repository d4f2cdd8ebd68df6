/** Answers a question about a plan. */
import { z } from 'zod';
import { putBlob } from '../../../store/blobs.ts';
import { DESK_QUESTIONS } from '../../asking.ts';
import { finishedPlan } from '../../kept/finished-plan.ts';
import { DeskProblem } from '../../problem.ts';
import { deskTexts } from '../../texts.ts';
import { jobKind } from '../kind.ts';

/** Seconds for the searches of an answer. */
const LONGEST = 60;

export const QuestionResult = z.object({
  question: z.string(),
  facts: z.string(),
  sheets: z.object({ 'zh-CN': z.string(), en: z.string() }),
});

export const questionJob = jobKind({
  name: 'question',
  lane: 'quick',
  attempts: 2,
  input: z.object({ plan: z.string(), question: z.string(), input: z.record(z.string(), z.unknown()) }),
  result: QuestionResult,
  run: async (work, { plan: id, question: asked, input }) => {
    const question = DESK_QUESTIONS.find((one) => one.id === asked);
    if (question === undefined) throw new DeskProblem(404, deskTexts['not-found']({ what: asked }));
    const { given, plan } = await work.read((tx) => finishedPlan(tx, id));
    const { facts, sheets } = await question.ask(given, plan, input, LONGEST);
    return async (tx) => ({
      question: asked,
      facts: await putBlob(tx, JSON.stringify(facts)),
      sheets: {
        'zh-CN': await putBlob(tx, JSON.stringify(sheets['zh-CN'])),
        en: await putBlob(tx, JSON.stringify(sheets.en)),
      },
    });
  },
});
