/** The folder for the finished plans that an answer encloses. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnclosedPlan } from '../../asking/answer.ts';
import { writeRosterFolder } from '../../io/write.ts';
import { concededText } from '../../policy/conceded-text.ts';
import { policyFile } from '../../policy/packs.ts';
import { openOutput } from '../output-folder.ts';

/** A policy as the user named it, pack or file, and the id that it gives itself. */
interface NamedPolicy {
  readonly name: string;
  readonly id: string;
}

export interface Enclosures {
  /** Writes all of them, or nothing. */
  write(enclosed: readonly EnclosedPlan[], policy: NamedPolicy): Promise<void>;
  /** Gives the folder up unless it was written. */
  discard(): void;
}

/** Opens the folder before the search begins: one that cannot be written is told at once. */
export function enclosuresIn(dir: string, inputs: readonly string[]): Enclosures {
  const folder = openOutput(dir, { replace: false, inputs });
  return {
    write: async (enclosed, policy) => {
      await folder.fill(async (target) => {
        for (const one of enclosed) await writeOne(one, join(target, one.name), policy);
      });
      folder.publish();
    },
    discard: () => folder.discard(),
  };
}

/**
 * The plan with what it was made from, as far as it is not what the user has: `lungang verify` accepts the three
 * together.
 */
async function writeOne({ plan, roster, concessions }: EnclosedPlan, dir: string, policy: NamedPolicy): Promise<void> {
  await mkdir(dir);
  await writeFile(join(dir, 'plan.json'), plan);
  if (concessions !== null) {
    const text = await readFile(policyFile(policy.name), 'utf8');
    const more = new Map(concessions.map(({ line, concessions: own }) => [line, own]));
    await writeFile(join(dir, `${policy.id}.yaml`), concededText(text, more));
  }
  if (roster !== null) await writeRosterFolder(roster, join(dir, 'roster'));
}
