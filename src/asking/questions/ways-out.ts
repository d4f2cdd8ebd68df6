/** 出路一览: what could be granted, by whom, at what price; each way with its finished plan. */
import { join } from 'node:path';
import { z } from 'zod';
import { planBytes } from '../../domain/plan.ts';
import { finishWays, stepsOut, type WayOut } from '../../explain/ways-out.ts';
import { rosterDigest } from '../../io/digest.ts';
import { instanceOf } from '../../planning/case.ts';
import { iisFinder } from '../../planning/threads.ts';
import { waysJson, waysSheet } from '../../report/explain/ways-out.ts';
import { t } from '../../report/words.ts';
import { type EnclosedPlan, inEveryLanguage } from '../answer.ts';
import { countdown } from '../countdown.ts';
import { question, type ContextOf } from '../question.ts';

/** Of the time for the whole menu, the part after which no further step is looked for. */
const SEARCHING = 0.5;

export const waysOutQuestion = question({
  id: 'ways-out',
  title: t(
    '出路一览：放宽什么、由谁批准、代价多大；给出文件夹则写入每种办法的完整方案',
    'what could be granted, by whom, at what price; with a folder the finished plans are written there',
  ),
  needs: ['plan', 'search'],
  input: z.strictObject({ folder: z.string().nullable().default(null) }),
  fields: {
    folder: t(
      '完整方案将存放在哪个文件夹（只写进说明，不在此存放）',
      'Folder that the finished plans will be written to (named in the answer; nothing is written here)',
    ),
  },
  word: { written: '[dir]', input: (word) => ({ folder: word === '' ? null : word }) },
  encloses: true,
  example: () => ({ folder: null }),
  answer: async (asked, { folder }, signal) => {
    const { given, plan } = asked;
    const context = { plan, instance: instanceOf(given), policy: given.policy };
    const ways = await waysOf(asked, signal);
    const folders = ways.map((_, i) => (folder === null ? null : join(folder, nameOf(i))));
    return {
      facts: waysJson(ways, folders),
      sheets: inEveryLanguage((lang) => waysSheet(context, ways, folders, lang)),
      enclosed: ways.map(enclosed),
    };
  },
});

/** None where nothing had to give way. */
async function waysOf(
  { given, plan, search: { backend, seed, seconds, workers } }: ContextOf<'plan' | 'search'>,
  signal: AbortSignal | undefined,
): Promise<readonly WayOut[]> {
  if (plan.relaxations.length === 0) return [];
  const remaining = countdown(seconds, signal);
  const raised = signal === undefined ? {} : { signal };
  const finder = iisFinder({ backend, seed, seconds: SEARCHING * seconds, workers, ...raised });
  try {
    const steps = await stepsOut(given, plan, finder);
    return await finishWays(
      steps,
      (roster) => (roster === given.roster ? plan.inputs.roster : rosterDigest(roster)),
      { backend, seed, gap: 0, workers, ...raised },
      remaining,
    );
  } finally {
    await finder.close();
  }
}

const nameOf = (i: number): string => `way-${i + 1}`;

/** The plan with what it was made from, as far as it is not what was asked about: the verifier accepts the three. */
const enclosed = ({ grant, given, plan }: WayOut, i: number): EnclosedPlan => ({
  name: nameOf(i),
  plan: planBytes(plan),
  ...(grant.kind === 'concession'
    ? { roster: null, concessions: grant.lines.map(({ line, concessions }) => ({ line, concessions })) }
    : { roster: given.roster, concessions: null }),
});
