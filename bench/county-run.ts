/**
 * One county in a process of its own, so that its peak memory is its own. Prints one JSON line. `node
 * bench/county-run.ts
 * '{"policy":"ruian-2021","groups":53,"seed":1,"workers":2,"seconds":900,"budget":null,"way":"ours"}'`.
 */
import sumBy from 'lodash/sumBy.js';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { solveInPool } from '../solver/solve.ts';
import { weightedSum } from '../solver/weighted-sum.ts';
import { WorkerPool } from '../solver/worker-pool.ts';
import { packModel } from '../solver/packed.ts';
import { deriveInstance } from '../src/domain/instance.ts';
import { payments } from '../src/verify/allowances.ts';
import { appraise } from '../src/verify/appraise.ts';
import { formulate } from '../src/model/index.ts';
import { leadingWeights } from '../src/planning/leading-weights.ts';
import { loadPolicy } from '../src/policy/load.ts';
import { SAMPLE_YEAR, sampleRoster } from '../src/sample/index.ts';

const CountyJob = z.strictObject({
  policy: z.string(),
  groups: z.int(),
  seed: z.int(),
  workers: z.int(),
  seconds: z.number(),
  /** Yuan per year of the horizon instead of the roster's own budgets. */
  budget: z.array(z.int()).length(3).nullable(),
  /**
   * `naive`: the whole county as one model of one binary per teacher, host and start. `relaxation`: its linear
   * relaxation alone.
   */
  way: z.enum(['ours', 'naive', 'relaxation']),
});
export type CountyJob = z.infer<typeof CountyJob>;

export interface CountyRun {
  readonly teachers: number;
  readonly columns: number;
  /** Seconds for laying the model out, and for the whole search. */
  readonly formulating: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly ended: string;
  readonly tiers: readonly {
    readonly name: string;
    readonly value: number;
    readonly bound: number;
    readonly seconds: number;
  }[];
  /** What the verifying side says of the plan: the same values, or what differs. */
  readonly agrees: boolean;
  /** Yuan for allowances, year by year. */
  readonly cost: readonly number[];
  /** A digest of the postings: equal for equal plans. */
  readonly plan: string;
  /** How value and bound of the tier at work moved: seconds, tier, value, bound. */
  readonly course: readonly (readonly [number, string, number, number])[];
}

const megabytes = (): number => process.resourceUsage().maxRSS / 1024;

async function run(job: CountyJob): Promise<CountyRun> {
  const { policy } = await loadPolicy(job.policy);
  if (policy === null) throw new Error(`no policy ${job.policy}`);
  const drawn = sampleRoster({ preset: 'county', groups: job.groups, seed: job.seed, policy });
  const budgets = job.budget?.map((allowanceBudget, i) => ({
    year: SAMPLE_YEAR + i,
    allowanceBudget,
    livingAllowance: null,
    transportAllowance: null,
  }));
  const roster =
    budgets === undefined
      ? drawn
      : {
          ...drawn,
          budgets: [
            ...drawn.budgets.map((row) => ({ ...row, allowanceBudget: null })).filter(({ year }) => year === null),
            ...budgets,
          ],
        };
  const instance = deriveInstance(roster, SAMPLE_YEAR);
  const began = performance.now();
  const since = (): number => (performance.now() - began) / 1000;
  const formulation = formulate(instance, policy);
  const { model } = formulation;
  const formulating = since();
  const base = { teachers: roster.teachers.length, columns: model.columns.length, formulating };
  if (job.way === 'relaxation') {
    const pool = new WorkerPool({ backend: 'highs', seed: 1, gap: 0, seconds: job.seconds, workers: 1 });
    const answer = await pool.run(
      { model: packModel({ ...model, objectives: [] }) },
      { kind: 'relax', objective: weightedSum(model.objectives, leadingWeights(policy)).objective },
    );
    await pool.close();
    return {
      ...base,
      seconds: since() - formulating,
      megabytes: megabytes(),
      ended: answer === undefined ? 'none' : 'complete',
      tiers: [],
      agrees: true,
      cost: [],
      plan: '',
      course: [],
    };
  }
  const course: [number, string, number, number][] = [];
  const plain = job.way === 'naive';
  const outcome = await solveInPool(model, plain ? null : formulation.point([]), {
    backend: 'highs',
    seed: 1,
    gap: 0,
    seconds: job.seconds,
    workers: job.workers,
    weights: plain ? [] : leadingWeights(policy),
    plain,
    onProgress: ({ tier, value, bound }) =>
      void (
        value !== undefined &&
        bound !== undefined &&
        course.push([Math.round(since() * 10) / 10, tier, value, bound])
      ),
    ...(process.env['TRACE'] === undefined
      ? {}
      : { trace: (line: string) => void process.stderr.write(`${since().toFixed(1)} ${line}\n`) }),
  });
  const seconds = since();
  if (outcome.kind !== 'solved')
    return {
      ...base,
      seconds,
      megabytes: megabytes(),
      ended: outcome.kind,
      tiers: [],
      agrees: false,
      cost: [],
      plan: '',
      course,
    };
  const bare = formulation.read(outcome.x);
  const found = appraise(instance, policy, bare, formulation.readSharing(outcome.x, bare));
  const paid = payments(instance, policy.settings, bare);
  return {
    ...base,
    seconds,
    megabytes: megabytes(),
    ended: outcome.ended,
    tiers: outcome.tiers,
    agrees: found.broken.length === 0 && policy.order.every((tier, t) => found.tiers[tier] === outcome.tiers[t]!.value),
    cost: instance.years.map((year) =>
      sumBy(
        paid.filter((payment) => payment.year === year),
        ({ yuan }) => yuan,
      ),
    ),
    plan: createHash('sha256').update(JSON.stringify(bare)).digest('hex').slice(0, 16),
    course,
  };
}

if (process.argv[2] !== undefined)
  process.stdout.write(`${JSON.stringify(await run(CountyJob.parse(JSON.parse(process.argv[2]))))}\n`);
