/**
 * Takes staff changes into the store: each once by its id, then the roster is made anew from the imported one and all
 * changes upon it. All of it in the transaction that it is given.
 */
import { applyChanges } from '../domain/apply-changes.ts';
import { Change, changeContent } from '../domain/changes.ts';
import { canonicalJson, fingerprint } from '../domain/fingerprint.ts';
import { rosterDigest } from '../io/digest.ts';
import type { Message, Words } from '../messages/message.ts';
import { pinTerms } from '../verify/permits.ts';
import { changesUpon, receive, settleChange, type NewChange } from '../store/changes.ts';
import { record } from '../store/ledger.ts';
import type { RunRow, VersionRow } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';
import { addVersion, rosterOf, versionOf } from '../store/versions.ts';
import { keptPolicy } from './basis.ts';
import { texts } from './texts.ts';

/** A sentence in both languages, as it is kept and told. */
export const wordsOf = (message: Message): Words => ({ 'zh-CN': message.in('zh-CN'), en: message.in('en') });

export interface Offered {
  readonly file: string;
  readonly change: Change;
}

export interface TakenIn {
  /** The version after the changes; the one before where they left the roster as it was. */
  readonly version: VersionRow;
  /** Ids of changes that were new tonight. */
  readonly received: readonly string[];
  /** Ids of those that were applied before, from a file that was read again. */
  readonly known: readonly string[];
  /** Ids that are applied now and were not before. */
  readonly applied: readonly string[];
  /** What cannot be applied: new tonight, or for another reason than before. */
  readonly impossible: readonly { readonly id: string; readonly reasons: readonly Words[] }[];
  /** Ids that stand for another change. */
  readonly refused: readonly { readonly id: string; readonly file: string; readonly reason: Words }[];
  /** Decisions entered by hand that the changes have made impossible. */
  readonly voided: readonly { readonly teacher: string; readonly reason: Words }[];
}

const rowOf = ({ file, change }: Offered): NewChange => ({
  id: change.id,
  digest: fingerprint(changeContent(change)),
  date: change.date,
  kind: change.kind,
  body: canonicalJson(changeContent(change)),
  file,
});

/** `current`: the newest version. */
export async function takeChanges(
  tx: Tx,
  run: RunRow,
  at: string,
  current: VersionRow,
  offered: readonly Offered[],
): Promise<TakenIn> {
  const { taken, known, clashing } = await receive(tx, current.base, run.seq, offered.map(rowOf));
  const done = await remake(tx, run, at, current);
  if (taken.length > 0 || done.version.seq !== current.seq) {
    const made =
      done.version.seq === current.seq
        ? { version: null, roster: null }
        : { version: done.version.seq, roster: done.version.roster };
    await record(tx, at, 'changes', {
      ...made,
      run: run.seq,
      received: taken.map(({ id, digest }) => ({ id, digest })),
      applied: done.applied,
      impossible: done.impossible.map(({ id }) => id),
    });
  }
  return {
    ...done,
    received: taken.map(({ id }) => id),
    known: known.map(({ id }) => id),
    refused: clashing.map(({ id, file }) => ({ id, file, reason: wordsOf(texts['change-id-taken']({ id })) })),
  };
}

/** The roster of all changes upon the base of `current`; what became of each is written down. */
async function remake(
  tx: Tx,
  run: RunRow,
  at: string,
  current: VersionRow,
): Promise<Pick<TakenIn, 'version' | 'applied' | 'impossible' | 'voided'>> {
  const base = await rosterOf(tx, await versionOf(tx, current.base));
  const rows = await changesUpon(tx, current.base);
  const terms = pinTerms(await keptPolicy(tx, current));
  const { roster, refused, voided } = applyChanges(
    base,
    rows.map(({ body }) => Change.parse(JSON.parse(body))),
    { from: current.from_year, terms },
  );
  const { policy, from_year, seed } = current;
  const version =
    rosterDigest(roster) === current.roster
      ? current
      : await addVersion(tx, { roster, upon: current, policy, from_year, seed, run: run.seq, at });
  const against = new Map(refused.map(({ change, reasons }) => [change.id, reasons.map(wordsOf)]));
  const applied: string[] = [];
  const impossible: TakenIn['impossible'][number][] = [];
  for (const row of rows) {
    const reasons = against.get(row.id);
    const reason = reasons === undefined ? null : canonicalJson(reasons);
    if (reasons === undefined && row.state !== 'applied') applied.push(row.id);
    if (reasons !== undefined && reason !== row.reason) impossible.push({ id: row.id, reasons });
    await settleChange(tx, row, reason === null ? { applied: version.seq } : { reason });
  }
  return {
    version,
    applied,
    impossible,
    voided: voided.map(({ pin, reason }) => ({ teacher: pin.teacher, reason: wordsOf(reason) })),
  };
}
