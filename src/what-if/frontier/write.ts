/** The folder of a frontier: the answer, the plan of every point, and roster and policy by which they verify. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planBytes } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import { instanceOf } from '../../planning/case.ts';
import { unprovenPlan } from '../../planning/make-plan.ts';
import { writeAnswer } from '../answer/write.ts';
import { writeCase } from '../answer/write-case.ts';
import { frontierAnswer, pointFolder, type Asked } from './answer.ts';
import type { Pareto } from './search.ts';

/** File system errors are thrown. */
export async function writeFrontier(
  asked: Asked,
  pareto: Pareto,
  seed: number,
  dir: string,
  lang: Lang,
): Promise<void> {
  const { given, digest } = asked;
  await writeAnswer(await frontierAnswer(asked, pareto, lang), dir, lang);
  await writeCase(given, dir);
  for (const [i, { postings, sharedTeaching }] of pareto.points.entries()) {
    const folder = join(dir, pointFolder(i));
    await mkdir(folder, { recursive: true });
    // What is proven of a point is proven under its limits; as a plan of the policy it is one that holds.
    await writeFile(
      join(folder, 'plan.json'),
      planBytes(unprovenPlan(instanceOf(given), given.policy, digest, seed, postings, sharedTeaching)),
    );
  }
}
