/** Roster versions with their lineage: each import, and each night's changes upon it. */
import { canonicalJson } from '../domain/fingerprint.ts';
import { KeptRoster, rosterContent } from '../domain/roster-content.ts';
import type { Roster } from '../domain/roster.ts';
import { blob, putBlob, textDigest } from './blobs.ts';
import { ParsedTexts } from './parsed.ts';
import type { PolicyRow, VersionRow } from './schema.ts';
import type { Tx } from './store.ts';

/** The newest version; undefined before the first import. */
export const currentVersion = (tx: Tx): Promise<VersionRow | undefined> =>
  tx.selectFrom('versions').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();

export const versionOf = (tx: Tx, seq: number): Promise<VersionRow> =>
  tx.selectFrom('versions').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();

const rosters = new ParsedTexts<Roster>((text) => KeptRoster.parse(JSON.parse(text)));

/** The canonical roster of a version; frozen, for everybody who asks for it in this process is given the same. */
export const rosterOf = (tx: Tx, { roster }: Pick<VersionRow, 'roster'>): Promise<Roster> =>
  rosters.of(roster, () => blob(tx, roster));

export interface NewVersion extends Pick<VersionRow, 'policy' | 'from_year' | 'seed' | 'run' | 'at'> {
  /** In canonical order. */
  readonly roster: Roster;
  /** The version whose changes go on; absent: an import, with which a lineage begins. */
  readonly upon?: VersionRow;
}

/** Adds a version after the current one. */
export async function addVersion(tx: Tx, { roster, upon, ...rest }: NewVersion): Promise<VersionRow> {
  const parent = await currentVersion(tx);
  const seq = (parent?.seq ?? 0) + 1;
  const lineage =
    upon === undefined ? ({ cause: 'import', base: seq } as const) : ({ cause: 'changes', base: upon.base } as const);
  const row: VersionRow = {
    seq,
    parent: parent?.seq ?? null,
    ...lineage,
    ...rest,
    roster: await putBlob(tx, canonicalJson(rosterContent(roster))),
  };
  await tx.insertInto('versions').values(row).execute();
  return row;
}

/** The text of a policy file with what was read from it; kept once. Gives the digest of the text. */
export async function putPolicy(
  tx: Tx,
  text: string,
  { id, digest }: { readonly id: string; readonly digest: string },
): Promise<string> {
  const own = textDigest(text);
  await tx
    .insertInto('policies')
    .values({ digest: own, policy_id: id, policy_digest: digest, text })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return own;
}

export const policyOf = (tx: Tx, { policy }: Pick<VersionRow, 'policy'>): Promise<PolicyRow> =>
  tx.selectFrom('policies').selectAll().where('digest', '=', policy).executeTakeFirstOrThrow();
