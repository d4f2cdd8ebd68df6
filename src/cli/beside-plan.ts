/** The certificate that lies beside a plan.json: people pass it on alone, so it must be the one that the plan gives. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Message } from '../messages/message.ts';
import { instanceOf, type Case } from '../pipeline/case.ts';
import type { VerifiedPlan } from '../pipeline/verify.ts';
import { CERTIFICATE_FILE, certificateJson } from '../report/index.ts';
import { texts } from './texts.ts';

/** What is wrong with the certificate in the folder of `planFile`; nothing where there is none. */
export async function certificateFindings(planFile: string, given: Case, plan: VerifiedPlan): Promise<Message[]> {
  let found: string;
  try {
    found = await readFile(join(dirname(planFile), CERTIFICATE_FILE), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  const own = certificateJson({ plan, policy: given.policy, instance: instanceOf(given) });
  return found === own ? [] : [texts['certificate-differs']({ file: CERTIFICATE_FILE })];
}
