/** The list that was handed out comes back in, corrected. */
import { z } from 'zod';
import { putFile } from '../../store/files.ts';
import { ListResult } from '../kept/answers.ts';
import { planResult } from '../kept/plan-result.ts';
import { IDS, numberOf } from '../kept/ids.ts';
import { distinctFiles } from '../kept/roster.ts';
import { operation } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { JobAnswer } from '../views/job.ts';
import { inLang } from '../words.ts';
import { NOTHING, saidJob } from './common.ts';

export const checkList = operation({
  name: 'checkList',
  method: 'POST',
  path: '/api/plans/:plan/lists',
  title: {
    'zh-CN': '核验改过的名单（一个文件）；完成后由 getVerdict 取回',
    en: 'Have a corrected list judged (one file); when the job is done, getVerdict says how',
  },
  who: 'officer',
  effect: 'job',
  guard: 'idempotency-key',
  records: 'the file and the verdict',
  params: z.object({ plan: IDS.plan }),
  query: NOTHING,
  body: 'files',
  answer: JobAnswer,
  run: async (desk, { params, body, lang, write }) => {
    const [file, ...more] = distinctFiles(body);
    if (file === undefined || more.length > 0) throw new DeskProblem(400, deskTexts['one-file']());
    const reply = await write(async (tx) => {
      await planResult(tx, params.plan);
      const kept = { name: file.name, digest: await putFile(tx, file.bytes), size: file.bytes.length };
      const job = await desk.queue.add(
        tx,
        { kind: 'list', about: `plans/${params.plan}/lists`, input: { plan: params.plan, file: kept } },
        desk.now(),
      );
      return { body: saidJob(desk, job, lang) };
    });
    desk.wake();
    return reply;
  },
});

const FindingAnswer = ListResult.shape.findings.element.extend({ message: z.string() });

export const getVerdict = operation({
  name: 'getVerdict',
  method: 'GET',
  path: '/api/jobs/:job/verdict',
  title: { 'zh-CN': '名单是否合规，每处不合在哪一行', en: 'Whether the list is lawful, and the row of each finding' },
  who: 'officer',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: z.object({ job: IDS.job }),
  query: NOTHING,
  body: 'none',
  answer: z.object({ ...ListResult.shape, findings: z.array(FindingAnswer), later: z.array(FindingAnswer) }),
  run: async (desk, { params, lang }) => {
    const row = await desk.queue.job(numberOf(params.job));
    if (row === undefined || row.kind !== 'list')
      throw new DeskProblem(404, deskTexts['not-found']({ what: params.job }));
    if (row.result === null) throw new DeskProblem(409, deskTexts['not-ready']({ what: params.job }));
    return { body: inLang(ListResult.parse(JSON.parse(row.result)), lang) };
  },
});
