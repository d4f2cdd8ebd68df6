/** What a migration of the store is. */

export type DatabaseKind = 'sqlite' | 'postgres';

/** The statements that lead from the form before to this one. */
export type Migration = (kind: DatabaseKind) => readonly string[];
