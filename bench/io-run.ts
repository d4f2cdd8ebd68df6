/**
 * One measured step of what stands around the search, in a process of its own: reads, lays out, verifies or writes a
 * county, and prints one JSON line. `prepare` draws the roster and plans it, unmeasured.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { deriveInstance, type Instance } from '../src/domain/instance.ts';
import { planBytes } from '../src/domain/plan.ts';
import { readRoster, rosterDigest, writeRosterFolder } from '../src/io/index.ts';
import { writeRosterWorkbook } from '../src/io/write-workbook.ts';
import { formulate } from '../src/model/index.ts';
import { makePlan } from '../src/planning/make-plan.ts';
import { verify, type VerifiedPlan } from '../src/verify/verify.ts';
import { loadPolicy } from '../src/policy/load.ts';
import type { Policy } from '../src/policy/policy.ts';
import { REPORTS } from '../src/report/index.ts';
import { SAMPLE_YEAR, sampleRoster } from '../src/sample/index.ts';

/** Reports by their file name; the rest by what is done. */
export const STEPS = [
  'read folder',
  'read workbook',
  'digest',
  'formulate',
  'verify',
  ...REPORTS.filter(({ wanted }) => wanted === undefined).map(({ file }) => file),
] as const;

const IoJob = z.strictObject({
  step: z.string(),
  dir: z.string(),
  policy: z.string(),
  seed: z.int(),
  groups: z.int().optional(),
  seconds: z.number(),
});
export type IoJob = z.infer<typeof IoJob>;

export interface IoRun {
  readonly teachers: number;
  readonly seconds: number;
  /** Of all threads; where other work keeps the machine busy this says more than the clock. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** A plan good enough to be verified and reported: half of the way to the optimum, or what a limit leaves. */
const ROUGH_GAP = 0.5;

async function prepare({ dir, seed, groups, seconds }: IoJob, policy: Policy): Promise<IoRun> {
  const roster = sampleRoster({ preset: 'county', seed, policy, ...(groups === undefined ? {} : { groups }) });
  await writeRosterFolder(roster, join(dir, 'roster'));
  await writeRosterWorkbook(roster, join(dir, 'roster.xlsx'));
  const outcome = await makePlan(deriveInstance(roster, SAMPLE_YEAR), policy, rosterDigest(roster), {
    backend: 'highs',
    seed: 1,
    timeLimit: seconds,
    gap: ROUGH_GAP,
    workers: 2,
  });
  if (outcome.kind !== 'plan') throw new Error(`no plan to verify: ${outcome.kind}`);
  writeFileSync(join(dir, 'plan.json'), planBytes(outcome.plan));
  return { teachers: roster.teachers.length, seconds: 0, cpu: 0, megabytes: 0 };
}

async function clocked(teachers: number, work: () => unknown): Promise<IoRun> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { teachers, seconds, cpu: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 };
}

async function run(job: IoJob): Promise<IoRun> {
  const { policy } = await loadPolicy(job.policy);
  if (policy === null) throw new Error(`no policy ${job.policy}`);
  if (job.step === 'prepare') return prepare(job, policy);
  const [folder, workbook] = [join(job.dir, 'roster'), join(job.dir, 'roster.xlsx')];
  if (job.step === 'read folder') return clocked(0, () => readRoster(folder));
  if (job.step === 'read workbook') return clocked(0, () => readRoster(workbook));
  const { roster } = await readRoster(folder);
  if (roster === null) throw new Error('the roster cannot be read');
  const teachers = roster.teachers.length;
  if (job.step === 'digest') return clocked(teachers, () => rosterDigest(roster));
  const instance = deriveInstance(roster, SAMPLE_YEAR);
  if (job.step === 'formulate') return clocked(teachers, () => formulate(instance, policy));
  const text = readFileSync(join(job.dir, 'plan.json'), 'utf8');
  const digest = rosterDigest(roster);
  if (job.step === 'verify') return clocked(teachers, () => accepted(instance, policy, digest, text));
  const plan = accepted(instance, policy, digest, text);
  const report = REPORTS.find(({ file }) => file === job.step);
  if (report === undefined) throw new Error(`no step ${job.step}`);
  return clocked(teachers, () => report.render({ plan, instance, policy }, 'zh-CN'));
}

function accepted(instance: Instance, policy: Policy, digest: string, text: string): VerifiedPlan {
  const verdict = verify(instance, policy, digest, JSON.parse(text));
  if (!verdict.ok) throw new Error(`the plan is refused: ${verdict.findings.map(({ code }) => code).join(', ')}`);
  return verdict.plan;
}

if (process.argv[2] !== undefined && import.meta.main)
  process.stdout.write(`${JSON.stringify(await run(IoJob.parse(JSON.parse(process.argv[2]))))}\n`);
