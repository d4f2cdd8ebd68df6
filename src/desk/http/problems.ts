/** Every refusal as RFC 9457: type, title, status, detail, code, and the findings as data. */
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Lang, Message } from '../../messages/message.ts';
import { StoreFailure } from '../../store/failures.ts';
import { DeskProblem, type FindingPlace } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { inLang } from '../words.ts';

/** As it is sent. */
export const ProblemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  findings: z.array(
    z.object({
      severity: z.enum(['error', 'warning', 'notice']),
      file: z.string().nullable(),
      sheet: z.string().nullable(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      code: z.string(),
      message: z.string(),
    }),
  ),
});

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

interface Told {
  readonly status: number;
  readonly text: Message;
  readonly findings: readonly FindingPlace[];
}

/** What fastify and its plugins refuse by themselves. */
const OWN: Readonly<Record<string, () => Told>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => told(413, deskTexts['too-large']({ most: 2 })),
  FST_REQ_FILE_TOO_LARGE: () => told(413, deskTexts['too-large']({ most: 64 })),
  FST_FILES_LIMIT: () => told(413, deskTexts['too-large']({ most: 64 })),
  FST_PARTS_LIMIT: () => told(413, deskTexts['too-large']({ most: 64 })),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => told(415, deskTexts['wrong-media-type']({ wanted: 'application/json' })),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => told(415, deskTexts['wrong-media-type']({ wanted: 'multipart/form-data' })),
};

const told = (status: number, text: Message, findings: readonly FindingPlace[] = []): Told => ({
  status,
  text,
  findings,
});

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function read(error: unknown): Told {
  if (error instanceof DeskProblem) return error;
  if (error instanceof StoreFailure) return told(error.kind === 'busy' ? 503 : 500, error.text);
  const own = OWN[codeOf(error)];
  if (own !== undefined) return own();
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500)
    return told(
      TITLES[status] === undefined ? 400 : status,
      deskTexts['bad-request']({ at: '', why: { 'zh-CN': '格式有误', en: 'malformed' } }),
    );
  return told(500, deskTexts.broken());
}

/** Sends the refusal; gives true where it is a defect of the program, and belongs into the log. */
export function sendProblem(reply: FastifyReply, error: unknown, lang: Lang): boolean {
  const { status, text, findings } = read(error);
  const body: z.infer<typeof ProblemAnswer> = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail: text.in(lang),
    code: text.code,
    findings: inLang(findings, lang) as z.infer<typeof ProblemAnswer>['findings'],
  };
  void reply.code(status).type('application/problem+json').send(JSON.stringify(body));
  return text.code === 'broken';
}
