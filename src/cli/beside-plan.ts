/** The certificate that lies beside a plan.json: people pass it on alone, so it must be the one that the plan gives. */
import { dirname, join } from 'node:path';
import type { Message } from '../messages/message.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { CERTIFICATE_FILE, certificateJson } from '../report/index.ts';
import { planDigest } from '../report/plan-digest.ts';
import { readBeside } from './read-regular.ts';
import { texts } from './texts.ts';

/**
 * What is wrong with the certificate in the folder of `planFile`; nothing where there is none. `digest`: of the bytes
 * of the plan file, which the certificate names. Throws a `Refusal` where it cannot be read.
 */
export async function certificateFindings(
  planFile: string,
  digest: string,
  given: Case,
  plan: VerifiedPlan,
): Promise<Message[]> {
  const found = await readBeside(join(dirname(planFile), CERTIFICATE_FILE), (bytes) => bytes.toString('utf8'));
  if (found === null) return [];
  const own = certificateJson({ plan, policy: given.policy, instance: instanceOf(given) });
  if (found !== own) return [texts['certificate-differs']({ file: CERTIFICATE_FILE })];
  // The same data written in other bytes is another file to whoever compares digests.
  const named = planDigest(plan);
  return digest === named ? [] : [texts['plan-bytes-differ']({ file: CERTIFICATE_FILE, named, found: digest })];
}
