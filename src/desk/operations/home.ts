/** 首页: the steps of the year, and what the desk is. */
import { z } from 'zod';
import { PLANS, planWork } from '../kept/plan.ts';
import { PlanResult } from '../kept/plan-result.ts';
import { POLICIES } from '../kept/policy.ts';
import { checkOf, ROSTERS } from '../kept/roster.ts';
import { importResultOf } from '../kept/import-result.ts';
import { resultAbout } from '../kept/results.ts';
import { operation } from '../operation.ts';
import { NOTHING } from './common.ts';

const Step = z.object({
  step: z.enum(['roster', 'policy', 'plan', 'documents']),
  /** `open`: begun and not settled; `next`: what to do now. */
  state: z.enum(['done', 'open', 'next', 'later']),
  /** Path of what it was done with, such as `rosters/R2`; null where there is none yet. */
  about: z.string().nullable(),
});

export const getHome = operation({
  name: 'getHome',
  method: 'GET',
  path: '/api/home',
  title: {
    'zh-CN': '首页：全年步骤、已完成和下一步',
    en: 'Home: the steps of the year, what is done and what is next',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: NOTHING,
  query: NOTHING,
  body: 'none',
  answer: z.object({
    version: z.string(),
    database: z.enum(['sqlite', 'postgres']),
    person: z.object({ name: z.string(), role: z.string() }),
    /** Other machines reach the desk, and nobody is asked who he is. */
    open: z.boolean(),
    empty: z.boolean(),
    steps: z.array(Step),
  }),
  run: async (desk, { person }) => {
    const found = await desk.store.read(async (tx) => {
      const [roster] = await ROSTERS.all(tx);
      const [policy] = await POLICIES.all(tx);
      const [plan] = await PLANS.all(tx);
      const check = roster === undefined ? null : await importResultOf(tx, checkOf(roster));
      const result = plan === undefined ? null : await resultAbout(tx, planWork(plan.id), PlanResult);
      const documents = plan === undefined ? null : await resultAbout(tx, `plans/${plan.id}/documents`, z.unknown());
      return { roster, policy, plan, check, result, documents };
    });
    const { roster, policy, plan, check, result, documents } = found;
    const planned = result?.kind === 'plan';
    const steps: z.infer<typeof Step>[] = [
      {
        step: 'roster',
        state: roster === undefined ? 'next' : check?.ok === true ? 'done' : 'open',
        about: roster === undefined ? null : `rosters/${roster.id}`,
      },
      {
        step: 'policy',
        state: policy !== undefined || plan !== undefined ? 'done' : check?.ok === true ? 'next' : 'later',
        about: policy === undefined ? null : `policies/${policy.id}`,
      },
      {
        step: 'plan',
        state: planned
          ? 'done'
          : plan !== undefined
            ? 'open'
            : check?.ok === true && policy !== undefined
              ? 'next'
              : 'later',
        about: plan === undefined ? null : planWork(plan.id),
      },
      {
        step: 'documents',
        state: documents !== null ? 'done' : planned ? 'next' : 'later',
        about: planned ? `${planWork(plan!.id)}/documents` : null,
      },
    ];
    return { body: { ...desk.facts, person, empty: roster === undefined, steps } };
  },
});
