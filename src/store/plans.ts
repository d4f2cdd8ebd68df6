/** Plans: at most one draft, at most one published, the others superseded. Nothing is published without a person. */
import { canonicalJson } from '../domain/fingerprint.ts';
import { Plan } from '../domain/plan.ts';
import { rosterContent } from '../domain/roster-content.ts';
import type { Roster } from '../domain/roster.ts';
import { blob, putBlob } from './blobs.ts';
import { StoreFailure } from './failures.ts';
import { ParsedTexts } from './parsed.ts';
import type { PlanRow, PlanState } from './schema.ts';
import type { Tx } from './store.ts';
import { texts } from './texts.ts';
import { currentVersion } from './versions.ts';

/** `P12`: how people name a plan. */
export const planId = ({ seq }: Pick<PlanRow, 'seq'>): string => `P${seq}`;

const inState = (tx: Tx, state: PlanState): Promise<PlanRow | undefined> =>
  tx.selectFrom('plans').selectAll().where('state', '=', state).executeTakeFirst();

export const publishedPlan = (tx: Tx): Promise<PlanRow | undefined> => inState(tx, 'published');
export const draftPlan = (tx: Tx): Promise<PlanRow | undefined> => inState(tx, 'draft');

/** Every plan that was ever in force, the first one first. */
export const everPublished = (tx: Tx): Promise<PlanRow[]> =>
  tx.selectFrom('plans').selectAll().where('published_at', 'is not', null).orderBy('seq').execute();

/** The plan of an id; undefined where there is none. */
export async function planById(tx: Tx, id: string): Promise<PlanRow | undefined> {
  const seq = /^P(\d{1,9})$/iu.exec(id.trim())?.[1];
  return seq === undefined
    ? undefined
    : tx.selectFrom('plans').selectAll().where('seq', '=', Number(seq)).executeTakeFirst();
}

/** The bytes of its plan.json. */
export const planText = (tx: Tx, { digest }: PlanRow): Promise<string> => blob(tx, digest);

const plans = new ParsedTexts<Plan>((text) => Plan.parse(JSON.parse(text)));

/**
 * The plan itself; frozen, for everybody who asks for it in this process is given the same. Its form is checked, its
 * numbers are not.
 */
export const parsedPlan = (tx: Tx, row: Pick<PlanRow, 'digest'>): Promise<Plan> =>
  plans.of(row.digest, () => blob(tx, row.digest));

export interface NewDraft extends Pick<PlanRow, 'version' | 'outcome' | 'recipe' | 'run' | 'made'> {
  readonly text: string;
  readonly roster: Roster;
  readonly basedOn: PlanRow | undefined;
  readonly difference: string | null;
}

/** Adds a draft; an earlier one is superseded. */
export async function addDraft(tx: Tx, { text, roster, basedOn, difference, ...rest }: NewDraft): Promise<PlanRow> {
  const last = await tx.selectFrom('plans').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  await tx.updateTable('plans').set({ state: 'superseded' }).where('state', '=', 'draft').execute();
  const row: PlanRow = {
    ...rest,
    seq: (last?.seq ?? 0) + 1,
    state: 'draft',
    based_on: basedOn?.seq ?? null,
    digest: await putBlob(tx, text),
    roster: await putBlob(tx, canonicalJson(rosterContent(roster))),
    difference: difference === null ? null : await putBlob(tx, difference),
    published_by: null,
    published_at: null,
  };
  await tx.insertInto('plans').values(row).execute();
  return row;
}

/** Publishes a draft that was made for the newest roster and against the plan in force; refuses any other. */
export async function publish(
  tx: Tx,
  id: string,
  by: string,
  at: string,
): Promise<{ readonly plan: PlanRow; readonly superseded: PlanRow | undefined }> {
  const plan = await planById(tx, id);
  const [draft, published, version] = [await draftPlan(tx), await publishedPlan(tx), await currentVersion(tx)];
  if (plan === undefined)
    throw new StoreFailure(
      'refused',
      texts['draft-unknown']({ id, draft: draft === undefined ? null : planId(draft) }),
    );
  if (plan.state !== 'draft')
    throw new StoreFailure(
      'refused',
      texts['draft-not-draft']({ id: planId(plan), published: plan.state === 'published' }),
    );
  if (plan.version !== version?.seq || plan.based_on !== (published?.seq ?? null))
    throw new StoreFailure('refused', texts['draft-stale']({ id: planId(plan) }));
  if (published !== undefined)
    await tx.updateTable('plans').set({ state: 'superseded' }).where('seq', '=', published.seq).execute();
  const signed = { state: 'published', published_by: by, published_at: at } as const;
  await tx.updateTable('plans').set(signed).where('seq', '=', plan.seq).execute();
  return { plan: { ...plan, ...signed }, superseded: published };
}
