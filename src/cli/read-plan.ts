/** Reads a plan.json as it stands: nothing of it is trusted before the verifier has looked at it. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Plan } from '../domain/plan.ts';
import { JsonFault, strictJson } from '../domain/strict-json.ts';
import { failureWords } from '../messages/failures.ts';
import type { Message } from '../messages/message.ts';
import { planDigest } from '../report/plan-digest.ts';
import { EXIT, Refusal } from './exit.ts';
import { readBeside, readRegular } from './read-regular.ts';
import { texts } from './texts.ts';

/** A plan.json that other plans are held against: its form is checked, its numbers are taken as they stand. */
async function readPublished(file: string): Promise<Plan> {
  const parsed = Plan.safeParse(await readPlan(file));
  if (!parsed.success) throw new Refusal(EXIT.badInput, texts['published-malformed']({ file }));
  return parsed.data;
}

/** What `export` calls the published plan beside the one that re-plans it. */
export const PUBLISHED_FILE = 'published.json';

const RePlanned = z.object({ inputs: z.object({ published: z.object({ plan: z.string() }) }) });

/**
 * The published plan that a re-planning is held against: the one that is named, else the one that lies beside it, if
 * it is the one that the plan names by its digest; null where there is none. `plan`: the plan's file, absent where
 * there is none. Throws a `Refusal` where a file cannot be read.
 */
export async function publishedFor(
  plan: { readonly file: string; readonly json: unknown } | undefined,
  named: string | undefined,
): Promise<Plan | null> {
  if (named !== undefined) return readPublished(named);
  const wanted = RePlanned.safeParse(plan?.json).data?.inputs.published.plan;
  if (plan === undefined || wanted === undefined) return null;
  const found = await readBeside(join(dirname(plan.file), PUBLISHED_FILE), (bytes) => Plan.safeParse(jsonIn(bytes)));
  return found?.data !== undefined && planDigest(found.data) === wanted ? found.data : null;
}

/** Undefined where it is no JSON: whatever lies there is then not the published plan. */
function jsonIn(bytes: Buffer): unknown {
  try {
    return strictJson(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof JsonFault) return undefined;
    throw error;
  }
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
