/** A policy of one's own at the desk: the text of its file, and what it began from. */
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { parsePolicy, type LoadedPolicy } from '../../policy/load.ts';
import { exampleFile, exampleIds, packFile, packIds } from '../../policy/packs.ts';
import type { Tx } from '../../store/store.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { IDS } from './ids.ts';
import { Records } from './records.ts';

const PolicyRecord = z.object({
  name: z.string(),
  /** Number of the document, as the officer writes it; '' where there is none. */
  number: z.string(),
  /** Pack or policy that it began from, and in which version. */
  base: z.object({ id: z.string(), version: z.int() }),
  /** The YAML of a policy file. */
  text: z.string(),
});
type PolicyRecord = z.infer<typeof PolicyRecord>;

export const POLICIES = new Records('policy', PolicyRecord);

/** `suzhou-2024`, or Y1. */
export const PolicyId = z.string().regex(/^(?:Y[1-9]\d{0,8}|[a-z0-9][a-z0-9-]{0,63})$/u);

export interface PolicyText {
  readonly id: string;
  /** 0: a pack. */
  readonly version: number;
  readonly text: string;
  /** Null: a pack or an example. */
  readonly record: PolicyRecord | null;
}

/** The text of a pack or of a policy of one's own. Throws a DeskProblem (404) where there is none. */
export async function keptPolicyText(tx: Tx, id: string, version?: number): Promise<PolicyText> {
  if (IDS.policy.safeParse(id).success) {
    const kept = await POLICIES.get(tx, id, version);
    return { id, version: kept.version, text: kept.body.text, record: kept.body };
  }
  const file = packIds().includes(id) ? packFile(id) : exampleIds().includes(id) ? exampleFile(id) : null;
  if (file === null) throw new DeskProblem(404, deskTexts['not-found']({ what: id }));
  return { id, version: 0, text: readFileSync(file, 'utf8'), record: null };
}

/** The same, read. */
export async function loadedPolicy(tx: Tx, id: string, version?: number): Promise<PolicyText & LoadedPolicy> {
  const found = await keptPolicyText(tx, id, version);
  return { ...found, ...parsePolicy(found.text, `${found.id}.yaml`) };
}
