/** A request that makes something is answered once for each key: sent again, it gets the same answer and makes nothing. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import type { AnyOperation, OperationReply } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import type { Parsed } from './parse.ts';
import { rememberAnswer, rememberedAnswer } from '../../store/requests.ts';
import type { Tx } from '../../store/store.ts';

const Key = z
  .string()
  .min(8)
  .max(200)
  .regex(/^[\x21-\x7e]+$/u);

const digestOf = (operation: AnyOperation, { params, query, body }: Parsed): string => {
  const hash = createHash('sha256').update(JSON.stringify([operation.name, params, query]));
  if (Array.isArray(body))
    for (const file of body as { name: string; bytes: Uint8Array }[])
      hash.update(`\n${file.name}\n`).update(file.bytes);
  else hash.update(JSON.stringify(body) ?? '');
  return hash.digest('hex');
};

/**
 * The transaction for a request with a key: where it was answered already, that answer comes back and the deed is not
 * done; else the answer is remembered with the deed.
 */
export function writerWithKey(
  desk: Desk,
  operation: AnyOperation,
  request: FastifyRequest,
  parsed: Parsed,
): <R extends OperationReply<unknown>>(deed: (tx: Tx) => Promise<R>) => Promise<R> {
  const given = request.headers['idempotency-key'];
  const key = Key.safeParse(given).data;
  if (key === undefined) throw new DeskProblem(given === undefined ? 428 : 400, deskTexts['key-missing']());
  const digest = digestOf(operation, parsed);
  return (deed) =>
    desk.store.write(async (tx) => {
      const found = await rememberedAnswer(tx, key, digest);
      if (found.kind === 'other') throw new DeskProblem(422, deskTexts['key-used']());
      if (found.kind === 'same') return JSON.parse(found.answer);
      const answer = await deed(tx);
      await rememberAnswer(tx, { key, digest, answer: JSON.stringify(answer), at: desk.now() });
      return answer;
    });
}
