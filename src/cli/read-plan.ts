/** Reads a plan.json as it stands: nothing of it is trusted before the verifier has looked at it. */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { Plan } from '../domain/plan.ts';
import { fileTexts } from '../io/file-texts.ts';
import { inMebibytes, LIMITS, mebibytes } from '../io/limits.ts';
import { failureWords } from '../messages/failures.ts';
import type { Message } from '../messages/message.ts';
import { EXIT, Refusal } from './exit.ts';
import { texts } from './texts.ts';

const Horizon = z.object({ horizon: z.tuple([z.int().min(2000).max(2100)], z.unknown()) });

/** The first school year that plan.json names; undefined where it names none that can be. */
export const firstYear = (planJson: unknown): number | undefined => Horizon.safeParse(planJson).data?.horizon[0];

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
    const info = await stat(file);
    // A device or a pipe has no size, and may have no end.
    if (!info.isFile()) throw refuse(fileTexts['not-a-file']({}));
    if (info.size > mebibytes(LIMITS.fileMebibytes)) throw refuse(fileTexts['too-large']({ mebibytes: inMebibytes(info.size), most: LIMITS.fileMebibytes }));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(EXIT.badInput, texts['plan-unreadable']({ file, reason: failureWords(error) }));
  }
}
