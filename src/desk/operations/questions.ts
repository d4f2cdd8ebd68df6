/** Asking about a plan. Who is asked about stands in the body: no name and no number of a person in a path or a log. */
import { z } from 'zod';
import { blob } from '../../store/blobs.ts';
import { planResult } from '../kept/plan-result.ts';
import { IDS, numberOf } from '../kept/ids.ts';
import { QuestionResult } from '../kept/answers.ts';
import { operation } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { JobAnswer } from '../views/job.ts';
import { SheetView } from '../views/schemas.ts';
import { listOfItems, NOTHING, saidJob } from './common.ts';

/** Loaded when it is asked for: questions bring everything along that can be asked. */
const asking = () => import('../asking.ts');

const QuestionId = z.string().regex(/^[a-z][a-z-]{0,40}$/u);

export const listQuestions = operation({
  name: 'listQuestions',
  method: 'GET',
  path: '/api/questions',
  title: {
    'zh-CN': '可以问什么，各需填什么（JSON Schema）',
    en: 'What can be asked, and what each question is told (JSON Schema)',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: NOTHING,
  query: NOTHING,
  body: 'none',
  answer: listOfItems(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Label of each thing that is asked for. */
      fields: z.record(z.string(), z.string()),
      input: z.record(z.string(), z.unknown()),
    }),
  ),
  run: async (_, { lang }) => ({
    body: {
      items: (await asking()).DESK_QUESTIONS.map(({ id, title, fields, input }) => ({
        id,
        title: title[lang],
        fields: Object.fromEntries(Object.entries(fields).map(([key, words]) => [key, words[lang]])),
        input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
      })),
    },
  }),
});

export const askQuestion = operation({
  name: 'askQuestion',
  method: 'POST',
  path: '/api/plans/:plan/questions/:question',
  title: {
    'zh-CN': '就一份方案提问；完成后由 getAnswer 取回',
    en: 'Ask about a plan; when the job is done, getAnswer gives the answer',
  },
  who: 'officer',
  effect: 'job',
  guard: 'idempotency-key',
  records: 'the answer',
  params: z.object({ plan: IDS.plan, question: QuestionId }),
  query: NOTHING,
  body: z.record(z.string(), z.unknown()),
  answer: JobAnswer,
  run: async (desk, { params, body, lang, write }) => {
    const question = (await asking()).deskQuestion(params.question);
    if (question === undefined) throw new DeskProblem(404, deskTexts['not-found']({ what: params.question }));
    const parsed = question.input.safeParse(body);
    if (!parsed.success)
      throw new DeskProblem(
        400,
        deskTexts['bad-request']({
          at: ['body', ...(parsed.error.issues[0]?.path ?? []).map(String)].join('.'),
          why: { 'zh-CN': '缺少或有误', en: parsed.error.issues[0]?.message ?? 'malformed' },
        }),
      );
    const reply = await write(async (tx) => {
      await planResult(tx, params.plan);
      const job = await desk.queue.add(
        tx,
        {
          kind: 'question',
          about: `plans/${params.plan}/questions/${params.question}`,
          input: { plan: params.plan, question: params.question, input: body, workers: desk.workers },
        },
        desk.now(),
      );
      return { body: saidJob(desk, job, lang) };
    });
    desk.wake();
    return reply;
  },
});

const Sheet = z.object({
  title: z.string(),
  subtitle: z.string(),
  parts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** A line that begins with `- ` is an item of a list. */
      lines: z.array(z.string()),
      tables: z.array(SheetView.omit({ about: true }).extend({ signed: z.boolean() })).optional(),
    }),
  ),
  footer: z.array(z.string()),
});

export const getAnswer = operation({
  name: 'getAnswer',
  method: 'GET',
  path: '/api/jobs/:job/answer',
  title: {
    'zh-CN': '一个问题的回答：供阅读的 sheet 和供程序的 facts',
    en: 'The answer to a question: a sheet to read, facts for programs',
  },
  who: 'officer',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: z.object({ job: IDS.job }),
  query: NOTHING,
  body: 'none',
  answer: z.object({
    question: z.string(),
    sheet: Sheet,
    facts: z.record(z.string(), z.unknown()),
    /** Finished plans that the answer found. */
    enclosed: z.array(z.object({ name: z.string() })),
  }),
  run: async (desk, { params, lang }) => {
    const row = await desk.queue.job(numberOf(params.job));
    if (row === undefined || row.kind !== 'question')
      throw new DeskProblem(404, deskTexts['not-found']({ what: params.job }));
    if (row.result === null) throw new DeskProblem(409, deskTexts['not-ready']({ what: params.job }));
    const { question, facts, sheets, enclosed } = QuestionResult.parse(JSON.parse(row.result));
    const [sheet, plain] = await desk.store.read(async (tx) => [await blob(tx, sheets[lang]), await blob(tx, facts)]);
    return {
      body: {
        question,
        sheet: JSON.parse(sheet!),
        facts: JSON.parse(plain!),
        enclosed: enclosed.map(({ name }) => ({ name })),
      },
    };
  },
});
