import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { planBytes } from '../../domain/plan.ts';
import { rosterDigest } from '../../io/digest.ts';
import { writeRosterFolder } from '../../io/write.ts';
import { finishWays, stepsOut, type WayOut } from '../../explain/ways-out.ts';
import { iisFinder } from '../../planning/threads.ts';
import { concededText } from '../../policy/conceded-text.ts';
import { policyFile, policyFiles } from '../../policy/packs.ts';
import { waysJson, waysSheet } from '../../report/explain/ways-out.ts';
import { openOutput } from '../output-folder.ts';
import type { AskedOfPlan, Question } from './question.ts';

/** Of the time for the whole menu, the part after which no further step is looked for. */
const SEARCHING = 0.5;

export const waysOutQuestion: Question = {
  of: 'plan',
  option: () =>
    new Option(
      '--ways-out [dir]',
      '出路一览：放宽什么、由谁批准、代价多大；给出文件夹则写入每种办法的完整方案 · what could be granted, by whom, at what price; with a folder the finished plans are written there',
    ),
  answer: async (asked, dir) => {
    const { given, instance, plan, sources } = asked;
    const context = { plan, instance, policy: given.policy };
    const folder =
      dir === '' ? null : openOutput(dir, { replace: false, inputs: [sources.data, ...policyFiles(sources.policy)] });
    try {
      const ways = await waysOf(asked);
      const folders = ways.map((_, i) => (folder === null ? null : join(dir, folderOf(i))));
      await folder?.fill(async (target) => {
        for (const [i, way] of ways.entries()) await writeWay(way, join(target, folderOf(i)), sources.policy);
      });
      folder?.publish();
      return { json: () => waysJson(ways, folders), sheet: (lang) => waysSheet(context, ways, folders, lang) };
    } finally {
      folder?.discard();
    }
  },
};

/** None where nothing had to give way. */
async function waysOf({
  given,
  plan,
  digest,
  backend,
  seed,
  seconds,
  workers,
}: AskedOfPlan): Promise<readonly WayOut[]> {
  if (plan.relaxations.length === 0) return [];
  const began = performance.now();
  const remaining = (): number => seconds - (performance.now() - began) / 1000;
  const finder = iisFinder({ backend, seed, seconds: SEARCHING * seconds, workers });
  try {
    const steps = await stepsOut(given, plan, finder);
    return await finishWays(
      steps,
      (roster) => (roster === given.roster ? digest : rosterDigest(roster)),
      { backend, seed, gap: 0, workers },
      remaining,
    );
  } finally {
    await finder.close();
  }
}

const folderOf = (i: number): string => `way-${i + 1}`;

/**
 * The plan with what it was made from, as far as it is not what the user has: `lungang verify` accepts the three
 * together.
 */
async function writeWay({ grant, given, plan }: WayOut, dir: string, policy: string): Promise<void> {
  await mkdir(dir);
  await writeFile(join(dir, 'plan.json'), planBytes(plan));
  if (grant.kind === 'concession') {
    const text = await readFile(policyFile(policy), 'utf8');
    await writeFile(
      join(dir, `${given.policy.id}.yaml`),
      concededText(text, new Map(grant.lines.map(({ line, concessions }) => [line, concessions]))),
    );
  } else await writeRosterFolder(given.roster, join(dir, 'roster'));
}
