/** The tables of the store as kysely sees them. Times are ISO 8601 in UTC, digests `sha256:…`, JSON is canonical. */

interface MetaRow {
  readonly key: string;
  readonly value: string;
}

/** Canonical JSON or other text, deflated; `digest` is that of the text itself. */
interface BlobRow {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** `digest`: of the text of the file; `policy_digest`: of what it says, as plan.json names it. */
export interface PolicyRow {
  readonly digest: string;
  readonly policy_id: string;
  readonly policy_digest: string;
  readonly text: string;
}

/**
 * What a plan is made from. `base`: the imported version on which the changes of this one are built; itself for an
 * import.
 */
export interface VersionRow {
  readonly seq: number;
  readonly parent: number | null;
  readonly base: number;
  readonly cause: 'import' | 'changes';
  /** Digest of the roster; its canonical JSON is the blob of that digest. */
  readonly roster: string;
  /** `digest` of a policy row. */
  readonly policy: string;
  readonly from_year: number;
  readonly seed: number;
  readonly run: number;
  readonly at: string;
}

type ChangeState = 'applied' | 'impossible';

/**
 * A staff change that was acknowledged. `version`: the version in which it was applied first; null while it is
 * impossible.
 */
export interface ChangeRow {
  readonly id: string;
  readonly digest: string;
  readonly date: string;
  readonly kind: string;
  readonly body: string;
  base: number;
  readonly run: number;
  readonly file: string;
  state: ChangeState;
  version: number | null;
  /** Why it is impossible, as JSON with one sentence per language; null while it is applied. */
  reason: string | null;
}

/** A row of a file of changes that could not be read; kept once per content of the file. */
export interface SetAsideRow {
  readonly content: string;
  readonly line: number;
  readonly code: string;
  readonly file: string;
  readonly run: number;
  readonly reason: string;
}

export type PlanState = 'draft' | 'published' | 'superseded';

/**
 * `based_on`: the plan that was published when this one was made. `roster`: digest of the roster as it was planned,
 * without decisions entered by hand that can no longer be met. `recipe`: what besides roster and policy the plan
 * follows from.
 */
export interface PlanRow {
  readonly seq: number;
  state: PlanState;
  readonly version: number;
  readonly based_on: number | null;
  readonly digest: string;
  readonly roster: string;
  readonly outcome: string;
  readonly recipe: string;
  /** Digest of the blob with the difference to the published plan; null for a first plan. */
  readonly difference: string | null;
  readonly run: number;
  readonly made: string;
  published_by: string | null;
  published_at: string | null;
}

export type RunState = 'running' | 'planned' | 'finished' | 'failed' | 'abandoned';

export interface RunRow {
  readonly seq: number;
  readonly kind: string;
  state: RunState;
  readonly began: string;
  readonly today: string;
  ended: string | null;
  result: string | null;
}

export interface LedgerRow {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly entry: string;
  readonly previous: string;
  readonly digest: string;
}

/** A file as it came in or was made, by the digest of its bytes. */
interface FileRow {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** One version of what people keep at the desk: `body` is JSON. The newest version is the one that counts. */
export interface RecordRow {
  readonly kind: string;
  readonly id: number;
  /** From 1. */
  readonly version: number;
  readonly at: string;
  readonly body: string;
}

/** `done`, `failed` and `stopped` are endings. */
type JobState = 'queued' | 'running' | 'done' | 'failed' | 'stopped';

/**
 * A piece of long work. `about`: the path of what it is for. `attempt` counts how often it was begun: what an earlier
 * attempt has to say no longer counts. `stop`: 0, 1 = with the best so far, 2 = at once.
 */
export interface JobRow {
  readonly id: number;
  readonly kind: string;
  readonly about: string;
  /** JSON. */
  readonly input: string;
  state: JobState;
  attempt: number;
  stop: number;
  readonly made: string;
  began: string | null;
  /** When its parent last saw it alive. */
  beat: string | null;
  ended: string | null;
  /** JSON, where it is done. */
  result: string | null;
  /** JSON, where it failed: a code with one sentence per language. */
  problem: string | null;
}

/** What was answered to a request that makes something, by the key that its sender chose. */
interface RequestRow {
  readonly key: string;
  /** Of the request: the same key with another body is a mistake. */
  readonly digest: string;
  readonly answer: string;
  readonly at: string;
}

export interface Tables {
  meta: MetaRow;
  blobs: BlobRow;
  policies: PolicyRow;
  versions: VersionRow;
  changes: ChangeRow;
  set_aside: SetAsideRow;
  plans: PlanRow;
  runs: RunRow;
  ledger: LedgerRow;
  files: FileRow;
  records: RecordRow;
  jobs: JobRow;
  requests: RequestRow;
}
