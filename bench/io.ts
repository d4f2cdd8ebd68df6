/** `npm run bench -- io`: what stands around the search of a county, step by step, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IoJob, type IoRun, STEPS } from './io-run.ts';
import { spread } from './table.ts';

const SCRIPT = fileURLToPath(new URL('./io-run.ts', import.meta.url));

function measured(job: IoJob): IoRun {
  const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) throw new Error(`step failed: ${JSON.stringify(job)}\n${child.stderr.slice(-2000)}`);
  return JSON.parse(child.stdout) as IoRun;
}

export interface IoTerms {
  readonly policies: readonly string[];
  readonly seeds: readonly number[];
  /** Groups of the county; absent: those of the preset. */
  readonly groups?: number;
  /** For the plan that is verified and written. */
  readonly seconds: number;
}

/** A Markdown table per policy: minimum – median – maximum over the seeds, and peak memory of the step's process. */
export function ioTables({ policies, seeds, groups, seconds }: IoTerms): string {
  return policies.map((policy) => tableOf(policy, seeds, groups, seconds)).join('\n\n');
}

function tableOf(policy: string, seeds: readonly number[], groups: number | undefined, seconds: number): string {
  const runs = new Map<string, IoRun[]>(STEPS.map((step) => [step, []]));
  let teachers = 0;
  for (const seed of seeds) {
    const dir = mkdtempSync(join(tmpdir(), 'lungang-bench-'));
    try {
      const job = { dir, policy, seed, seconds, ...(groups === undefined ? {} : { groups }) };
      teachers = measured({ ...job, step: 'prepare' }).teachers;
      for (const step of STEPS) runs.get(step)!.push(measured({ ...job, step }));
      process.stderr.write(`${policy} seed ${seed}: ${teachers} teachers\n`);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
  const head = ['step', 'seconds', 'CPU seconds', 'peak MB'];
  const rows = [...runs].map(([step, made]) => [
    step,
    spread(
      made.map((run) => run.seconds),
      2,
    ),
    spread(
      made.map((run) => run.cpu),
      2,
    ),
    spread(
      made.map((run) => run.megabytes),
      0,
    ),
  ]);
  return [
    `${policy}, ${teachers} teachers, ${seeds.length} seeds`,
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}
