/**
 * Calls an operation of the desk by its method and path. What goes in and what comes out is known from the operations
 * themselves, by type only: nothing of the server is in the page.
 *
 *     const { body, etag } = await call('GET /api/rosters/:roster', { params: { roster: 'R1' } });
 *     await call('PATCH /api/rosters/:roster', { params, body: { revisions }, match: etag });
 *     await call('POST /api/plans', { body: { roster: 'R1', policy: 'suzhou-2024' } });
 */
import type { z } from 'zod';
import type { Operations } from '../operations/index.ts';
import type { ProblemAnswer } from '../http/problems.ts';

type Named = {
  readonly [K in keyof Operations as `${Operations[K]['method']} ${Operations[K]['path']}`]: Operations[K];
};
export type Route = keyof Named;

type In<T> = T extends z.ZodType ? z.input<T> : never;
type BodyIn<T> = T extends z.ZodType ? z.input<T> : T extends 'files' ? readonly File[] : undefined;
/** What an operation answers: data, or a file. */
export type AnswerTo<R extends Route> = Named[R]['answer'] extends z.ZodType ? z.output<Named[R]['answer']> : Blob;

export interface CallTerms<R extends Route> {
  readonly params?: In<Named[R]['params']>;
  readonly query?: In<Named[R]['query']>;
  readonly body?: BodyIn<Named[R]['body']>;
  /** The `etag` that was seen: of operations that change something. */
  readonly match?: string | null;
  /** Of operations that make something: the same key for a second try at the same thing. */
  readonly key?: string;
  readonly lang?: 'zh-CN' | 'en';
  readonly signal?: AbortSignal;
}

export interface Called<R extends Route> {
  readonly body: AnswerTo<R>;
  readonly etag: string | null;
  readonly status: number;
}

/** What the desk has against a request. */
export class CallProblem extends Error {
  readonly problem: z.infer<typeof ProblemAnswer>;

  constructor(problem: z.infer<typeof ProblemAnswer>) {
    super(problem.detail);
    this.name = 'CallProblem';
    this.problem = problem;
  }
}

/** The address of a route: for `EventSource` and links to files. */
function address<R extends Route>(route: R, { params, query, lang }: CallTerms<R> = {}): string {
  const path = route.slice(route.indexOf(' ') + 1);
  const filled = path.replaceAll(/:(\w+)/gu, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name] ?? '')),
  );
  const asked = new URLSearchParams(query as Record<string, string> | undefined);
  if (lang !== undefined) asked.set('lang', lang);
  return asked.size === 0 ? filled : `${filled}?${asked.toString()}`;
}

/** Throws a CallProblem for what the desk refuses. */
export async function call<R extends Route>(route: R, terms: CallTerms<R> = {}): Promise<Called<R>> {
  const method = route.slice(0, route.indexOf(' '));
  const headers: Record<string, string> = {};
  if (method !== 'GET') headers['x-lungang'] = '1';
  if (method === 'POST') headers['idempotency-key'] = terms.key ?? crypto.randomUUID();
  if (terms.match != null) headers['if-match'] = terms.match;
  const { body } = terms;
  let sent: FormData | string | undefined;
  if (Array.isArray(body) && body[0] instanceof File) {
    sent = new FormData();
    for (const file of body as readonly File[]) sent.append('files', file, file.webkitRelativePath || file.name);
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    sent = JSON.stringify(body);
  }
  const answer = await fetch(address(route, terms), {
    method,
    headers,
    ...(sent === undefined ? {} : { body: sent }),
    ...(terms.signal === undefined ? {} : { signal: terms.signal }),
  });
  if (!answer.ok) throw new CallProblem((await answer.json()) as z.infer<typeof ProblemAnswer>);
  const type = answer.headers.get('content-type') ?? '';
  const isFile = answer.headers.has('content-disposition') || !type.includes('json');
  return {
    body: (isFile ? await answer.blob() : await answer.json()) as AnswerTo<R>,
    etag: answer.headers.get('etag'),
    status: answer.status,
  };
}
