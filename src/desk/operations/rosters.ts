/** 导入名册: files come in, are understood, and are settled at the cell where something stands. */
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import type { Tx } from '../../store/store.ts';
import type { JobRow } from '../../store/schema.ts';
import type { Lang } from '../../messages/message.ts';
import { blob } from '../../store/blobs.ts';
import { putFile } from '../../store/files.ts';
import { importResultOf } from '../kept/import-result.ts';
import { IDS } from '../kept/ids.ts';
import type { KeptRecord } from '../kept/records.ts';
import { newestJob } from '../kept/results.ts';
import { checkOf, distinctFiles, nextSchoolYear, ROSTERS, RosterRecord } from '../kept/roster.ts';
import { operation, type OperationReply } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { RosterCheck } from '../views/check.ts';
import { JobAnswer } from '../views/job.ts';
import { inLang } from '../words.ts';
import { listOfItems, NOTHING, saidJob } from './common.ts';
import { revised, Revision } from './roster-revisions.ts';

const OfRoster = z.object({ roster: IDS.roster });

/** What is known of the newest version; null while it is being checked. */
const Summary = z.object({
  ok: z.boolean(),
  errors: z.int(),
  warnings: z.int(),
  notices: z.int(),
  schools: z.int(),
  teachers: z.int(),
});

export const RosterAnswer = z.object({
  id: z.string(),
  version: z.int(),
  at: z.string(),
  ...RosterRecord.shape,
  check: Summary.nullable(),
  /** The job of checking this version. */
  job: JobAnswer.nullable(),
});

async function rosterAnswer(
  desk: Desk,
  tx: Tx,
  { id, version, at, body }: KeptRecord<RosterRecord>,
  lang: Lang,
): Promise<z.infer<typeof RosterAnswer>> {
  const about = checkOf({ id, version });
  const result = await importResultOf(tx, about);
  const job = await newestJob(tx, about);
  return {
    id,
    version,
    at,
    ...body,
    check:
      result === null
        ? null
        : {
            ok: result.ok,
            errors: result.errors,
            warnings: result.warnings,
            notices: result.notices,
            schools: result.schools,
            teachers: result.teachers,
          },
    job: job === undefined ? null : saidJob(desk, job, lang),
  };
}

/** Has a version checked; in the transaction that makes the version. */
const checkSoon = (desk: Desk, tx: Tx, { id, version }: Pick<KeptRecord<unknown>, 'id' | 'version'>): Promise<JobRow> =>
  desk.queue.add(tx, { kind: 'import', about: checkOf({ id, version }), input: { roster: id, version } }, desk.now());

/** Adds a roster and has it checked. */
export async function addRoster(
  desk: Desk,
  tx: Tx,
  body: RosterRecord,
  lang: Lang,
): Promise<OperationReply<z.infer<typeof RosterAnswer>>> {
  const kept = await ROSTERS.add(tx, body, desk.now());
  await checkSoon(desk, tx, kept);
  return {
    body: await rosterAnswer(desk, tx, kept, lang),
    version: kept.version,
    location: `/api/rosters/${kept.id}`,
  };
}

export const uploadRoster = operation({
  name: 'uploadRoster',
  method: 'POST',
  path: '/api/rosters',
  title: {
    'zh-CN': '导入名册：一个或几个工作簿、CSV 或 zip（multipart/form-data，字段 files）',
    en: 'Bring a roster in: one or more workbooks, CSV files or zips (multipart/form-data, field files)',
  },
  who: 'officer',
  effect: 'job',
  guard: 'idempotency-key',
  records: 'the files and a roster',
  params: NOTHING,
  query: NOTHING,
  body: 'files',
  answer: RosterAnswer,
  run: async (desk, { body, lang, write }) => {
    const files = distinctFiles(body);
    const reply = await write(async (tx) => {
      const kept = [];
      for (const { name, bytes } of files) kept.push({ name, digest: await putFile(tx, bytes), size: bytes.length });
      const first = files[0]!.name.replace(/\.\w+$/u, '');
      const name = files.length === 1 ? first : `${first}…`;
      // What was settled once need not be settled again next year.
      const last = (await ROSTERS.all(tx)).find((one) => !one.body.madeUp);
      const fresh = { mapping: last?.body.mapping ?? null, edits: [], refused: [], madeUp: false };
      return addRoster(desk, tx, { name, from: nextSchoolYear(desk.now()), files: kept, ...fresh }, lang);
    });
    desk.wake();
    return reply;
  },
});

export const listRosters = operation({
  name: 'listRosters',
  method: 'GET',
  path: '/api/rosters',
  title: { 'zh-CN': '名册一览，新的在前', en: 'The rosters, the newest first' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: NOTHING,
  query: NOTHING,
  body: 'none',
  answer: listOfItems(RosterAnswer),
  run: async (desk, { lang }) =>
    desk.store.read(async (tx) => {
      const items = [];
      for (const kept of await ROSTERS.all(tx)) items.push(await rosterAnswer(desk, tx, kept, lang));
      return { body: { items } };
    }),
});

export const getRoster = operation({
  name: 'getRoster',
  method: 'GET',
  path: '/api/rosters/:roster',
  title: { 'zh-CN': '一份名册的最新版本', en: 'The newest version of a roster' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfRoster,
  query: NOTHING,
  body: 'none',
  answer: RosterAnswer,
  run: async (desk, { params, lang }) =>
    desk.store.read(async (tx) => {
      const kept = await ROSTERS.get(tx, params.roster);
      return { body: await rosterAnswer(desk, tx, kept, lang), version: kept.version };
    }),
});

const RosterCheckAnswer = z.object({
  ...RosterCheck.shape,
  findings: z.array(RosterCheck.shape.findings.element.extend({ message: z.string() })),
});

export const getRosterCheck = operation({
  name: 'getRosterCheck',
  method: 'GET',
  path: '/api/rosters/:roster/check',
  title: {
    'zh-CN': '识别结果和全部问题：每张表、每个标题的含义，每个问题在哪一格',
    en: 'What was understood, sheet by sheet and heading by heading, and every finding at its cell',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfRoster,
  query: NOTHING,
  body: 'none',
  answer: RosterCheckAnswer,
  run: async (desk, { params, lang }) => {
    const { text, version } = await desk.store.read(async (tx) => {
      const kept = await ROSTERS.get(tx, params.roster);
      const result = await importResultOf(tx, checkOf(kept));
      if (result === null) throw new DeskProblem(409, deskTexts['not-ready']({ what: params.roster }));
      return { text: await blob(tx, result.check), version: kept.version };
    });
    return { body: inLang(RosterCheck.parse(JSON.parse(text)), lang), version };
  },
});

export const reviseRoster = operation({
  name: 'reviseRoster',
  method: 'PATCH',
  path: '/api/rosters/:roster',
  title: {
    'zh-CN': '说明或改正：标题的含义、值的含义、工作表、单元格、校名、学年、名称',
    en: 'Settle or correct: the meaning of a heading, a word or a sheet, a cell, a name of a school, the school year',
  },
  who: 'officer',
  effect: 'job',
  guard: 'if-match',
  records: 'a new version of the roster',
  params: OfRoster,
  query: NOTHING,
  body: z.strictObject({ revisions: z.array(Revision).min(1).max(2000) }),
  answer: RosterAnswer,
  run: async (desk, { params, body, seen, lang, write }) => {
    const reply = await write(async (tx) => {
      const kept = await ROSTERS.get(tx, params.roster);
      const result = await importResultOf(tx, checkOf(kept));
      const check = result === null ? null : RosterCheck.parse(JSON.parse(await blob(tx, result.check)));
      const next = await ROSTERS.revise(tx, params.roster, seen, revised(kept.body, check, body.revisions), desk.now());
      await checkSoon(desk, tx, next);
      return { body: await rosterAnswer(desk, tx, next, lang), version: next.version };
    });
    desk.wake();
    return reply;
  },
});

export const makeNotes = operation({
  name: 'makeNotes',
  method: 'POST',
  path: '/api/rosters/:roster/notes',
  title: {
    'zh-CN': '生成带批注的工作簿；完成后由 takeFile 下载第 0 个文件',
    en: 'Make the copy with a note in each wrong cell; when the job is done, take away its file 0',
  },
  who: 'officer',
  effect: 'job',
  guard: 'idempotency-key',
  records: 'a file',
  params: OfRoster,
  query: NOTHING,
  body: 'none',
  answer: JobAnswer,
  run: async (desk, { params, lang, write }) => {
    const reply = await write(async (tx) => {
      const { id, version } = await ROSTERS.get(tx, params.roster);
      const job = await desk.queue.add(
        tx,
        { kind: 'notes', about: `rosters/${id}/${version}/notes`, input: { roster: id, version } },
        desk.now(),
      );
      return { body: saidJob(desk, job, lang) };
    });
    desk.wake();
    return reply;
  },
});
