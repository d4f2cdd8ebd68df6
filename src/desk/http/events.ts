/** The news of a job as server-sent events: how it stands now, every change, and a sign of life each second. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../../messages/message.ts';
import type { Desk } from '../desk.ts';
import { jobView } from '../views/job.ts';
import { inLang } from '../words.ts';

const EVERY_MS = 1000;

export async function sendEvents(
  desk: Desk,
  job: number,
  request: FastifyRequest,
  reply: FastifyReply,
  lang: Lang,
): Promise<FastifyReply> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  let last = '';
  let busy = false;
  let over = false;
  const tell = async (): Promise<void> => {
    if (busy || over) return;
    busy = true;
    try {
      const row = await desk.queue.job(job);
      if (row === undefined) return end();
      const view = jobView(row, desk.progressOf(job));
      const text = JSON.stringify(inLang(view, lang));
      if (text !== last) raw.write(`event: job\ndata: ${text}\n\n`);
      else raw.write(': \n\n');
      last = text;
      if (view.over) end();
    } catch {
      // The database is busy: the next tick says it.
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void tell(), EVERY_MS);
  const unwatch = desk.watch(job, () => void tell());
  function end(): void {
    over = true;
    clearInterval(timer);
    unwatch();
    raw.end();
  }
  request.raw.once('close', end);
  await tell();
  return reply;
}
