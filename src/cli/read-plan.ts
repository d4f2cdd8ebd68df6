/** Reads a plan.json as it stands: nothing of it is trusted before the verifier has looked at it. */
import { Plan } from '../domain/plan.ts';
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
export async function readPlan(file: string): Promise<unknown> {
  const refuse = (why: Message): Refusal => new Refusal(EXIT.badInput, texts['plan-not-read']({ file, why }));
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readRegular(file, refuse)));
  } catch (error) {
    throw error instanceof Refusal
      ? error
      : new Refusal(EXIT.badInput, texts['plan-unreadable']({ file, reason: failureWords(error) }));
  }
}
