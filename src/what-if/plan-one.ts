/**
 * The plan of a what-if, found as any plan is: cold, so that whoever is named in it never depends on what ran before.
 */
import { stringify } from 'yaml';
import { z } from 'zod';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeRosterFolder } from '../io/write.ts';
import type { Lang } from '../messages/message.ts';
import { instanceOf } from '../planning/case.ts';
import { makePlan, type PlanOptions, type PlanOutcome } from '../planning/make-plan.ts';
import { writeReports } from '../report/index.ts';
import type { Told } from './compare/answer.ts';
import type { Bilingual } from './file.ts';
import type { WhatIf } from './load.ts';

const Both = z.object({ 'zh-CN': z.string(), en: z.string() });

/** What a reader is told of a what-if. */
export const toldOf = ({
  name,
  title,
  story,
  changes,
}: Pick<WhatIf, 'name' | 'title' | 'story' | 'changes'>): Told & { readonly title: Bilingual } => ({
  name,
  title,
  story,
  changes: changes.map(({ words }) => ({ 'zh-CN': words.in('zh-CN'), en: words.in('en') })),
});

/** Without a start: that is what makes it cold. */
export type ColdOptions = Omit<PlanOptions, 'start'>;

export const planCold = (
  { given, digest }: Pick<WhatIf, 'given' | 'digest'>,
  options: ColdOptions,
): Promise<PlanOutcome> => makePlan(instanceOf(given), given.policy, digest, options);

const TOLD_FORMAT = 'lungang-what-if-told/1';

/** What a reader is told of a what-if besides its plan. */
export const ToldFile = z.object({
  format: z.literal(TOLD_FORMAT),
  name: z.string(),
  title: Both,
  story: Both.nullable(),
  changes: z.array(Both),
});

export const TOLD_FILE = 'what-if.json';
export const POLICY_FILE = 'policy.yaml';
export const ROSTER_FOLDER = 'roster';

/**
 * The whole result of a plan, and roster and policy with it as the what-if made them: `lungang verify` accepts the
 * three.
 */
export async function writeWholePlan(
  { given, ...words }: Told & { readonly title: Bilingual } & Pick<WhatIf, 'given'>,
  { plan }: Extract<PlanOutcome, { kind: 'plan' }>,
  dir: string,
  lang: Lang,
): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeReports({ plan, instance: instanceOf(given), policy: given.policy }, dir, lang);
  const { name, title, story, changes } = words;
  const told: z.infer<typeof ToldFile> = {
    format: TOLD_FORMAT,
    name,
    title,
    story,
    changes: changes.map((change) => ({ ...change })),
  };
  await writeFile(join(dir, TOLD_FILE), `${JSON.stringify(told, null, 2)}\n`);
  await writeFile(join(dir, POLICY_FILE), stringify(given.policy.written, { lineWidth: 0 }));
  await writeRosterFolder(given.roster, join(dir, ROSTER_FOLDER));
}
