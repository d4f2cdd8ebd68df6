/** Fingerprints of what was read: the same content gives the same digest, however its file was laid out. */
import { createHash } from 'node:crypto';
import { byCodePoint } from './roster.ts';

/** JSON without blanks, keys by code point: the same content gives the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => byCodePoint(a, b)))
      : inner,
  );
}

/** `sha256:…` of the canonical JSON. */
export const fingerprint = (value: unknown): string =>
  `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
