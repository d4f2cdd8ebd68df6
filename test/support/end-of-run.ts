/**
 * What a run of the tests tells at its end: the slowest tests, and coverage by folder where it was measured. Nothing
 * fails for its seconds, which are those of whatever else the machine does: the list is there to be read.
 */
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { z } from 'zod';

const SLOWEST = 10;

/** The part of the report of istanbul that is counted here: hits by statement and by branch of each file. */
const Coverage = z.record(
  z.string(),
  z.object({ s: z.record(z.string(), z.number()), b: z.record(z.string(), z.array(z.number())) }),
);

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1).padStart(7);
const percent = (hits: readonly number[]): string =>
  hits.length === 0 ? '–' : ((100 * hits.filter((count) => count > 0).length) / hits.length).toFixed(1);

/** `src/rules/term.ts` counts for `src/rules`; the solver is one folder. */
const folderOf = (file: string): string =>
  relative(process.cwd(), file)
    .replaceAll('\\', '/')
    .split('/')
    .slice(0, file.includes('src') ? 2 : 1)
    .join('/');

export class EndOfRun implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const all = modules.flatMap(({ children, relativeModuleId }) =>
      [...children.allTests()].map((test) => ({
        name: `${relativeModuleId} > ${test.fullName}`,
        duration: test.diagnostic()?.duration ?? 0,
      })),
    );
    const slowest = all.toSorted((a, b) => b.duration - a.duration).slice(0, SLOWEST);
    const sum = all.reduce((total, { duration }) => total + duration, 0);
    console.log(`\nThe slowest of ${all.length} tests, which took ${seconds(sum).trim()} s side by side:`);
    for (const { name, duration } of slowest) console.log(`${seconds(duration)} s  ${name}`);
  }

  onCoverage(coverage: unknown): void {
    const files = Object.entries(Coverage.parse(JSON.parse(JSON.stringify(coverage))));
    const folders = Map.groupBy(files, ([file]) => folderOf(file));
    const row = (name: string, of: typeof files): string => {
      const statements = of.flatMap(([, { s }]) => Object.values(s));
      const branches = of.flatMap(([, { b }]) => Object.values(b).flat());
      return `${name.padEnd(14)} ${percent(statements).padStart(7)} % ${percent(branches).padStart(7)} % ${String(of.length).padStart(6)}`;
    };
    console.log(`\n${'Coverage'.padEnd(14)} statements  branches  files`);
    for (const [name, of] of [...folders].toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(row(name, of));
    console.log(row('all', files));
  }
}
