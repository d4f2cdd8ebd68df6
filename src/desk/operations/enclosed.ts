/** 冲突与出路: a way out is opened as a plan of its own, with the policy or the roster that it needs. */
import { z } from 'zod';
import { canonicalJson } from '../../domain/fingerprint.ts';
import { KeptRoster, rosterContent } from '../../domain/roster-content.ts';
import { concededText } from '../../policy/conceded-text.ts';
import { blob, putBlob } from '../../store/blobs.ts';
import type { Tx } from '../../store/store.ts';
import { QuestionResult } from '../kept/answers.ts';
import { EnclosedWith } from '../kept/enclosed.ts';
import { IDS, numberOf } from '../kept/ids.ts';
import { PLANS, planWork, type DeskPlan } from '../kept/plan.ts';
import { keptPolicyText, POLICIES } from '../kept/policy.ts';
import { operation } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { NOTHING } from './common.ts';
import { PlanAnswer, planAnswer } from './plans.ts';

const Asked = z.object({ plan: IDS.plan });

export const openEnclosed = operation({
  name: 'openEnclosed',
  method: 'POST',
  path: '/api/jobs/:job/enclosed/:name',
  title: {
    'zh-CN': '把回答中的一份方案（如一种出路）另立为方案，可审阅、出材料',
    en: 'Open a plan that an answer encloses, such as a way out, as a plan of its own',
  },
  who: 'officer',
  effect: 'job',
  guard: 'idempotency-key',
  records: 'a plan; the policy with its exceptions, or the changed roster',
  params: z.object({ job: IDS.job, name: z.string().regex(/^[\w-]{1,60}$/u) }),
  query: NOTHING,
  body: 'none',
  answer: PlanAnswer,
  run: async (desk, { params, lang, write }) => {
    const reply = await write(async (tx) => {
      const row = await tx.selectFrom('jobs').selectAll().where('id', '=', numberOf(params.job)).executeTakeFirst();
      if (row === undefined || row.kind !== 'question')
        throw new DeskProblem(404, deskTexts['not-found']({ what: params.job }));
      if (row.result === null) throw new DeskProblem(409, deskTexts['not-ready']({ what: params.job }));
      const found = QuestionResult.parse(JSON.parse(row.result)).enclosed.find(({ name }) => name === params.name);
      if (found === undefined) throw new DeskProblem(404, deskTexts['not-found']({ what: params.name }));
      const { body: asked } = await PLANS.get(tx, Asked.parse(JSON.parse(row.input)).plan, 1);
      const enclosed = EnclosedWith.parse(JSON.parse(await blob(tx, found.with)));
      const made = await madeFrom(tx, asked, enclosed, desk.now());
      const plan = await PLANS.add(tx, { ...made, name: `${asked.name} · ${params.name}` }, desk.now());
      await desk.queue.add(
        tx,
        { kind: 'adopt', about: planWork(plan.id), input: { plan: plan.id, text: found.plan } },
        desk.now(),
      );
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

/** The plan's record with the policy or the roster that the enclosed one was made from. */
async function madeFrom(tx: Tx, asked: DeskPlan, { roster, concessions }: EnclosedWith, at: string): Promise<DeskPlan> {
  const changed =
    roster === null ? {} : { changedRoster: await putBlob(tx, canonicalJson(rosterContent(KeptRoster.parse(roster)))) };
  if (concessions === null) return { ...asked, ...changed };
  const base = await keptPolicyText(tx, asked.policy.id, asked.policy.version === 0 ? undefined : asked.policy.version);
  const text = concededText(base.text, new Map(concessions.map((one) => [one.line, one.concessions])));
  const name = deskTexts['with-exceptions']({ name: base.record?.name ?? base.id });
  const policy = await POLICIES.add(
    tx,
    {
      name: name.in('zh-CN'),
      number: base.record?.number ?? '',
      base: { id: base.id, version: base.version },
      text,
    },
    at,
  );
  return { ...asked, ...changed, policy: { id: policy.id, version: policy.version } };
}
