/** Roster and policy as a what-if made them: `lungang verify` accepts them with a plan of the case. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeRosterFolder } from '../../io/write.ts';
import type { Case } from '../../planning/case.ts';
import { POLICY_FILE, ROSTER_FOLDER } from '../plan-one.ts';

/** File system errors are thrown. */
export async function writeCase({ roster, policy }: Case, dir: string): Promise<void> {
  await writeFile(join(dir, POLICY_FILE), stringify(policy.written, { lineWidth: 0 }));
  await writeRosterFolder(roster, join(dir, ROSTER_FOLDER));
}
