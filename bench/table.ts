/** Measured series as Markdown: minimum – median – maximum over the seeds. */
import type { Run } from './one-run.ts';

export interface Series {
  readonly policy: string;
  readonly size: number;
  readonly backend: string;
  readonly way: string;
  readonly runs: readonly (Run & { readonly seed: number })[];
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** `min – **median** – max`. */
export const spread = (numbers: readonly number[], digits: number): string =>
  numbers.length === 0
    ? '–'
    : `${Math.min(...numbers).toFixed(digits)} – **${median(numbers).toFixed(digits)}** – ${Math.max(...numbers).toFixed(digits)}`;

const TIERS = ['legal', 'timing', 'shortage', 'soft', 'disruption', 'preference', 'claims'];

export const proven = (run: Run): boolean =>
  run.tiers.length > 0 && run.tiers.every(({ value, bound }) => value === bound);

const listed = (title: string, items: readonly string[]): string[] => (items.length > 0 ? ['', title, ...items] : []);

/**
 * One row per series: whole time, time per tier (the weights's time stands under legal), memory, how many were proven.
 */
export function table(all: readonly Series[]): string {
  const head = [
    'policy',
    'teachers',
    'engine',
    'model',
    'proven',
    'seconds',
    ...TIERS.map((tier) => `${tier} s`),
    'peak MB',
  ];
  const rows = all.map(({ policy, size, backend, way, runs }) => [
    policy,
    String(size),
    backend,
    way,
    `${runs.filter(proven).length}/${runs.length}`,
    spread(
      runs.map(({ seconds }) => seconds),
      1,
    ),
    ...TIERS.map((tier) =>
      spread(
        runs.flatMap(({ tiers }) => tiers.filter(({ name }) => name === tier).map(({ seconds }) => seconds)),
        2,
      ),
    ),
    spread(
      runs.map(({ megabytes }) => megabytes),
      0,
    ),
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const notes = all.flatMap(({ policy, size, backend, way, runs }) =>
    runs
      .filter((run) => !proven(run))
      .map(
        (run) =>
          `- ${policy} ${size} ${backend} ${way} seed ${run.seed}: ${run.ended}; ${
            run.tiers
              .filter(({ value, bound }) => bound < value)
              .map(({ name, value, bound }) => `${name} ${value} (bound ${bound})`)
              .join(', ') || 'no plan'
          }`,
      ),
  );
  const relaxed = all.flatMap(({ policy, size, backend, way, runs }) =>
    runs.flatMap(({ seed, tiers }) =>
      tiers
        .filter(({ name, value }) => name === 'legal' && value > 0)
        .map(({ value }) => `- ${policy} ${size} ${backend} ${way} seed ${seed}: legal ${value}`),
    ),
  );
  return [...lines, ...listed('Not proven:', notes), ...listed('Hard rules gave way:', relaxed), ...ratios(all)].join(
    '\n',
  );
}

/** Ours against the naive model of the same policy, size and engine, seed by seed. */
function ratios(all: readonly Series[]): string[] {
  const lines = all
    .filter(({ way }) => way === 'naive')
    .flatMap((naive) => {
      const ours = all.find(
        (series) =>
          series.way === 'ours' &&
          series.policy === naive.policy &&
          series.size === naive.size &&
          series.backend === naive.backend,
      );
      if (ours === undefined) return [];
      const quotients = naive.runs.map((run, i) => run.seconds / ours.runs[i]!.seconds);
      return [`- ${naive.policy} ${naive.size} ${naive.backend}: naive takes ${spread(quotients, 1)} times as long`];
    });
  return lines.length > 0 ? ['', 'Ratios (a run that a limit ended counts with its limit):', ...lines] : [];
}
