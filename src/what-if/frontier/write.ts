/** The folder of a frontier: the answer, the plan of every point, and roster and policy by which they verify. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planBytes } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import { problemOf } from '../../planning/case.ts';
import { unprovenPlan } from '../../planning/verified-plan.ts';
import { writeAnswer } from '../answer/write.ts';
import { writeCase } from '../answer/write-case.ts';
import { frontierAnswer, pointFolder, type FrontierAsked } from './answer.ts';
import type { Pareto } from './search.ts';

/** File system errors are thrown. */
export async function writeFrontier(
  asked: FrontierAsked,
  pareto: Pareto,
  seed: number,
  dir: string,
  lang: Lang,
): Promise<void> {
  const { given, digest } = asked;
  const origin = { ...problemOf(given), rosterDigest: digest, seed };
  await writeAnswer(await frontierAnswer(asked, pareto, lang), dir, lang);
  await writeCase(given, dir);
  for (const [i, point] of pareto.points.entries()) {
    const folder = join(dir, pointFolder(i));
    await mkdir(folder, { recursive: true });
    // What is proven of a point is proven under its limits; as a plan of the policy it is one that holds.
    await writeFile(join(folder, 'plan.json'), planBytes(unprovenPlan(origin, point)));
  }
}
