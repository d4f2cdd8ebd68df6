/** The fingerprint of a roster: what plan.json names as its input. */
import { createHash } from 'node:crypto';
import { byCodePoint, canonical, type Roster } from '../domain/roster.ts';

/** JSON without blanks, keys by code point: the same content gives the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => byCodePoint(a, b))) : inner,
  );
}

/** `sha256:…` of the canonical roster; neither the order of rows and columns nor the format of the files matters. */
export const rosterDigest = (roster: Roster): string => `sha256:${createHash('sha256').update(canonicalJson(canonical(roster))).digest('hex')}`;
