/** 求解 and 审阅: a plan is asked for, watched, stopped, and looked at. */
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import type { Lang } from '../../messages/message.ts';
import { blob } from '../../store/blobs.ts';
import type { JobRow } from '../../store/schema.ts';
import type { Tx } from '../../store/store.ts';
import { IDS } from '../kept/ids.ts';
import { importResultOf } from '../kept/import-result.ts';
import { PLANS, DeskPlan, planWork } from '../kept/plan.ts';
import { planResult, PlanResult } from '../kept/plan-result.ts';
import { loadedPolicy, PolicyId } from '../kept/policy.ts';
import type { KeptRecord } from '../kept/records.ts';
import { newestJob, resultAbout } from '../kept/results.ts';
import { checkOf, ROSTERS } from '../kept/roster.ts';
import { operation } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { PLAN_VIEW_NAMES } from '../views/names.ts';
import { JobAnswer } from '../views/job.ts';
import { BalanceView, ClashView, FlowsView, OverviewView, SheetView } from '../views/schemas.ts';
import { inLang } from '../words.ts';
import { listOfItems, NOTHING, saidJob } from './common.ts';

const OfPlan = z.object({ plan: IDS.plan });

/** What came of it; null while it is at work. */
const Outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    /** `compliant`: every hard rule holds. */
    outcome: z.enum(['compliant', 'relaxed']),
    ended: z.string(),
    postings: z.int(),
    relaxations: z.int(),
    overridden: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('clash'),
    clash: z.object({
      pins: z.array(ClashView.shape.pins.element.extend({ kind: z.string() })),
      against: z.array(z.object({ rule: z.string(), meaning: z.string(), places: z.array(z.string()) })),
      each: z.boolean(),
    }),
  }),
  z.object({ kind: z.literal('none'), reason: z.string() }),
]);

export const PlanAnswer = z.object({
  id: z.string(),
  version: z.int(),
  at: z.string(),
  ...DeskPlan.shape,
  result: Outcome.nullable(),
  /** The search: its progress, and how to stop it. */
  job: JobAnswer.nullable(),
});

export async function planAnswer(
  desk: Desk,
  tx: Tx,
  { id, version, at, body }: KeptRecord<DeskPlan>,
  lang: Lang,
): Promise<z.infer<typeof PlanAnswer>> {
  const result = await resultAbout(tx, planWork(id), PlanResult);
  const job = await newestJob(tx, planWork(id));
  return {
    id,
    version,
    at,
    ...body,
    result: result === null ? null : Outcome.parse(inLang(result, lang)),
    job: job === undefined ? null : saidJob(desk, job, lang),
  };
}

export const startPlan = operation({
  name: 'startPlan',
  method: 'POST',
  path: '/api/plans',
  title: { 'zh-CN': '求解：按一份名册和一项政策', en: 'Plan a roster under a policy' },
  who: 'officer',
  effect: 'job',
  guard: 'idempotency-key',
  records: 'a plan, and the job of making it',
  params: NOTHING,
  query: NOTHING,
  body: z.strictObject({
    roster: IDS.roster,
    policy: PolicyId,
    name: z.string().min(1).max(200).optional(),
    /** First school year; absent: that of the roster. */
    from: z.int().min(2000).max(2100).optional(),
    /** Longest search in seconds. */
    seconds: z.number().positive().max(604_800).default(600),
    /** Relative gap to accept; 0 asks for the optimum. */
    gap: z.number().min(0).max(0.999).default(0),
    seed: z.int().min(0).max(2_147_483_647).default(1),
  }),
  answer: PlanAnswer,
  run: async (desk, { body, lang, write }) => {
    const reply = await write(async (tx) => {
      const roster = await ROSTERS.get(tx, body.roster);
      const check = await importResultOf(tx, checkOf(roster));
      if (check === null) throw new DeskProblem(409, deskTexts['not-ready']({ what: roster.id }));
      if (!check.ok) throw new DeskProblem(409, deskTexts['roster-has-errors']());
      const policy = await loadedPolicy(tx, body.policy);
      if (policy.policy === null) throw new DeskProblem(409, deskTexts['policy-has-errors']());
      const plan = await PLANS.add(
        tx,
        {
          name: body.name ?? `${roster.body.name} · ${policy.record?.name ?? policy.policy.title[lang]}`,
          roster: { id: roster.id, version: roster.version },
          policy: { id: policy.id, version: policy.version },
          from: body.from ?? roster.body.from,
          seconds: body.seconds,
          gap: body.gap,
          seed: body.seed,
        },
        desk.now(),
      );
      const input = { plan: plan.id, workers: desk.workers };
      await desk.queue.add(tx, { kind: 'plan', about: planWork(plan.id), input }, desk.now());
      return {
        body: await planAnswer(desk, tx, plan, lang),
        version: plan.version,
        location: `/api/plans/${plan.id}`,
      };
    });
    desk.wake();
    return reply;
  },
});

export const listPlans = operation({
  name: 'listPlans',
  method: 'GET',
  path: '/api/plans',
  title: { 'zh-CN': '方案一览，新的在前', en: 'The plans, the newest first' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: NOTHING,
  query: NOTHING,
  body: 'none',
  answer: listOfItems(PlanAnswer),
  run: async (desk, { lang }) =>
    desk.store.read(async (tx) => {
      const items = [];
      for (const kept of await PLANS.all(tx)) items.push(await planAnswer(desk, tx, kept, lang));
      return { body: { items } };
    }),
});

export const getPlan = operation({
  name: 'getPlan',
  method: 'GET',
  path: '/api/plans/:plan',
  title: {
    'zh-CN': '一份方案：由什么求得、进度、结局',
    en: 'A plan: what it is made from, how far it is, what came of it',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfPlan,
  query: NOTHING,
  body: 'none',
  answer: PlanAnswer,
  run: async (desk, { params, lang }) =>
    desk.store.read(async (tx) => {
      const kept = await PLANS.get(tx, params.plan);
      return { body: await planAnswer(desk, tx, kept, lang), version: kept.version };
    }),
});

export const getPlanView = operation({
  name: 'getPlanView',
  method: 'GET',
  path: '/api/plans/:plan/views/:view',
  title: {
    'zh-CN': '方案的一个视图：总览、名单、各项规定、学校×学科余缺、去向……',
    en: 'A view of a plan: overview, list, rules, school × subject balance, flows …',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: z.object({ plan: IDS.plan, view: z.enum(PLAN_VIEW_NAMES) }),
  query: NOTHING,
  body: 'none',
  answer: z.union([SheetView, OverviewView, BalanceView, FlowsView]),
  run: async (desk, { params, lang }) => {
    const text = await desk.store.read(async (tx) => {
      const digest = (await planResult(tx, params.plan)).views[params.view]?.[lang];
      if (digest === undefined) throw new DeskProblem(404, deskTexts['not-found']({ what: params.view }));
      return blob(tx, digest);
    });
    return { body: JSON.parse(text) };
  },
});

export const getPlanFile = operation({
  name: 'getPlanFile',
  method: 'GET',
  path: '/api/plans/:plan/plan.json',
  title: { 'zh-CN': 'plan.json，供其他程序读取', en: 'plan.json, for other programs' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfPlan,
  query: NOTHING,
  body: 'none',
  answer: 'file',
  run: async (desk, { params }) => ({
    name: 'plan.json',
    type: 'application/json',
    bytes: Buffer.from(await desk.store.read(async (tx) => blob(tx, (await planResult(tx, params.plan)).plan)), 'utf8'),
  }),
});

/** The job of making a plan. Throws a DeskProblem (404) where there is no such plan. */
const searchOf = (desk: Desk, id: string): Promise<JobRow> =>
  desk.store.read(async (tx) => {
    await PLANS.get(tx, id);
    const row = await newestJob(tx, planWork(id));
    if (row === undefined) throw new DeskProblem(404, deskTexts['not-found']({ what: id }));
    return row;
  });

export const getPlanStatus = operation({
  name: 'getPlanStatus',
  method: 'GET',
  path: '/api/plans/:plan/status',
  title: { 'zh-CN': '求解的进度', en: 'How far the search is' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfPlan,
  query: NOTHING,
  body: 'none',
  answer: JobAnswer,
  run: async (desk, { params, lang }) => ({ body: saidJob(desk, await searchOf(desk, params.plan), lang) }),
});

export const watchPlan = operation({
  name: 'watchPlan',
  method: 'GET',
  path: '/api/plans/:plan/events',
  title: { 'zh-CN': '求解的进展，同 watchJob', en: 'The news of the search, as watchJob tells it' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfPlan,
  query: NOTHING,
  body: 'none',
  answer: 'events',
  run: async (desk, { params }) => ({ job: (await searchOf(desk, params.plan)).id }),
});

export const stopPlan = operation({
  name: 'stopPlan',
  method: 'DELETE',
  path: '/api/plans/:plan',
  title: {
    'zh-CN': '提前结束求解：第一次保留目前最好的方案，第二次立即结束',
    en: 'End the search early: the first time with the best plan so far, the second time at once',
  },
  who: 'officer',
  effect: 'write',
  guard: 'none',
  records: 'that somebody asked it to stop',
  params: OfPlan,
  query: NOTHING,
  body: 'none',
  answer: JobAnswer,
  run: async (desk, { params, lang }) => {
    const { id } = await searchOf(desk, params.plan);
    const how = await desk.queue.stop(id, desk.now());
    if (how === 'softly' || how === 'now') desk.interrupt(id, how);
    return { body: saidJob(desk, await searchOf(desk, params.plan), lang) };
  },
});
