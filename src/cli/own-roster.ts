/** The roster that lies beside a plan: the one of a kept list, or of an export, is another than the officer's own. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rosterDigest } from '../io/digest.ts';
import { readRoster } from '../io/index.ts';
import type { Message } from '../messages/message.ts';
import { texts } from './texts.ts';

/** The folder of the roster with the decisions of a list, beside the plan. */
export const KEPT_ROSTER = 'roster';

/**
 * What is wrong with a plan, in fewer words where all of it comes from one thing: it was judged with another roster than
 * its own, and its own lies beside it. Then that one is named, and what differs row by row says nothing.
 */
export async function sayOwnRoster(planFile: string, findings: readonly Message[]): Promise<readonly Message[]> {
  const differs = findings.filter(({ code }) => code === 'roster-differs');
  const folder = join(dirname(planFile), KEPT_ROSTER);
  if (differs.length === 0 || !existsSync(folder)) return findings;
  const { roster } = await readRoster(folder);
  const wanted = differs.map(({ facts }) => ('found' in facts ? facts.found : null));
  if (roster === null || !wanted.includes(rosterDigest(roster))) return findings;
  return [...differs, texts['use-own-roster']({ roster: folder })];
}
