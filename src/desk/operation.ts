/**
 * An operation of the desk as data: what it is called, who may call it, what it takes and gives, what it does. From the
 * registry (`operations/index.ts`) come the HTTP routes, `docs/openapi.json`, the types of the page and the contract suite.
 */
import type { z } from 'zod';
import type { Lang, Words } from '../messages/message.ts';
import type { Desk } from './desk.ts';
import type { DeskPerson, DeskRole } from './roles.ts';
import type { Tx } from '../store/store.ts';

type Fields = z.ZodType<Readonly<Record<string, unknown>>>;

/** A file that came with a request; `name` may hold the folders it lay in. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `files`: a form with one or more files; `none`: nothing is read. */
export type BodySpec = z.ZodType | 'files' | 'none';
type BodyOf<B extends BodySpec> = B extends z.ZodType ? z.output<B> : B extends 'files' ? readonly Upload[] : undefined;

/** `file`: bytes to take away; `events`: the news of a job, as server-sent events. */
export type AnswerSpec = z.ZodType | 'file' | 'events';

export interface FileAnswer {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What is answered besides the body. */
export interface OperationReply<A> {
  readonly body: A;
  /** The version of what is shown, for `ETag`: who changes it sends it back in `If-Match`. */
  readonly version?: number;
  /** Path of what was made. */
  readonly location?: string;
}

type ReplyOf<A extends AnswerSpec> = A extends z.ZodType
  ? OperationReply<z.input<A>>
  : A extends 'file'
    ? FileAnswer
    : { readonly job: number };

/** What a request says, parsed. */
interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly lang: Lang;
  readonly person: DeskPerson;
  /** The version in `If-Match`; 0 where the operation asks for none. */
  readonly seen: number;
  /**
   * The one transaction of an operation that writes: with an `Idempotency-Key` the answer is remembered in it, so that
   * there is never one without the other.
   */
  write<R extends OperationReply<unknown>>(deed: (tx: Tx) => Promise<R>): Promise<R>;
}

/**
 * `read` changes nothing. `write` is done when it is answered. `job` is begun when it is answered (202), and goes on.
 * `guard`: what keeps a write from being done blindly or twice.
 */
type OperationEffect = 'read' | 'write' | 'job';
type Guard = 'none' | 'if-match' | 'idempotency-key';

export interface Operation<
  P extends Fields = Fields,
  Q extends Fields = Fields,
  B extends BodySpec = BodySpec,
  A extends AnswerSpec = AnswerSpec,
> {
  /** Unique; the operationId of OpenAPI. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api`, with `:name` for each of `params`. */
  readonly path: string;
  readonly title: Words;
  readonly who: DeskRole;
  readonly effect: OperationEffect;
  readonly guard: Guard;
  /** What it leaves behind, in words: `nothing`, or what is written. */
  readonly records: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly answer: A;
  run(desk: Desk, asked: Asked<z.output<P>, z.output<Q>, BodyOf<B>>): Promise<ReplyOf<A>>;
}

/** Names the operation's own types, so that the page knows them; adds nothing. */
export const operation = <
  const N extends string,
  const M extends Operation['method'],
  const T extends string,
  P extends Fields,
  Q extends Fields,
  B extends BodySpec,
  A extends AnswerSpec,
>(
  spec: Operation<P, Q, B, A> & { readonly name: N; readonly method: M; readonly path: T },
): typeof spec => spec;

/** An operation of any types, as the registry and the server hold it. */
export type AnyOperation = Omit<Operation, 'run'> & {
  run(desk: Desk, asked: Asked<never, never, never>): Promise<unknown>;
};
