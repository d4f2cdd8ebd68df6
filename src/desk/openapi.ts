/** OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1) from the registry of operations. */
import { z } from 'zod';
import type { AnyOperation, AnswerSpec, BodySpec } from './operation.ts';
import { OPERATIONS } from './operations/index.ts';
import { ProblemAnswer } from './http/problems.ts';
import { PROGRAM } from '../version.ts';

type Json = Readonly<Record<string, unknown>>;

const SCHEMA_KEY = '$schema';

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { [SCHEMA_KEY]: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<
    string,
    unknown
  >;
  return rest;
}

const Properties = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

function parametersIn(where: 'path' | 'query', schema: z.ZodType): Json[] {
  const { properties, required } = Properties.parse(schemaOf(schema, 'input'));
  return Object.entries(properties).map(([name, own]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: own,
  }));
}

const header = (name: string, description: string, schema: Json = { type: 'string' }): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema,
});

const LANG: Json = {
  name: 'lang',
  in: 'query',
  required: false,
  description: 'Language of sentences; else as Accept-Language says, else zh-CN',
  schema: { enum: ['zh-CN', 'en'] },
};

function headersOf({ method, guard }: AnyOperation): Json[] {
  return [
    ...(method === 'GET' ? [] : [header('X-Lungang', 'Anything: pages of other sites cannot send it')]),
    ...(guard === 'if-match'
      ? [header('If-Match', 'The ETag that was seen', { type: 'string', pattern: '^"[0-9]{1,9}"$' })]
      : []),
    ...(guard === 'idempotency-key'
      ? [
          header('Idempotency-Key', 'A new one for each thing that is made', {
            type: 'string',
            minLength: 8,
            maxLength: 200,
            pattern: '^[!-~]+$',
          }),
        ]
      : []),
  ];
}

function bodyOf(body: BodySpec): Json {
  if (body === 'none') return {};
  const content: Json =
    body === 'files'
      ? {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
              required: ['files'],
            },
          },
        }
      : { 'application/json': { schema: schemaOf(body, 'input') } };
  return { requestBody: { required: true, content } };
}

function contentOf(answer: AnswerSpec): Json {
  if (answer === 'file') return { '*/*': {} };
  if (answer === 'events') return { 'text/event-stream': { schema: { type: 'string' } } };
  return { 'application/json': { schema: schemaOf(answer, 'output') } };
}

/** Which refusals there can be, by what an operation is guarded with and takes. */
function refusalsOf({ guard, body, params }: AnyOperation): readonly number[] {
  return [
    400,
    403,
    404,
    409,
    421,
    500,
    503,
    ...(guard === 'if-match' ? [412, 422, 428] : []),
    ...(guard === 'idempotency-key' ? [422, 428] : []),
    ...(body === 'none' ? [] : [413, 415, 422]),
    ...(Object.keys(Properties.parse(schemaOf(params, 'input')).properties).length > 0 ? [404] : []),
  ];
}

/** Where a thing is made its path is told: 201; long work is begun: 202. */
const statusOf = ({ effect, name }: AnyOperation): number =>
  effect === 'job' ? 202 : effect === 'write' && name.startsWith('save') ? 201 : 200;

function operationOf(operation: AnyOperation): Json {
  const { name, title, who, records, effect, guard, answer, params, query, body } = operation;
  const problem = { $ref: '#/components/responses/problem' };
  return {
    operationId: name,
    summary: title.en,
    description: title['zh-CN'],
    'x-who': who,
    'x-effect': effect,
    'x-guard': guard,
    'x-records': records,
    parameters: [...parametersIn('path', params), ...parametersIn('query', query), LANG, ...headersOf(operation)],
    ...bodyOf(body),
    responses: {
      [statusOf(operation)]: { description: 'OK', content: contentOf(answer) },
      ...Object.fromEntries([...new Set(refusalsOf(operation))].toSorted().map((status) => [status, problem])),
    },
  };
}

/** The whole document as plain data. */
export function openApi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    const path = operation.path.replaceAll(/:(\w+)/gu, '{$1}');
    (paths[path] ??= {})[operation.method.toLowerCase()] = operationOf(operation);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'lungang desk',
      version: PROGRAM.version,
      description: 'What the page of the desk does it does through these operations. See api.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      responses: {
        problem: {
          description: 'Refused: RFC 9457, with the findings as data',
          content: { 'application/problem+json': { schema: schemaOf(ProblemAnswer, 'output') } },
        },
      },
    },
  };
}

/** The text of `docs/openapi.json`. */
export const openApiText = (): string => `${JSON.stringify(openApi(), null, 2)}\n`;
