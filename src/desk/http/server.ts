/** The server: border, operations, page. It knows nothing of what the operations do. */
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import multipart from '@fastify/multipart';
import { may, WITHOUT_ACCOUNT } from '../roles.ts';
import type { Desk } from '../desk.ts';
import { OPERATIONS } from '../operations/index.ts';
import type { AnyOperation, FileAnswer, OperationReply } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { addApiDocs } from './api-docs.ts';
import { sendEvents } from './events.ts';
import { langOf } from './lang.ts';
import { addPage, type PageSource } from './page.ts';
import { paramsOf, parseRequest } from './parse.ts';
import { sendProblem } from './problems.ts';
import { guardBorder, type Border } from './security.ts';
import { UPLOAD_LIMITS, uploadsOf } from './uploads.ts';
import { writerWithKey } from './with-key.ts';

const MEBIBYTE = 1024 * 1024;

export interface ServerTerms {
  readonly desk: Desk;
  readonly border: Border;
  readonly page: PageSource;
  /** Key and certificate in PEM; null: plain http. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
  /** For the log: codes, numbers and paths of operations, never names. */
  log(line: object): void;
}

/** Listens nowhere yet. */
export async function deskServer(terms: ServerTerms): Promise<FastifyInstance> {
  const { desk, border, tls, log } = terms;
  const app = fastify({
    bodyLimit: 2 * MEBIBYTE,
    // What a request says goes through our own schemas; a key of a prototype is refused there.
    onProtoPoisoning: 'ignore',
    forceCloseConnections: true,
    ...(tls === null ? {} : { https: { key: tls.key, cert: tls.cert } }),
  }) as unknown as FastifyInstance;
  app.setErrorHandler((error, request, reply) => {
    if (sendProblem(reply, error, langOf(request)))
      log({ broken: error instanceof Error ? error.stack : String(error), at: request.routeOptions.url });
  });
  app.setNotFoundHandler(async () => {
    throw new DeskProblem(404, deskTexts['no-such-path']());
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  await app.register(multipart, { limits: UPLOAD_LIMITS, preservePath: true });
  guardBorder(app, border);
  for (const operation of OPERATIONS) addRoute(app, desk, operation);
  addApiDocs(app);
  await addPage(app, terms.page);
  return app;
}

function addRoute(app: FastifyInstance, desk: Desk, operation: AnyOperation): void {
  app.route({
    method: operation.method,
    url: operation.path,
    handler: async (request, reply) => {
      const lang = langOf(request);
      const person = WITHOUT_ACCOUNT;
      if (!may(person, operation.who)) throw new DeskProblem(403, deskTexts['not-allowed']());
      const params = paramsOf(operation, request);
      const body = operation.body === 'files' ? await uploadsOf(request) : request.body;
      const parsed = parseRequest(operation, request, params, body);
      const write =
        operation.guard === 'idempotency-key'
          ? writerWithKey(desk, operation, request, parsed)
          : desk.store.write.bind(desk.store);
      const asked = { ...parsed, lang, person, write } as never;
      if (operation.answer === 'events')
        return sendEvents(
          desk,
          ((await operation.run(desk, asked)) as { readonly job: number }).job,
          request,
          reply,
          lang,
        );
      if (operation.answer === 'file') return sendFile(reply, (await operation.run(desk, asked)) as FileAnswer);
      return sendReply(reply, operation, (await operation.run(desk, asked)) as OperationReply<unknown>);
    },
  });
}

function sendReply(
  reply: FastifyReply,
  { effect }: AnyOperation,
  { body, version, location }: OperationReply<unknown>,
): FastifyReply {
  if (version !== undefined) reply.header('etag', `"${version}"`);
  if (location !== undefined) reply.header('location', location);
  reply.code(effect === 'job' ? 202 : location === undefined ? 200 : 201);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** Always to take away: what stands in a document runs nowhere under this address. */
function sendFile(reply: FastifyReply, { name, type, bytes }: FileAnswer): FastifyReply {
  const short = name.split('/').at(-1)!;
  return reply
    .type(type)
    .header(
      'content-disposition',
      `attachment; filename="${short.replaceAll(/[^\w.-]/gu, '_')}"; filename*=UTF-8''${encodeURIComponent(short).replaceAll(/['()*]/gu, (sign) => `%${sign.codePointAt(0)!.toString(16)}`)}`,
    )
    .send(Buffer.from(bytes));
}
