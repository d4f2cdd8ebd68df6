/** In which language a request is answered: `?lang=`, else the first language of the browser that we speak. */
import type { FastifyRequest } from 'fastify';
import type { Lang } from '../../messages/message.ts';

export function langOf(request: FastifyRequest): Lang {
  const query = request.query;
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  if (asked === 'en' || asked === 'zh-CN') return asked;
  for (const word of (request.headers['accept-language'] ?? '').split(',')) {
    if (/^\s*zh\b/iu.test(word)) return 'zh-CN';
    if (/^\s*en\b/iu.test(word)) return 'en';
  }
  return 'zh-CN';
}
