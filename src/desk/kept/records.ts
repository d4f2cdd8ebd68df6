/** The records of the desk, parsed: what `store/records.ts` keeps as JSON, by kind. */
import type { z } from 'zod';
import type { RecordRow } from '../../store/schema.ts';
import { addRecord, recordOf, recordsOf, reviseRecord } from '../../store/records.ts';
import type { Tx } from '../../store/store.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { idOf, numberOf, type RecordKind } from './ids.ts';

/** A version of a record with its content. */
export interface KeptRecord<T> {
  readonly id: string;
  readonly version: number;
  readonly at: string;
  readonly body: T;
}

/** The records of one kind. */
export class Records<T> {
  readonly #kind: RecordKind;
  readonly #schema: z.ZodType<T>;

  constructor(kind: RecordKind, schema: z.ZodType<T>) {
    this.#kind = kind;
    this.#schema = schema;
  }

  /** Throws a DeskProblem (404) where there is none. */
  async get(tx: Tx, id: string, version?: number): Promise<KeptRecord<T>> {
    const row = await recordOf(tx, this.#kind, numberOf(id), version);
    if (row === undefined) throw new DeskProblem(404, deskTexts['not-found']({ what: id }));
    return this.#kept(row);
  }

  /** The newest first. */
  async all(tx: Tx): Promise<readonly KeptRecord<T>[]> {
    return (await recordsOf(tx, this.#kind)).map((row) => this.#kept(row));
  }

  async add(tx: Tx, body: T, at: string): Promise<KeptRecord<T>> {
    return this.#kept(await addRecord(tx, this.#kind, body, at));
  }

  /** Throws a DeskProblem (412) where `seen` is no longer the newest version. */
  async revise(tx: Tx, id: string, seen: number, body: T, at: string): Promise<KeptRecord<T>> {
    const row = await reviseRecord(tx, { kind: this.#kind, id: numberOf(id), version: seen }, body, at);
    if (row === undefined) throw new DeskProblem(412, deskTexts.stale());
    return this.#kept(row);
  }

  #kept({ id, version, at, body }: RecordRow): KeptRecord<T> {
    return { id: idOf(this.#kind, id), version, at, body: this.#schema.parse(JSON.parse(body)) };
  }
}
