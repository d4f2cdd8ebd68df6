/** What can go wrong with a database, by kind instead of by driver; the sentence says what a person does about it. */
import { failureWords } from '../messages/failures.ts';
import type { Message } from '../messages/message.ts';
import { texts } from './texts.ts';

export type FailureKind =
  | 'busy'
  | 'full'
  | 'read-only'
  | 'damaged'
  | 'unreachable'
  | 'newer'
  | 'none'
  | 'fenced'
  | 'refused'
  // What was handed in cannot be what a program of ours wrote.
  | 'odd'
  | 'filled';

export class StoreFailure extends Error {
  readonly kind: FailureKind;
  readonly text: Message;

  constructor(kind: FailureKind, text: Message) {
    super(text.in('en'));
    this.name = 'StoreFailure';
    this.kind = kind;
    this.text = text;
  }
}

/**
 * SQLite's primary result codes (https://sqlite.org/rescode.html): all that the surroundings can cause. The others (1, 4, 9,
 * 12, 18 to 21, 25) are mistakes of a program, and end as one.
 */
const SQLITE: Readonly<Record<number, (detail: string) => StoreFailure>> = {
  // SQLite's own sums over its file do not fit: its documentation names a damaged file as the usual reason.
  2: (detail) => new StoreFailure('damaged', texts['store-damaged']({ detail })),
  3: () => new StoreFailure('read-only', texts['store-read-only']()),
  5: () => new StoreFailure('busy', texts['store-busy']()),
  6: () => new StoreFailure('busy', texts['store-busy']()),
  7: (detail) =>
    new StoreFailure('unreachable', texts['store-unreachable']({ reason: { 'zh-CN': '内存不足', en: detail } })),
  8: () => new StoreFailure('read-only', texts['store-read-only']()),
  // A page that could not be read or written: mostly a disk that is full, where the file system does not say so itself.
  10: (detail) => new StoreFailure('full', texts['store-io']({ detail })),
  11: (detail) => new StoreFailure('damaged', texts['store-damaged']({ detail })),
  13: () => new StoreFailure('full', texts['store-full']()),
  14: (detail) =>
    new StoreFailure('unreachable', texts['store-unreachable']({ reason: { 'zh-CN': '文件打不开', en: detail } })),
  // Network drives.
  15: (detail) =>
    new StoreFailure(
      'unreachable',
      texts['store-unreachable']({ reason: { 'zh-CN': '所在磁盘（如网络盘）不支持文件锁', en: detail } }),
    ),
  // Somebody else has changed the tables meanwhile.
  17: () => new StoreFailure('busy', texts['store-busy']()),
  // The file system holds no larger file.
  22: (detail) => new StoreFailure('full', texts['store-io']({ detail })),
  23: () => new StoreFailure('read-only', texts['store-read-only']()),
  24: (detail) => new StoreFailure('damaged', texts['store-damaged']({ detail })),
  26: (detail) => new StoreFailure('damaged', texts['store-damaged']({ detail })),
};

/** PostgreSQL's codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), whole or by class. */
const POSTGRES: readonly (readonly [RegExp, (detail: string) => StoreFailure])[] = [
  [/^(?:40001|40P01|55P03)$/u, () => new StoreFailure('busy', texts['store-busy']())],
  [/^53100$/u, () => new StoreFailure('full', texts['store-full']())],
  [/^25006$/u, () => new StoreFailure('read-only', texts['store-read-only']())],
  [/^28/u, () => new StoreFailure('unreachable', texts['store-password']())],
  [/^(?:XX00[12]|42P01|42703)$/u, (detail) => new StoreFailure('damaged', texts['store-damaged']({ detail }))],
  [
    /^(?:3D000|08|57P|53|E[A-Z]+$)/u,
    (detail) =>
      new StoreFailure('unreachable', texts['store-unreachable']({ reason: { 'zh-CN': detail, en: detail } })),
  ],
];

/** The failure behind what a driver threw; what is none of these comes back as it is. */
export function storeFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreFailure) return error;
  // Tables are made when the store is set up: one that is missing was taken away from outside.
  if (/^no such (?:table|column):/u.test(error.message))
    return new StoreFailure('damaged', texts['store-damaged']({ detail: error.message }));
  if ('errcode' in error && typeof error.errcode === 'number')
    return SQLITE[error.errcode & 0xff]?.(error.message) ?? error;
  // What looks for one host under two addresses fails with a bundle of errors.
  const inner = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  const known = POSTGRES.find(([pattern]) => pattern.test(code))?.[1](failureWords(inner).en);
  if (known !== undefined) return known;
  if (/Connection terminated|not queryable|timeout exceeded|SASL|password/u.test(inner.message))
    return new StoreFailure(
      'unreachable',
      /SASL|password/u.test(inner.message)
        ? texts['store-password']()
        : texts['store-unreachable']({ reason: { 'zh-CN': '连接中断或超时', en: inner.message } }),
    );
  return error;
}
