/** The people behind the numbers of a check, by id and in id order: what the certificate lists. */
import { byCodePoint } from '../domain/roster.ts';
import type { Counted } from './rule.ts';

export const idsOf = (people: readonly { readonly id: string }[]): readonly string[] =>
  people.map(({ id }) => id).toSorted(byCodePoint);

export const teachersOf = (postings: readonly { readonly teacher: string }[]): readonly string[] =>
  postings.map(({ teacher }) => teacher).toSorted(byCodePoint);

/** Whom a measure counts, and of whom it asks for a part. */
export const listedPeople = (ids: readonly string[], base?: readonly string[]): Counted =>
  base === undefined ? { counted: ids } : { counted: ids, base };
