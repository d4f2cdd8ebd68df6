/** 材料: every document of the procedure, one by one or as one archive. */
import { z } from 'zod';
import { FORMAT_IDS } from '../../report/documents/format-ids.ts';
import { IDS } from '../kept/ids.ts';
import { planResult } from '../kept/plan-result.ts';
import { newestJob } from '../kept/results.ts';
import { DocumentsResult, DocumentWishes } from '../kept/documents.ts';
import { operation } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { JobAnswer } from '../views/job.ts';
import { NOTHING, saidJob } from './common.ts';

const OfPlan = z.object({ plan: IDS.plan });
/** Loaded when it is asked for: documents bring the libraries that write them along. */
const catalogue = async () => (await import('../../report/documents/index.ts')).DOCUMENTS;

const aboutDocuments = (plan: string): string => `plans/${plan}/documents`;

export const listDocuments = operation({
  name: 'listDocuments',
  method: 'GET',
  path: '/api/plans/:plan/documents',
  title: {
    'zh-CN': '材料一览：可以生成哪些；已生成的由 takeFile 按序号下载',
    en: 'What documents there are to make; those made are taken away with takeFile, by number',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfPlan,
  query: NOTHING,
  body: 'none',
  answer: z.object({
    formats: z.array(z.enum(FORMAT_IDS)),
    catalogue: z.array(z.object({ id: z.string(), title: z.string() })),
    /** The newest making of them; null where none was begun. */
    job: JobAnswer.nullable(),
    /** What it made; null while it is at work. The first of `files` is the archive of all. */
    made: z
      .object({
        documents: DocumentsResult.shape.documents,
        files: z.array(z.object({ name: z.string(), type: z.string(), size: z.int() })),
      })
      .nullable(),
  }),
  run: async (desk, { params, lang }) => {
    const documents = await catalogue();
    return desk.store.read(async (tx) => {
      await planResult(tx, params.plan);
      const job = await newestJob(tx, aboutDocuments(params.plan));
      const made = job?.result == null ? null : DocumentsResult.parse(JSON.parse(job.result));
      return {
        body: {
          formats: [...FORMAT_IDS],
          catalogue: documents.map(({ id, title }) => ({ id, title: title[lang] })),
          job: job === undefined ? null : saidJob(desk, job, lang),
          made:
            made === null ? null : { ...made, files: made.files.map(({ name, type, size }) => ({ name, type, size })) },
        },
      };
    });
  },
});

export const makeDocuments = operation({
  name: 'makeDocuments',
  method: 'POST',
  path: '/api/plans/:plan/documents',
  title: { 'zh-CN': '生成材料', en: 'Make documents' },
  who: 'officer',
  effect: 'job',
  guard: 'idempotency-key',
  records: 'files',
  params: OfPlan,
  query: NOTHING,
  body: DocumentWishes,
  answer: JobAnswer,
  run: async (desk, { params, body, lang, write }) => {
    const known = new Set((await catalogue()).map(({ id }) => id));
    const odd = body.only.find((id) => !known.has(id));
    if (odd !== undefined) throw new DeskProblem(422, deskTexts['not-found']({ what: odd }));
    const reply = await write(async (tx) => {
      await planResult(tx, params.plan);
      const job = await desk.queue.add(
        tx,
        { kind: 'documents', about: aboutDocuments(params.plan), input: { plan: params.plan, wishes: body, lang } },
        desk.now(),
      );
      return { body: saidJob(desk, job, lang) };
    });
    desk.wake();
    return reply;
  },
});
