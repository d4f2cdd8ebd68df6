/** The plan of a what-if, found as any plan is: cold, so that whoever is named in it never depends on what ran before. */
import { stringify } from 'yaml';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeRosterFolder } from '../io/write.ts';
import type { Lang } from '../messages/message.ts';
import { instanceOf } from '../pipeline/case.ts';
import { makePlan, type PlanOptions, type PlanOutcome } from '../pipeline/make-plan.ts';
import { writeReports } from '../report/index.ts';
import type { WhatIf } from './load.ts';

/** Without a start: that is what makes it cold. */
export type ColdOptions = Omit<PlanOptions, 'start'>;

export const planCold = ({ given, digest }: Pick<WhatIf, 'given' | 'digest'>, options: ColdOptions): Promise<PlanOutcome> => makePlan(instanceOf(given), given.policy, digest, options);

export const POLICY_FILE = 'policy.yaml';
export const ROSTER_FOLDER = 'roster';

/** The whole result of a plan, and roster and policy with it as the what-if made them: `lungang verify` accepts the three. */
export async function writeWhole({ given }: Pick<WhatIf, 'given'>, { plan }: Extract<PlanOutcome, { kind: 'plan' }>, dir: string, lang: Lang): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeReports({ plan, instance: instanceOf(given), policy: given.policy }, dir, lang);
  await writeFile(join(dir, POLICY_FILE), stringify(given.policy.written, { lineWidth: 0 }));
  await writeRosterFolder(given.roster, join(dir, ROSTER_FOLDER));
}
