/** Long work: how it stands, its news, and ending it early. */
import { z } from 'zod';
import { fileOf } from '../../store/files.ts';
import { IDS, numberOf } from '../kept/ids.ts';
import { MadeFile } from '../kept/made-files.ts';
import { operation } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { JobAnswer } from '../views/job.ts';
import type { Desk } from '../desk.ts';
import type { JobRow } from '../../store/schema.ts';
import { NOTHING, listOfItems, saidJob } from './common.ts';

const OfJob = z.object({ job: IDS.job });

async function jobOf(desk: Desk, id: string): Promise<JobRow> {
  const row = await desk.queue.job(numberOf(id));
  if (row === undefined) throw new DeskProblem(404, deskTexts['not-found']({ what: id }));
  return row;
}

const MOST = 100;

export const listJobs = operation({
  name: 'listJobs',
  method: 'GET',
  path: '/api/jobs',
  title: { 'zh-CN': '最近的工作，新的在前', en: 'The latest jobs, the newest first' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: NOTHING,
  query: NOTHING,
  body: 'none',
  answer: listOfItems(JobAnswer),
  run: async (desk, { lang }) => ({
    body: { items: (await desk.queue.jobs(MOST)).map((row) => saidJob(desk, row, lang)) },
  }),
});

export const getJob = operation({
  name: 'getJob',
  method: 'GET',
  path: '/api/jobs/:job',
  title: { 'zh-CN': '一项工作的进度和结局', en: 'How far a job is, or how it ended' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfJob,
  query: NOTHING,
  body: 'none',
  answer: JobAnswer,
  run: async (desk, { params, lang }) => ({ body: saidJob(desk, await jobOf(desk, params.job), lang) }),
});

export const watchJob = operation({
  name: 'watchJob',
  method: 'GET',
  path: '/api/jobs/:job/events',
  title: {
    'zh-CN': '一项工作的进展（server-sent events，事件 job，内容同 getJob）；结束后关闭',
    en: 'The news of a job (server-sent events named job, each as getJob answers); closes when it is over',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfJob,
  query: NOTHING,
  body: 'none',
  answer: 'events',
  run: async (desk, { params }) => ({ job: (await jobOf(desk, params.job)).id }),
});

export const stopJob = operation({
  name: 'stopJob',
  method: 'DELETE',
  path: '/api/jobs/:job',
  title: {
    'zh-CN': '停止：第一次保留目前最好的结果，第二次立即结束',
    en: 'End early: the first time with the best so far, the second time at once',
  },
  who: 'officer',
  effect: 'write',
  guard: 'none',
  records: 'that somebody asked it to stop',
  params: OfJob,
  query: NOTHING,
  body: 'none',
  answer: JobAnswer,
  run: async (desk, { params, lang }) => {
    const { id } = await jobOf(desk, params.job);
    const how = await desk.queue.stop(id, desk.now());
    if (how === 'softly' || how === 'now') desk.interrupt(id, how);
    return { body: saidJob(desk, await jobOf(desk, params.job), lang) };
  },
});

const WithFiles = z.object({ files: z.array(MadeFile) });

/** The files of a job that is done; none where it makes none. */
function filesOf({ state, result }: JobRow, id: string): readonly MadeFile[] {
  if (state !== 'done' || result === null) throw new DeskProblem(409, deskTexts['not-ready']({ what: id }));
  return WithFiles.safeParse(JSON.parse(result)).data?.files ?? [];
}

export const takeFile = operation({
  name: 'takeFile',
  method: 'GET',
  path: '/api/jobs/:job/files/:file',
  title: {
    'zh-CN': '下载一项工作生成的文件（序号从 0 起）',
    en: 'Take away a file that a job made, by its number from 0',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: z.object({ job: IDS.job, file: z.string().regex(/^\d{1,6}$/u) }),
  query: NOTHING,
  body: 'none',
  answer: 'file',
  run: async (desk, { params }) => {
    const file = filesOf(await jobOf(desk, params.job), params.job)[Number(params.file)];
    if (file === undefined)
      throw new DeskProblem(404, deskTexts['not-found']({ what: `${params.job}/${params.file}` }));
    return { name: file.name, type: file.type, bytes: await desk.store.read((tx) => fileOf(tx, file.digest)) };
  },
});
