/** Takes a request apart: everything from outside passes a schema, whatever it calls itself. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Words } from '../../messages/message.ts';
import type { AnyOperation, Upload } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';

const locales = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** What a schema has against a value, the first place of it; both languages. */
function refusal(schema: z.ZodType, value: unknown, where: string): DeskProblem {
  const [issue] = schema.safeParse(value, { error: locales.en }).error?.issues ?? [];
  const [chinese] = schema.safeParse(value, { error: locales['zh-CN'] }).error?.issues ?? [];
  const at = [where, ...(issue?.path ?? []).map(String)].join('.');
  const why: Words = { 'zh-CN': chinese?.message ?? '格式有误', en: issue?.message ?? 'malformed' };
  return new DeskProblem(400, deskTexts['bad-request']({ at, why }));
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value);
  if (!result.success) throw refusal(schema, value, where);
  return result.data;
}

/** JSON that reaches behind no object. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('__proto__');
      return value;
    });
  } catch {
    throw new DeskProblem(400, deskTexts['not-json']());
  }
}

/** The body is a buffer where it came as JSON; see `server.ts`. */
function bodyOf(operation: AnyOperation, body: unknown): unknown {
  if (operation.body === 'none') return undefined;
  if (operation.body === 'files') return body as readonly Upload[];
  if (!Buffer.isBuffer(body)) throw new DeskProblem(415, deskTexts['wrong-media-type']({ wanted: 'application/json' }));
  return parsed(operation.body, parseJson(body.toString('utf8')), 'body');
}

/** The version in `If-Match`: `"3"`. Throws where the operation needs one. */
function seenOf(operation: AnyOperation, request: FastifyRequest): number {
  if (operation.guard !== 'if-match') return 0;
  const header = request.headers['if-match'];
  if (header === undefined) throw new DeskProblem(428, deskTexts['if-match-missing']());
  const version = /^"(\d{1,9})"$/u.exec(header.trim())?.[1];
  if (version === undefined) throw new DeskProblem(412, deskTexts.stale());
  return Number(version);
}

export interface Parsed {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly seen: number;
}

/** Before a body is read. An id of a form that no id has is an id that is not there. */
export function paramsOf(operation: AnyOperation, request: FastifyRequest): Parsed['params'] {
  const params = operation.params.safeParse(request.params);
  if (!params.success) throw new DeskProblem(404, deskTexts['no-such-path']());
  return params.data;
}

export function parseRequest(
  operation: AnyOperation,
  request: FastifyRequest,
  params: Parsed['params'],
  body: unknown,
): Parsed {
  const { lang: _, ...query } = request.query as Record<string, unknown>;
  return {
    params,
    query: parsed(operation.query, query, 'query'),
    body: bodyOf(operation, body),
    seen: seenOf(operation, request),
  };
}
