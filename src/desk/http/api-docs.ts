/** `/api/docs`: the operations on one page, for who writes a program; nothing is loaded from anywhere. */
import type { FastifyInstance } from 'fastify';
import { html } from '../../report/html/markup.ts';
import { openApi } from '../openapi.ts';
import { OPERATIONS } from '../operations/index.ts';
import { langOf } from './lang.ts';
import { newNonce, contentPolicy } from './security.ts';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}code{background:#f2f2f2;padding:0 .3em}summary{cursor:pointer}pre{overflow:auto;background:#f7f7f7;padding:1rem}';

export function addApiDocs(app: FastifyInstance): void {
  app.get('/api/openapi.json', async (_, reply) => reply.type('application/json').send(JSON.stringify(openApi())));
  app.get('/api/docs', async (request, reply) => {
    const lang = langOf(request);
    const nonce = newNonce();
    const paths = openApi()['paths'] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    const operations = OPERATIONS.map(({ method, path, title, who, guard, effect }) => {
      const own = paths[path.replaceAll(/:(\w+)/gu, '{$1}')]?.[method.toLowerCase()];
      return html`<details><summary><code>${method} ${path}</code> ${title[lang]}</summary><p>${[who, effect, guard].join(' · ')}</p><pre>${JSON.stringify(own, null, 2)}</pre></details>`;
    });
    const page = html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>lungang API</title><style nonce="${nonce}">${STYLE}</style></head><body><h1>${lang === 'en' ? 'The API of the desk' : '工作台的接口'}</h1><p><a href="/api/openapi.json">openapi.json</a></p>${operations}</body></html>`;
    return reply
      .header('content-security-policy', contentPolicy(nonce))
      .type('text/html; charset=utf-8')
      .send(page.text);
  });
}
