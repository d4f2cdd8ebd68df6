/** The page: files of the build, under a nonce of their own each time. While it is being built a line says so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import fastifyStatic from '@fastify/static';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { NONCE_PLACE } from './nonce-place.ts';
import { newNonce, contentPolicy } from './security.ts';

export interface PageSource {
  /** The folder of the build; null while there is none. */
  folder(): string | null;
  /** Why there will be none; null while there is hope. */
  trouble(): string | null;
}

const WAITING = (trouble: string | null): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>轮岗 lungang</title>${trouble === null ? '<meta http-equiv="refresh" content="1">' : ''}</head>
<body><p>${trouble === null ? '正在准备页面，第一次约需十秒…… Preparing the page, about ten seconds the first time …' : `页面未能生成 · The page could not be built: ${escaped(trouble)}`}</p></body></html>
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').slice(0, 2000);

export async function addPage(app: FastifyInstance, source: PageSource): Promise<void> {
  // Files are found by us and sent by the plugin, which knows types and ranges.
  await app.register(fastifyStatic, { root: '/', serve: false, index: false, cacheControl: false });
  app.get('/assets/*', async (request, reply) => {
    const folder = source.folder();
    const name = (request.params as { readonly '*': string })['*'];
    if (folder === null || !/^[\w.-]+$/u.test(name)) throw new DeskProblem(404, deskTexts['no-such-path']());
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.sendFile(name, join(folder, 'assets'));
  });
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/'))
      throw new DeskProblem(404, deskTexts['no-such-path']());
    return sendPage(reply, source);
  });
}

function sendPage(reply: FastifyReply, source: PageSource): FastifyReply {
  const folder = source.folder();
  const nonce = newNonce();
  const html =
    folder === null
      ? WAITING(source.trouble())
      : readFileSync(join(folder, 'index.html'), 'utf8').replaceAll(NONCE_PLACE, nonce);
  return reply
    .header('content-security-policy', contentPolicy(nonce))
    .type('text/html; charset=utf-8')
    .code(folder === null ? 503 : 200)
    .send(html);
}
