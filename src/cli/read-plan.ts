/** Reads a plan.json as it stands: nothing of it is trusted before the verifier has looked at it. */
import { createHash } from 'node:crypto';
import { Plan } from '../domain/plan.ts';
import { JsonFault, strictJson } from '../domain/strict-json.ts';
import { failureWords } from '../messages/failures.ts';
import type { Message } from '../messages/message.ts';
import { EXIT, Refusal } from './exit.ts';
import { readRegular } from './read-regular.ts';
import { texts } from './texts.ts';

/** A plan.json that other plans are held against: its form is checked, its numbers are taken as they stand. */
export async function readPublished(file: string): Promise<Plan> {
  const parsed = Plan.safeParse(await readPlan(file));
  if (!parsed.success) throw new Refusal(EXIT.badInput, texts['published-malformed']({ file }));
  return parsed.data;
}

/** The parsed JSON of a plan.json; throws a `Refusal` where the file cannot be read. */
export const readPlan = async (file: string): Promise<unknown> => (await readPlanFile(file)).json;

/** The same with the digest of the file's bytes, whatever stands in them. */
export async function readPlanFile(file: string): Promise<{ readonly json: unknown; readonly digest: string }> {
  const refuse = (why: Message): Refusal => new Refusal(EXIT.badInput, texts['plan-not-read']({ file, why }));
  try {
    const bytes = await readRegular(file, refuse);
    return {
      json: strictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    };
  } catch (error) {
    if (error instanceof JsonFault) throw refuse(error.text);
    throw error instanceof Refusal
      ? error
      : new Refusal(EXIT.badInput, texts['plan-unreadable']({ file, reason: failureWords(error) }));
  }
}
