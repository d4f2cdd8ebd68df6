/** Answers a question about a plan. */
import { z } from 'zod';
import { CannotAsk } from '../../../asking/cannot-ask.ts';
import { putBlob } from '../../../store/blobs.ts';
import { deskQuestion } from '../../asking.ts';
import { QuestionResult } from '../../kept/answers.ts';
import { finishedPlan } from '../../kept/finished-plan.ts';
import { DeskProblem } from '../../problem.ts';
import { deskTexts } from '../../texts.ts';
import { jobKind } from '../kind.ts';

/** Seconds for the searches of an answer. */
const LONGEST = 120;

export const questionJob = jobKind({
  input: z.object({
    plan: z.string(),
    question: z.string(),
    input: z.record(z.string(), z.unknown()),
    workers: z.int().min(1),
  }),
  result: QuestionResult,
  run: async (work, { plan: id, question: asked, input, workers }) => {
    const question = deskQuestion(asked);
    if (question === undefined) throw new DeskProblem(404, deskTexts['not-found']({ what: asked }));
    const { record, given, plan } = await work.read((tx) => finishedPlan(tx, id));
    const search = { backend: 'highs', seed: record.seed, seconds: LONGEST, workers };
    try {
      const { facts, sheets, enclosed } = await question.ask(
        { given, audience: 'officer', plan, search },
        input,
        work.signal,
      );
      return async (tx) => {
        const kept = [];
        for (const { name, plan: text, roster, concessions } of enclosed)
          kept.push({
            name,
            plan: await putBlob(tx, text),
            with: await putBlob(tx, JSON.stringify({ roster, concessions })),
          });
        return {
          question: asked,
          facts: await putBlob(tx, JSON.stringify(facts)),
          sheets: {
            'zh-CN': await putBlob(tx, JSON.stringify(sheets['zh-CN'])),
            en: await putBlob(tx, JSON.stringify(sheets.en)),
          },
          enclosed: kept,
        };
      };
    } catch (error) {
      if (error instanceof CannotAsk) throw new DeskProblem(422, error.text);
      throw error;
    }
  },
});
