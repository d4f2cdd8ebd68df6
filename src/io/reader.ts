/**
 * What a reader of one cell answers: a value, complaints, or both (an id that must not be used still resolves
 * references).
 */
import type { Severity } from '../domain/draft.ts';
import type { Message } from '../messages/message.ts';
import type { RawCell } from './raw.ts';

export interface Complaint {
  readonly severity: Severity;
  readonly message: Message;
  /** The offending part of the cell; absent: the whole cell. */
  readonly value?: string;
}

export interface Reading<T> {
  /** undefined: the cell could not be read. */
  readonly value: T | undefined;
  readonly complaints: readonly Complaint[];
}

export type Reader<T> = (cell: RawCell, column: string) => Reading<T>;

export const read = <T>(value: T): Reading<T> => ({ value, complaints: [] });

export const refuse = (message: Message, value?: string): Reading<never> => ({
  value: undefined,
  complaints: [{ severity: 'error', message, ...(value === undefined ? {} : { value }) }],
});

/** How a column is read. Without `empty` the column is required; with it, that is the value of an empty cell. */
export interface Field<T> {
  readonly read: Reader<T>;
  readonly empty?: T;
  /** What empty cells are taken for, where a reader should be told how many were. */
  readonly taken?: string;
}

export type Fields<T> = { readonly [K in keyof T]: Field<T[K]> };
