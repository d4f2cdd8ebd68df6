/**
 * `npm run bench -- nightly [--policies ruian-2021] [--groups 53] [--seeds 1] [--workers 2] [--changes 50] [--folder
 * DIR]`: counties in a store, planned and published; then nights, each in a copy of that folder and by the real program
 * from its start to its end: one resignation, the changes within ten groups, the changes anywhere. `--folder` keeps the
 * published stores for the next time.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Change } from '../src/domain/changes.ts';
import { Plan } from '../src/domain/plan.ts';
import type { Roster } from '../src/domain/roster.ts';
import { NightResult } from '../src/jobs/result.ts';
import { openStore } from '../src/store/store.ts';
import { planText, publishedPlan } from '../src/store/plans.ts';
import { currentVersion, rosterOf } from '../src/store/versions.ts';
import { SAMPLE_YEAR } from '../src/sample/index.ts';

export interface NightlyOptions {
  readonly policy: string;
  readonly seeds: readonly number[];
  readonly groups: number;
  readonly workers: number;
  readonly changes: number;
  readonly folder: string | null;
}

interface Used {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly exit: number | null;
  readonly out: string;
}

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const USAGE = new URL('./usage.ts', import.meta.url).href;
/** Groups within which changes lie that do not lie anywhere. */
const FEW = 10;

/** Runs the program and tells what it used; throws where it ends otherwise than these codes say. */
function lungang(work: string, exits: readonly number[], ...args: string[]): Used {
  const usage = join(work, 'usage.json');
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', USAGE, MAIN, ...args],
    { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, BENCH_USAGE: usage } },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status === null || !exits.includes(status))
    throw new Error(`${args.join(' ')} ended with ${status}\n${stderr.slice(-2000)}`);
  return {
    seconds,
    exit: status,
    out: stdout,
    ...(JSON.parse(readFileSync(usage, 'utf8')) as Pick<Used, 'cpu' | 'megabytes'>),
  };
}

const said = (what: string, { seconds, cpu, megabytes }: Used): void =>
  void process.stderr.write(`${what}: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} CPU s, ${megabytes.toFixed(0)} MB\n`);
const day = (month: string): string => `${SAMPLE_YEAR}-${month}`;

/** A data folder with a county whose first plan is published; made once per folder. */
function published(work: string, target: string, seed: number, { policy, groups, workers }: NightlyOptions): void {
  if (existsSync(target)) return;
  const [fresh, roster] = [`${target}-fresh`, join(work, 'roster')];
  for (const path of [fresh, roster]) rmSync(path, { recursive: true, force: true });
  lungang(
    work,
    [0],
    'sample',
    '--preset',
    'county',
    '--groups',
    String(groups),
    '--seed',
    String(seed),
    '--policy',
    policy,
    '--out',
    roster,
  );
  lungang(work, [0], 'init', fresh);
  said(
    'import',
    lungang(
      work,
      [0],
      'import',
      roster,
      '--into',
      fresh,
      '--policy',
      policy,
      '--from',
      String(SAMPLE_YEAR),
      '--seed',
      String(seed),
      '--today',
      day('05-01'),
    ),
  );
  said(
    'first plan',
    lungang(work, [0, 3], 'nightly', fresh, '--today', day('05-02'), '--workers', String(workers), '--json'),
  );
  lungang(work, [0], 'publish', fresh, '--draft', 'P1', '--by', '测量员', '--today', day('05-03'));
  renameSync(fresh, target);
}

async function inForce(data: string): Promise<{ readonly roster: Roster; readonly plan: Plan }> {
  const store = await openStore({ kind: 'sqlite', file: join(data, 'store.sqlite') });
  try {
    return await store.read(async (tx) => ({
      roster: await rosterOf(tx, (await currentVersion(tx))!),
      plan: Plan.parse(JSON.parse(await planText(tx, (await publishedPlan(tx))!))),
    }));
  } finally {
    await store.close();
  }
}

/** Kinds that a table of changes needs no second one for; every second change concerns somebody who is on the list. */
const KINDS = [
  ['离职', 'resignation'],
  ['退休', 'retirement'],
  ['调出', 'transferOut'],
  ['免除', 'exemption'],
] as const satisfies readonly (readonly [string, Change['kind']])[];

const place = ({ home, subject }: Roster['teachers'][number]): string => JSON.stringify([home, subject]);

/**
 * So many changes, spread evenly over the people of these groups: of those on the list and of others, in turn. Not of
 * colleagues, by school and subject, of whoever must go by a decision entered by hand: such a change may end the night
 * with that decision's clash, told in seconds, and what is measured is nights with a draft.
 */
function changeRows(
  { roster, plan }: Awaited<ReturnType<typeof inForce>>,
  groups: ReadonlySet<string>,
  count: number,
): readonly string[] {
  const own = new Set(roster.schools.filter(({ group }) => group !== null && groups.has(group)).map(({ id }) => id));
  const pinned = new Set(
    roster.pins.filter(({ kind }) => kind === 'mustGo' || kind === 'goTo').map(({ teacher }) => teacher),
  );
  const taken = new Set(roster.teachers.filter(({ id }) => pinned.has(id)).map(place));
  const people = roster.teachers.filter((row) => own.has(row.home) && !taken.has(place(row))).map(({ id }) => id);
  const named = new Set(plan.postings.map(({ teacher }) => teacher));
  const [list, others] = [people.filter((id) => named.has(id)), people.filter((id) => !named.has(id))];
  const pick = (from: readonly string[], i: number): string => from[Math.floor((i * from.length) / count)]!;
  return Array.from({ length: count }, (_, i) =>
    [
      `C${i + 1}`,
      day('05-10'),
      KINDS[Math.floor(i / 2) % KINDS.length]![0],
      pick(i % 2 === 0 ? list : others, i),
      '',
      '',
      '',
      '',
      '',
      '',
    ].join(','),
  );
}

/** One night in a copy of the published folder; a row of the table. */
function night(work: string, data: string, what: string, rows: readonly string[], workers: number): readonly string[] {
  const copy = join(work, 'night');
  rmSync(copy, { recursive: true, force: true });
  cpSync(data, copy, { recursive: true });
  const file = join(work, '人员变动.csv');
  writeFileSync(file, `序号,日期,类型,教师编号,列,新值,学校编号,学科,学年,需求人数\r\n${rows.join('\r\n')}\r\n`);
  const used = lungang(
    work,
    [0, 3, 6],
    'nightly',
    copy,
    '--changes',
    file,
    '--today',
    day('05-11'),
    '--workers',
    String(workers),
    '--json',
  );
  said(what, used);
  const { ok: _ok, exit: _exit, ...told } = JSON.parse(used.out) as Record<string, unknown>;
  const { applied, draft } = NightResult.parse(told);
  const tier = (name: string): string => {
    const found = draft?.tiers.find((one) => one.tier === name);
    return found === undefined
      ? '-'
      : found.bound < found.value
        ? `${found.bound}…${found.value}`
        : `${found.value} proven`;
  };
  const { published: all = 0, kept = 0 } = draft?.unaffected ?? {};
  return [
    what,
    `${applied.length}/${rows.length}`,
    used.seconds.toFixed(1),
    used.cpu.toFixed(1),
    used.megabytes.toFixed(0),
    draft === null ? 'no draft' : draft.outcome,
    tier('kept'),
    tier('added'),
    `${kept}/${all}`,
    draft?.proof ?? '-',
  ];
}

/** Runs everything and returns Markdown. */
export async function nightlyTables(options: NightlyOptions): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'lungang-bench-'));
  const table: (readonly string[])[] = [];
  try {
    for (const seed of options.seeds) {
      const data = join(options.folder ?? work, `${options.policy}-${options.groups}-${seed}`);
      published(work, data, seed, options);
      const stands = await inForce(data);
      const groups = stands.roster.groups.map(({ id }) => id);
      // Every fifth group or so, rather than the first ten: they differ in kind and size.
      const few = groups.filter(
        (_, i) => Math.floor((i * FEW) / groups.length) !== Math.floor(((i - 1) * FEW) / groups.length),
      );
      const cases = [
        ['one resignation', changeRows(stands, new Set(groups), 1)],
        [`${options.changes} changes in ${few.length} groups`, changeRows(stands, new Set(few), options.changes)],
        [`${options.changes} changes anywhere`, changeRows(stands, new Set(groups), options.changes)],
      ] as const;
      for (const [what, rows] of cases)
        table.push([
          String(seed),
          String(stands.roster.teachers.length),
          ...night(work, data, what, rows, options.workers),
        ]);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const head = [
    'seed',
    'teachers',
    'night',
    'applied',
    'seconds',
    'CPU seconds',
    'peak MB',
    'draft',
    'kept',
    'added',
    'unaffected kept',
    'all tiers',
  ];
  return [head, head.map(() => '---'), ...table].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
