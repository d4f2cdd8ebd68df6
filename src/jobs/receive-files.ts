/** The files of a night: read, taken into the store in one transaction, and only then put away. */
import type { Change } from '../domain/changes.ts';
import type { Roster } from '../domain/roster.ts';
import type { InputProblem } from '../io/problem.ts';
import { changesUpon, setAside } from '../store/changes.ts';
import { fence } from '../store/runs.ts';
import type { RunRow, SetAsideRow, VersionRow } from '../store/schema.ts';
import type { Store, Tx } from '../store/store.ts';
import { currentVersion, rosterOf } from '../store/versions.ts';
import { canonicalJson } from '../domain/fingerprint.ts';
import { lookAt, type Drop } from './inbox.ts';
import { NightResult } from './result.ts';
import { takeChanges, wordsOf, type Offered, type TakenIn } from './take-changes.ts';
import { texts } from './texts.ts';

type ReadChanges = (
  path: string,
  known: { readonly roster: Roster },
) => Promise<{ readonly changes: readonly Change[]; readonly problems: readonly InputProblem[] }>;

export interface FilesWishes {
  readonly inbox: string;
  /** Files that were named by hand: read like the others, and left where they are. */
  readonly more: readonly string[];
  /** Milliseconds for which a file must not change. */
  readonly settle: number;
  readonly readChanges: ReadChanges;
  /** Puts a file of the drop folder away once its changes are committed. */
  putAway(drop: Drop, run: RunRow): void;
}

export type ReceivedFiles = Pick<
  NightResult,
  'files' | 'received' | 'known' | 'applied' | 'impossible' | 'setAside' | 'remarks'
> & { readonly version: VersionRow };

interface ReadFile {
  readonly drop: Drop;
  readonly changes: readonly Change[];
  readonly errors: readonly InputProblem[];
}

export async function receiveFiles(store: Store, run: RunRow, at: string, wishes: FilesWishes): Promise<ReceivedFiles> {
  const roster = await store.read(async (tx) => rosterOf(tx, (await currentVersion(tx))!));
  const files: NightResult['files'] = [];
  const ready: ReadFile[] = [];
  for (const drop of await lookAt(wishes.inbox, wishes.settle, wishes.more)) {
    const read = drop.left === null ? await readOne(drop, roster, wishes.readChanges) : drop.left;
    if ('drop' in read) ready.push(read);
    files.push({
      name: drop.name,
      left: 'drop' in read ? null : wordsOf(read),
      wrong: !('drop' in read) && read.code !== 'file-growing',
    });
  }
  const taken = await store.write(async (tx) => {
    await fence(tx, run);
    const current = (await currentVersion(tx))!;
    const done = await takeChanges(
      tx,
      run,
      at,
      current,
      ready.flatMap(({ drop, changes }) => changes.map((change): Offered => ({ file: drop.name, change }))),
    );
    await setAside(
      tx,
      ready.flatMap(({ drop, errors }) => errors.map((problem) => asideOf(drop, problem, run))),
    );
    return { ...(await sinceLastTold(tx, done)), files, known: done.known.length, version: done.version };
  });
  for (const { drop } of ready) if (!wishes.more.includes(drop.path)) wishes.putAway(drop, run);
  return taken;
}

/**
 * A file of which nothing can be read as a table may be half written: it stays. Bad rows beside good ones do not stop
 * these.
 */
async function readOne(
  drop: Drop,
  roster: Roster,
  readChanges: ReadChanges,
): Promise<ReadFile | ReturnType<(typeof texts)['file-growing']>> {
  const { changes, problems } = await readChanges(drop.path, { roster });
  if (!drop.isUnchanged()) return texts['file-growing']({ file: drop.name });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const whole = errors.find(({ row }) => row === null);
  if (changes.length === 0 && whole !== undefined)
    return texts['file-unreadable']({ file: drop.name, reason: wordsOf(whole.message) });
  return { drop, changes, errors };
}

const asideOf = ({ name, content }: Drop, { row, column, code, message }: InputProblem, run: RunRow): SetAsideRow => ({
  content,
  line: row ?? 0,
  code: `${code}${column === null ? '' : ` ${column}`}`,
  file: name,
  run: run.seq,
  reason: canonicalJson({ column, ...wordsOf(message) }),
});

/** What came in tonight, and in earlier runs that were killed before anybody was told. */
async function sinceLastTold(
  tx: Tx,
  done: TakenIn,
): Promise<Pick<NightResult, 'received' | 'applied' | 'impossible' | 'setAside' | 'remarks'>> {
  const told = await tx
    .selectFrom('runs')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('kind', '=', 'nightly')
    .where('result', 'is not', null)
    .executeTakeFirst();
  const since = told?.seq ?? 0;
  const versions = new Set(
    (
      await tx.selectFrom('versions').select('seq').where('run', '>', since).where('cause', '=', 'changes').execute()
    ).map(({ seq }) => seq),
  );
  const rows = await changesUpon(tx, done.version.base);
  const reasons = new Map(done.impossible.map(({ id, reasons: why }) => [id, why]));
  for (const row of rows)
    if (row.run > since && row.reason !== null)
      reasons.set(row.id, NightResult.shape.impossible.element.shape.reasons.parse(JSON.parse(row.reason)));
  const applied = rows.filter(
    (row) => row.state === 'applied' && row.version !== null && (versions.has(row.version) || row.run > since),
  );
  const aside = await tx
    .selectFrom('set_aside')
    .selectAll()
    .where('run', '>', since)
    .orderBy('file')
    .orderBy('line')
    .execute();
  return {
    received: rows.filter(({ run }) => run > since).length,
    applied: applied.map(({ id }) => id),
    impossible: rows.flatMap(({ id }) => (reasons.has(id) ? [{ id, reasons: [...reasons.get(id)!] }] : [])),
    setAside: [
      ...aside.map(({ file, line, reason }) => asideTold(file, line, reason)),
      ...done.refused.map(({ id, file, reason }) => ({ file, row: null, column: null, id, reason })),
    ],
    remarks: done.voided.map(({ reason }) => reason),
  };
}

function asideTold(file: string, line: number, reason: string): NightResult['setAside'][number] {
  const { column, ...words } = KeptAsideReason.parse(JSON.parse(reason));
  return { file, row: line === 0 ? null : line, column, id: null, reason: words };
}

export const KeptAsideReason = NightResult.shape.setAside.element.shape.reason.extend({
  column: NightResult.shape.setAside.element.shape.column,
});
