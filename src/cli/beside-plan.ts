/** The certificate that lies beside a plan.json: people pass it on alone, so it must be the one that the plan gives. */
import { dirname, join } from 'node:path';
import type { Message } from '../messages/message.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { CERTIFICATE_FILE, certificateJson } from '../report/index.ts';
import { readBeside } from './read-regular.ts';
import { texts } from './texts.ts';

/**
 * What is wrong with the certificate in the folder of `planFile`; nothing where there is none. Throws a `Refusal` where
 * it cannot be read.
 */
export async function certificateFindings(planFile: string, given: Case, plan: VerifiedPlan): Promise<Message[]> {
  const found = await readBeside(join(dirname(planFile), CERTIFICATE_FILE), (bytes) => bytes.toString('utf8'));
  if (found === null) return [];
  const own = certificateJson({ plan, policy: given.policy, instance: instanceOf(given) });
  return found === own ? [] : [texts['certificate-differs']({ file: CERTIFICATE_FILE })];
}
