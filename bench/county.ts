/**
 * `npm run bench -- county [--seeds 5] [--policies ruian-2021] [--groups 53] [--workers 2] [--share 0.6] [--naive]`:
 * counties under their own budget and, with `--share`, under that share of what the first plan costs; with `--naive`
 * the whole model on the same engine for as long as ours took, and its relaxation as a yardstick. Several `--groups`:
 * growth.
 */
import sumBy from 'lodash/sumBy.js';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CountyJob, CountyRun } from './county-run.ts';
import { median, spread } from './table.ts';

const oneRun = fileURLToPath(new URL('./county-run.ts', import.meta.url));

export interface CountyOptions {
  readonly policy: string;
  readonly seeds: readonly number[];
  readonly groups: readonly number[];
  readonly workers: readonly number[];
  readonly seconds: number;
  readonly share: number | null;
  readonly naive: boolean;
}

interface Measured extends CountyRun {
  readonly label: string;
  readonly groups: number;
  readonly seed: number;
}

function run(job: CountyJob, label: string): Measured {
  const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', oneRun, JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`run failed: ${JSON.stringify(job)}`);
  const made: CountyRun = JSON.parse(child.stdout);
  process.stderr.write(
    `${label}, ${job.groups} groups, seed ${job.seed}: ${made.seconds.toFixed(1)} s, ${made.megabytes.toFixed(0)} MB, ${made.ended}, ${gaps(made) || 'all proven'}${made.agrees ? '' : ', REFUSED'}, ${made.plan}\n`,
  );
  return { ...made, label, groups: job.groups, seed: job.seed };
}

const gaps = ({ tiers }: CountyRun): string =>
  tiers
    .filter(({ value, bound }) => bound < value)
    .map(({ name, value, bound }) => `${name} ${bound}…${value} (${percent(value, bound)})`)
    .join(', ');

const percent = (value: number, bound: number): string =>
  `${(((value - bound) / Math.max(1, Math.abs(value))) * 100).toFixed(3)} %`;

/** Runs everything and returns Markdown: times with spread, what was not proven, how the gaps closed, growth. */
export function countyTables({ policy, seeds, groups, workers, seconds, share, naive }: CountyOptions): string {
  const all: Measured[] = [];
  for (const size of groups) {
    for (const threads of workers) {
      for (const seed of seeds) {
        const job: CountyJob = { policy, groups: size, seed, workers: threads, seconds, budget: null, way: 'ours' };
        const suffix = workers.length > 1 ? `, ${threads} workers` : '';
        const own = run(job, `own budget${suffix}`);
        all.push(own);
        if (share !== null)
          all.push(
            run(
              { ...job, budget: own.cost.map((cost) => Math.floor(cost * share)) },
              `budget at ${share * 100} %${suffix}`,
            ),
          );
        if (naive) {
          all.push(run({ ...job, way: 'naive', seconds: Math.max(10, own.seconds) }, 'naive whole model, equal time'));
          all.push(run({ ...job, way: 'relaxation' }, 'relaxation of the whole'));
        }
      }
    }
  }
  const series = Map.groupBy(all, ({ label, groups: size }) => `${label}|${size}`);
  const rows = [...series.values()].map((runs) => [
    runs[0]!.label,
    String(runs[0]!.groups),
    spread(
      runs.map(({ teachers }) => teachers),
      0,
    ),
    spread(
      runs.map((made) => made.seconds),
      1,
    ),
    `${runs.filter((made) => made.tiers.length > 0 && gaps(made) === '').length}/${runs.length}`,
    `${runs.filter(({ agrees }) => agrees).length}/${runs.length}`,
    spread(
      runs.map(({ megabytes }) => megabytes),
      0,
    ),
  ]);
  const head = ['county', 'groups', 'teachers', 'seconds', 'proven', 'accepted', 'peak MB'];
  const open = all
    .filter((made) => gaps(made) !== '')
    .map((made) => `- ${made.label}, ${made.groups} groups, seed ${made.seed}: ${gaps(made)}`);
  const course = all
    .filter((made) => made.course.length > 0)
    .map(
      (made) =>
        `- ${made.label}, ${made.groups} groups, seed ${made.seed}: ${made.course.map(([at, tier, value, bound]) => `${at.toFixed(0)} s ${tier} ${percent(value, bound)}`).join(', ')}`,
    );
  return [
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    ...(open.length > 0 ? ['', 'Not proven:', ...open] : []),
    ...(course.length > 0 ? ['', 'Gap over time:', ...course] : []),
    ...growth(groups, [...series.values()]),
  ].join('\n');
}

/** The exponent of time over groups, fitted by least squares through the medians. */
function growth(groups: readonly number[], series: readonly (readonly Measured[])[]): string[] {
  if (groups.length < 3) return [];
  const points = series
    .filter(([first]) => first!.label.startsWith('own'))
    .map((runs) => [Math.log(runs[0]!.groups), Math.log(median(runs.map(({ seconds }) => seconds)))] as const);
  const mean = (k: 0 | 1): number => sumBy(points, (point) => point[k]) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope =
    sumBy(points, (point) => (point[0] - x) * (point[1] - y)) / sumBy(points, (point) => (point[0] - x) ** 2);
  return ['', `Growth over ${groups.join(', ')} groups: time ~ groups^${slope.toFixed(2)}`];
}
