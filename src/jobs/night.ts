/**
 * One night: take the changes in, re-plan what they touch, leave a draft. Each step is one transaction, fenced by the
 * run; killed anywhere, the next night goes on from what was committed.
 */
import { Change } from '../domain/changes.ts';
import { canonicalJson } from '../domain/fingerprint.ts';
import type { PlanOptions } from '../planning/make-plan.ts';
import { textDigest } from '../store/blobs.ts';
import { changesUpon } from '../store/changes.ts';
import { StoreFailure } from '../store/failures.ts';
import { record } from '../store/ledger.ts';
import { addDraft, draftPlan, planId, parsedPlan, publishedPlan } from '../store/plans.ts';
import { beginRun, closeRun, fence } from '../store/runs.ts';
import type { PlanRow, RunRow, VersionRow } from '../store/schema.ts';
import type { Store, Tx } from '../store/store.ts';
import { currentVersion, rosterOf, versionOf } from '../store/versions.ts';
import { basisOf } from './basis.ts';
import { makeDraft, type Made, type Replan, type Task } from './make-draft.ts';
import { receiveFiles, type FilesWishes, type ReceivedFiles } from './receive-files.ts';
import type { NightResult } from './result.ts';
import { unlocked } from './unlocked.ts';
import { standsFor, sayStands } from './stands.ts';
import { texts } from './texts.ts';

export interface NightWishes extends FilesWishes {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** `2027-03-01`. */
  readonly today: string;
  readonly plan: Omit<PlanOptions, 'start' | 'seed'>;
  readonly replan: Replan;
  /** What a log may know: numbers and digests, never a name. */
  log(step: string, facts: object): void;
}

/** Runs the night. The result is committed with the run, which stays `planned` until somebody was told. */
export async function nightly(
  store: Store,
  wishes: NightWishes,
): Promise<{ readonly run: RunRow; readonly result: NightResult }> {
  const { at, today } = wishes;
  const run = await store.write(async (tx) => {
    if ((await currentVersion(tx)) === undefined) throw new StoreFailure('refused', texts['nothing-imported']());
    return beginRun(tx, 'nightly', at, today);
  });
  wishes.log('begun', { run: run.seq, today });
  try {
    const files = await receiveFiles(store, run, at, wishes);
    wishes.log('received', {
      run: run.seq,
      version: files.version.seq,
      files: files.files.length,
      received: files.received,
      applied: files.applied.length,
      impossible: files.impossible.length,
      setAside: files.setAside.length,
    });
    const task = await store.read((tx) => openTask(tx, files.version, today));
    const made =
      task === null ? null : await makeDraft(task, wishes.replan, { ...wishes.plan, seed: files.version.seed });
    wishes.log('planned', {
      run: run.seq,
      outcome: made?.kind ?? 'nothing',
      differs: made?.kind === 'draft' ? made.differs : null,
    });
    const result = await store.write((tx) => finish(tx, { run, at, task, made }, files));
    wishes.log('ended', {
      run: run.seq,
      outcome: result.outcome,
      plan: result.draft?.plan ?? null,
      digest: result.draft?.digest ?? null,
    });
    return { run, result };
  } catch (error) {
    // Whoever overtook this run has closed it; a database that is gone cannot be told.
    await store
      .write(async (tx) => {
        await fence(tx, run);
        await closeRun(tx, run, 'failed', at);
      })
      .catch(() => {});
    throw error;
  }
}

/** What is left to plan; null where draft, plan in force or an earlier night has answered for this version already. */
async function openTask(tx: Tx, version: VersionRow, today: string): Promise<Task | null> {
  const [draft, published] = [await draftPlan(tx), await publishedPlan(tx)];
  if (isAnswered(version, draft, published) || (await standsFor(tx, version, published))) return null;
  const basis = await basisOf(tx, version);
  if (published === undefined) return { basis, inForce: null, changes: [], today };
  const plan = await parsedPlan(tx, published);
  return {
    basis: { ...basis, roster: await unlocked(tx, version, published) },
    inForce: { id: planId(published), digest: published.digest, plan, roster: await rosterOf(tx, published) },
    changes: await changesSince(tx, version, published),
    today,
  };
}

const isAnswered = (version: VersionRow, draft: PlanRow | undefined, published: PlanRow | undefined): boolean =>
  published?.version === version.seq ||
  (draft !== undefined && draft.version === version.seq && draft.based_on === (published?.seq ?? null));

/**
 * The changes that were applied after the version of the plan in force; after another import, all upon the new base.
 */
async function changesSince(tx: Tx, version: VersionRow, published: PlanRow): Promise<readonly Change[]> {
  const same = (await versionOf(tx, published.version)).base === version.base;
  const rows = (await changesUpon(tx, version.base)).filter(
    (row) => row.state === 'applied' && (!same || (row.version ?? 0) > published.version),
  );
  return rows.map(({ body }) => Change.parse(JSON.parse(body)));
}

/** A night's work before it is written down. */
interface Worked {
  readonly run: RunRow;
  /** When the run began. */
  readonly at: string;
  readonly task: Task | null;
  readonly made: Made | null;
}

/**
 * The last step: the draft, or that none is needed, and the result of the run. Refuses if the ground has moved
 * meanwhile.
 */
async function finish(tx: Tx, { run, at, task, made }: Worked, files: ReceivedFiles): Promise<NightResult> {
  await fence(tx, run);
  const [version, published] = [await currentVersion(tx), await publishedPlan(tx)];
  const basedOn = published === undefined ? null : planId(published);
  if (version?.seq !== files.version.seq || (task !== null && (task.inForce?.id ?? null) !== basedOn))
    throw new StoreFailure('fenced', texts['ground-moved']());
  const { files: read, ...told } = files;
  const base: NightResult = {
    format: 'lungang-night/1',
    outcome: 'nothing',
    today: run.today,
    run: run.seq,
    ...told,
    version: version.seq,
    files: [...read],
    draft: null,
    clash: [],
  };
  const result = await concluded(tx, { run, at, task, made }, base, { version, published });
  const quiet = result.outcome === 'nothing' && files.files.length === 0 && result.remarks.length === 0;
  await closeRun(tx, run, quiet ? 'finished' : 'planned', at, canonicalJson(result));
  return result;
}

async function concluded(
  tx: Tx,
  { run, at, task, made }: Worked,
  base: NightResult,
  { version, published }: { readonly version: VersionRow; readonly published: PlanRow | undefined },
): Promise<NightResult> {
  if (task === null || made === null) return base;
  if (made.kind === 'none') return { ...base, outcome: 'no-plan' };
  if (made.kind === 'pins-clash') return { ...base, outcome: 'pins-clash', clash: [...made.clash] };
  if (!made.differs && published !== undefined) {
    await sayStands(tx, run, at, version, published);
    return { ...base, outcome: 'stands', remarks: [...base.remarks, ...made.told.remarks, ...made.touched] };
  }
  const recipe = canonicalJson({
    today: task.today,
    changes: task.changes.map(({ id }) => id),
    ended: made.told.ended,
  });
  const row = await addDraft(tx, {
    version: version.seq,
    outcome: made.told.outcome,
    recipe,
    run: run.seq,
    made: at,
    text: made.text,
    roster: made.roster,
    basedOn: published,
    difference: canonicalJson(made.told.moved),
  });
  const plan = planId(row);
  await record(tx, at, 'draft', {
    plan,
    digest: row.digest,
    version: version.seq,
    basedOn: task.inForce?.id ?? null,
    outcome: made.told.outcome,
    recipe: textDigest(recipe),
    run: run.seq,
  });
  return { ...base, outcome: 'draft', draft: { plan, digest: row.digest, ...made.told } };
}
