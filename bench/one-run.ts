/**
 * One measured run in a process of its own, so that its peak memory is its own: draws a roster, plans it, prints one
 * JSON line. `node bench/one-run.ts '{"policy":"suzhou-2024","preset":"group","seed":1,…}'`.
 */
import { z } from 'zod';
import { solveInPool } from '../solver/solve.ts';
import { valueAt } from '../solver/model.ts';
import { deriveInstance } from '../src/domain/instance.ts';
import { appraise } from '../src/verify/appraise.ts';
import { formulate } from '../src/model/index.ts';
import { leadingWeights } from '../src/planning/leading-weights.ts';
import { loadPolicy } from '../src/policy/load.ts';
import { isPresetName, SAMPLE_YEAR, sampleRoster } from '../src/sample/index.ts';

const Job = z.strictObject({
  policy: z.string(),
  preset: z.string(),
  teachers: z.int().optional(),
  seed: z.int(),
  backend: z.string(),
  workers: z.int(),
  seconds: z.number(),
  /** Percent of the teachers with a part of a timetable; half of that many leaders teach. */
  partTimers: z.int().default(0),
  /** `naive`: one binary per teacher, host and start, tier after tier, without weighted sum, presolve or bound tightening. */
  way: z.enum(['ours', 'naive']),
});
export type Job = z.input<typeof Job>;

export interface Run {
  readonly teachers: number;
  readonly columns: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly ended: string;
  readonly tiers: readonly {
    readonly name: string;
    readonly value: number;
    readonly bound: number;
    readonly seconds: number;
  }[];
}

async function run(job: z.infer<typeof Job>): Promise<Run> {
  const { policy } = await loadPolicy(job.policy);
  if (policy === null) throw new Error(`no policy ${job.policy}`);
  const { preset } = job;
  if (!isPresetName(preset)) throw new Error(`no preset ${preset}`);
  const roster = sampleRoster({
    preset,
    seed: job.seed,
    policy,
    timetables: { partTimers: job.partTimers, teachingLeaders: Math.round(job.partTimers / 2) },
    ...(job.teachers === undefined ? {} : { teachers: job.teachers }),
  });
  const began = performance.now();
  const instance = deriveInstance(roster, SAMPLE_YEAR);
  const { model, point, read, readSharing } = formulate(instance, policy);
  const plain = job.way === 'naive';
  const outcome = await solveInPool(model, plain ? null : point([]), {
    backend: job.backend,
    seed: 1,
    gap: 0,
    seconds: job.seconds,
    workers: job.workers,
    weights: plain ? [] : leadingWeights(policy),
    plain,
  });
  const seconds = (performance.now() - began) / 1000;
  const tiers =
    outcome.kind === 'solved'
      ? outcome.tiers.map((tier, t) => ({ ...tier, value: valueAt(model.objectives[t]!, outcome.x) }))
      : [];
  if (outcome.kind === 'solved') {
    // Outside the clock: what is measured here is a plan that the verifying side accepts, with the values it was proven
    // for.
    const postings = read(outcome.x);
    const appraisal = appraise(instance, policy, postings, readSharing(outcome.x, postings));
    const off = policy.order.filter(
      (tier, t) => appraisal.tiers[tier] > tiers[t]!.value || appraisal.tiers[tier] < tiers[t]!.bound,
    );
    if (appraisal.findings.length > 0 || off.length > 0)
      throw new Error(`no sound plan: ${[...appraisal.findings.map(({ code }) => code), ...off].join(', ')}`);
  }
  return {
    teachers: roster.teachers.length,
    columns: model.columns.length,
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    ended: outcome.kind === 'solved' ? outcome.ended : outcome.kind,
    tiers,
  };
}

if (process.argv[2] !== undefined)
  process.stdout.write(`${JSON.stringify(await run(Job.parse(JSON.parse(process.argv[2]))))}\n`);
