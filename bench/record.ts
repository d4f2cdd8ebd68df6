/** Keeps the last table in bench/README.md, and its medians beside it for the next comparison. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { median, proven, type Series } from './table.ts';

const Last = z.record(z.string(), z.object({ seconds: z.number(), megabytes: z.number(), proven: z.number() }));

/** A median that grew by more than this is called worse; less is noise on shared machines. */
const NOISE = 1.15;

const START = '<!-- last table -->';

/** Writes the table and returns the lines that say what got worse since the one before. */
export function record(readme: URL, heading: string, text: string, all: readonly Series[]): string {
  const file = new URL('./last.json', readme);
  const before = existsSync(file) ? Last.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const now = Object.fromEntries(
    all.map(({ policy, size, backend, way, runs }) => [
      `${policy} ${size} ${backend} ${way}`,
      {
        seconds: median(runs.map((run) => run.seconds)),
        megabytes: median(runs.map((run) => run.megabytes)),
        proven: runs.filter(proven).length / runs.length,
      },
    ]),
  );
  const worse = Object.entries(now).flatMap(([key, value]) => {
    const old = before[key];
    if (old === undefined) return [];
    return [
      ...(value.seconds > old.seconds * NOISE
        ? [`- ${key}: median ${old.seconds.toFixed(1)} → ${value.seconds.toFixed(1)} s`]
        : []),
      ...(value.megabytes > old.megabytes * NOISE
        ? [`- ${key}: median ${old.megabytes.toFixed(0)} → ${value.megabytes.toFixed(0)} MB`]
        : []),
      ...(value.proven < old.proven
        ? [`- ${key}: proven ${(old.proven * 100).toFixed(0)} % → ${(value.proven * 100).toFixed(0)} %`]
        : []),
    ];
  });
  const verdict = [
    'What got worse since the table before:',
    ...(worse.length > 0 ? worse : ['- nothing beyond noise (15 %), as far as the same series were measured']),
  ].join('\n');
  const page = readFileSync(readme, 'utf8');
  const begin = page.indexOf(START) + START.length;
  // What stands under a heading of its own is not this table's.
  const next = page.indexOf('\n## ', begin);
  const rest = next === -1 ? '' : page.slice(next);
  writeFileSync(readme, `${page.slice(0, begin)}\n\n${heading}\n\n${text}\n\n${verdict}\n${rest}`);
  writeFileSync(file, `${JSON.stringify({ ...before, ...now }, null, 2)}\n`);
  return verdict;
}
