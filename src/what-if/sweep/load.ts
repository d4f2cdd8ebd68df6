/** Reads a sweep file and makes its cases. Every error at once, with line and column. */
import { fingerprint } from '../../domain/fingerprint.ts';
import { rosterDigest } from '../../io/digest.ts';
import type { Case } from '../../planning/case.ts';
import { isAsStrict } from '../changes/strictness.ts';
import { findingsOf, valueAtPath, type PolicyFinding } from '../../policy/findings.ts';
import { pathWords } from '../../policy/path-words.ts';
import { applyEntries, unfit } from '../apply.ts';
import { bilingual, type Bilingual, type ChangeEntry } from '../file.ts';
import { entryFindings, foundation, type BaseCase, type SourceProblems } from '../load.ts';
import { isProblems, readSourceFile, type SourceFile } from '../source-file.ts';
import { MOST_CASES, SweepFile, type AxisEntry } from './file.ts';
import { texts } from './texts.ts';

interface SweepAxis {
  readonly title: Bilingual;
  /** One per value, as tables print them. */
  readonly labels: readonly string[];
}

export interface SweepCell {
  /** Which value of each axis. */
  readonly at: readonly number[];
  readonly seed: number | null;
  readonly given: Case;
  /** `sha256:…` of the roster. */
  readonly digest: string;
  /** Cells that ask for no more in one step along one axis; their results come first. */
  readonly looser: readonly number[];
}

export interface Sweep {
  readonly title: Bilingual;
  readonly story: Bilingual | null;
  readonly base: BaseCase;
  readonly axes: readonly SweepAxis[];
  readonly seeds: readonly number[] | null;
  /** In the order of the file: the last axis changes first, seeds after it. */
  readonly cells: readonly SweepCell[];
}

export interface LoadedSweep {
  /** Null as soon as there is one error. */
  readonly sweep: Sweep | null;
  readonly problems: SourceProblems;
}

/** Never throws for what stands in the file. */
export async function loadSweep(path: string): Promise<LoadedSweep> {
  const read = await readSourceFile(path);
  if (isProblems(read)) return { sweep: null, problems: read };
  const found = [
    ...findingsOf(SweepFile, read.source.data),
    ...entryFindings(read.source.data, ['changes']),
    ...optionFindings(read.source.data),
  ];
  if (found.length > 0) return { sweep: null, problems: read.told(found) };
  const file = SweepFile.parse(read.source.data);
  const size = file.grid.reduce((product, axis) => product * stepsOf(axis).length, file.seeds?.length ?? 1);
  if (size > MOST_CASES)
    return {
      sweep: null,
      problems: read.told([
        { path: ['grid'], value: String(size), message: texts['sweep-too-many']({ size, most: MOST_CASES }) },
      ]),
    };
  const below = await foundation(read, file, []);
  if (below.found === null) return { sweep: null, problems: below.problems };
  const { made, wrong } = cellsOf(below.found.given, file);
  if (wrong.length > 0) return { sweep: null, problems: joined(below.problems, read, wrong) };
  return {
    sweep: {
      title: bilingual(file.title),
      story: file.story === undefined ? null : bilingual(file.story),
      base: below.found.base,
      axes: file.grid.map((axis): SweepAxis => ({
        title: titleOf(axis),
        labels: stepsOf(axis).map(({ label }) => label),
      })),
      seeds: file.seeds ?? null,
      cells: made,
    },
    problems: below.problems,
  };
}

const joined = (told: SourceProblems, read: SourceFile, found: readonly PolicyFinding[]): SourceProblems => {
  const own = read.told(found);
  return { policy: [...told.policy, ...own.policy], roster: [...told.roster, ...own.roster] };
};

const titleOf = (axis: AxisEntry): Bilingual =>
  'path' in axis ? (axis.title === undefined ? pathWords(axis.path) : bilingual(axis.title)) : bilingual(axis.title);

interface Step {
  readonly label: string;
  readonly changes: readonly ChangeEntry[];
  /** Where it stands below its axis. */
  readonly path: readonly (string | number)[];
}

function stepsOf(axis: AxisEntry): readonly Step[] {
  if ('options' in axis)
    return axis.options.map(({ label, changes }, i) => ({
      label: String(label),
      changes,
      path: ['options', i, 'changes'],
    }));
  const { path, clause } = axis;
  return axis.values.map((to, i) => ({
    label: typeof to === 'string' ? to : JSON.stringify(to),
    changes: [{ set: { path, to, ...(clause === undefined ? {} : { clause }) } }],
    path: ['values', i],
  }));
}

function optionFindings(data: unknown): PolicyFinding[] {
  const grid = valueAtPath(data, ['grid']);
  return (Array.isArray(grid) ? grid : []).flatMap((axis: unknown, a) => {
    const options = valueAtPath(axis, ['options']);
    return (Array.isArray(options) ? options : []).flatMap((_, i) =>
      entryFindings(data, ['grid', a, 'options', i, 'changes']),
    );
  });
}

/** Every step of every axis is tried on its own first: what is wrong with it is told once, where it stands. */
function cellsOf(base: Case, file: SweepFile): { made: readonly SweepCell[]; wrong: readonly PolicyFinding[] } {
  const common = applyEntries(base, file.changes, ['changes']);
  if (!common.ok) return { made: [], wrong: common.findings };
  const axes = file.grid.map(stepsOf);
  const alone = axes.flatMap((steps, a) =>
    steps.flatMap((step): readonly PolicyFinding[] => {
      const one = applyEntries(common.given, step.changes, []);
      return one.ok
        ? []
        : one.findings.map((finding) => ({
            ...finding,
            path: ['grid', a, ...step.path, ...('values' in file.grid[a]! ? [] : finding.path)],
          }));
    }),
  );
  if (alone.length > 0) return { made: [], wrong: alone };
  const made: Bare[] = [];
  const wrong: PolicyFinding[] = [];
  const digestOf = once(
    ({ roster }: Case) => roster,
    ({ roster }) => rosterDigest(roster),
  );
  const unfitOf = once(
    (given: Case) => fingerprint([digestOf(given), given.policy.settings]),
    (given) => unfit(given, ['grid']),
  );
  // Axis after axis, so that what several cases share is changed once.
  const descend = (given: Case, at: readonly number[]): void => {
    const steps = axes[at.length];
    if (steps === undefined) {
      wrong.push(...unfitOf(given).filter((finding) => !wrong.includes(finding)));
      for (const seed of file.seeds ?? [null]) made.push({ at, seed, given, digest: digestOf(given) });
      return;
    }
    for (const [i, { changes }] of steps.entries()) {
      const next = applyEntries(given, changes, []);
      if (next.ok) descend(next.given, [...at, i]);
      else wrong.push(...next.findings.map((finding) => ({ ...finding, path: ['grid', at.length] })));
    }
  };
  descend(common.given, []);
  const index = new Map(made.map(({ at, seed }, i) => [placeKey(at, seed), i]));
  return {
    made: wrong.length > 0 ? [] : made.map((cell) => ({ ...cell, looser: looserThan(cell, made, index) })),
    wrong: wrong.slice(0, MOST_TOLD),
  };
}

/** One slip may spoil thousands of combinations. */
const MOST_TOLD = 20;

/** The function, asked once per key. */
function once<A, K, T>(keyOf: (of: A) => K, make: (of: A) => T): (of: A) => T {
  const known = new Map<K, T>();
  return (of) => {
    const key = keyOf(of);
    const found = known.get(key) ?? make(of);
    known.set(key, found);
    return found;
  };
}

type Bare = Omit<SweepCell, 'looser'>;

const placeKey = (at: readonly number[], seed: number | null): string => JSON.stringify([at, seed]);

/** Neighbours in one step along one axis; of two that ask for the same the earlier one. */
function looserThan(cell: Bare, all: readonly Bare[], index: ReadonlyMap<string, number>): number[] {
  return cell.at.flatMap((i, a) =>
    [i - 1, i + 1].flatMap((k) => {
      const other = index.get(placeKey(cell.at.with(a, k), cell.seed));
      if (other === undefined || !isAsStrict(cell.given, all[other]!.given)) return [];
      return k > i && isAsStrict(all[other]!.given, cell.given) ? [] : [other];
    }),
  );
}
