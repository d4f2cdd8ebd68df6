/** Packs a plan of the store into a bundle. */
import { z } from 'zod';
import { Change } from '../domain/changes.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { certificateJson } from '../report/index.ts';
import { storeId } from '../store/identity.ts';
import { planId, planText } from '../store/plans.ts';
import type { PlanRow } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { policyOf, rosterOf, versionOf } from '../store/versions.ts';
import { sealed } from './bundle.ts';
import { unlocked } from './unlocked.ts';

/** What a draft keeps besides its version (`night.ts`). */
export const Recipe = z.object({
  today: z.string(),
  changes: z.array(z.string()),
  ended: z.enum(['complete', 'time', 'stopped']),
});

/** `given`, `plan`: the kept plan, verified anew. */
export async function sealPlan(
  tx: Tx,
  row: PlanRow,
  { given, plan }: { readonly given: Case; readonly plan: VerifiedPlan },
): Promise<string> {
  const version = await versionOf(tx, row.version);
  const policy = await policyOf(tx, version);
  const recipe = Recipe.parse(JSON.parse(row.recipe));
  const before =
    row.based_on === null
      ? null
      : await tx.selectFrom('plans').selectAll().where('seq', '=', row.based_on).executeTakeFirstOrThrow();
  return sealed({
    format: 'lungang-bundle/1',
    program: plan.program,
    search: { backend: 'highs', gap: 0, seed: version.seed, ended: recipe.ended },
    from: version.from_year,
    policy: { id: policy.policy_id, digest: policy.policy_digest, text: policy.text },
    roster: before === null ? await rosterOf(tx, version) : await unlocked(tx, version, before),
    replan: before === null ? null : await replanOf(tx, before, recipe),
    plan: await planText(tx, row),
    certificate: certificateJson({ plan, policy: given.policy, instance: instanceOf(given) }),
    origin: {
      store: (await storeId(tx)) ?? '',
      version: version.seq,
      plan: planId(row),
      ledger: await entryOf(tx, row),
    },
  });
}

async function replanOf(
  tx: Tx,
  before: PlanRow,
  { today, changes }: z.infer<typeof Recipe>,
): Promise<Parameters<typeof sealed>[0]['replan']> {
  const bodies = new Map(
    (await tx.selectFrom('changes').select(['id', 'body']).execute()).map(({ id, body }) => [id, body]),
  );
  return {
    today,
    before: { roster: await rosterOf(tx, before), plan: await planText(tx, before) },
    changes: changes.map((id) => Change.parse(JSON.parse(bodies.get(id) ?? 'null'))),
  };
}

/** The ledger entry in which the plan was drafted. */
async function entryOf(tx: Tx, row: PlanRow): Promise<{ seq: number; digest: string }> {
  const drafts = await tx.selectFrom('ledger').selectAll().where('kind', '=', 'draft').orderBy('seq').execute();
  const { seq, digest } = drafts.find(
    ({ entry }) => z.object({ plan: z.string() }).parse(JSON.parse(entry)).plan === planId(row),
  )!;
  return { seq, digest };
}
