/**
 * Sweeps: each case once, whatever ends a run; the same results from any number of threads, and from any history of the
 * folder.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSweep } from '../../../src/what-if/sweep/load.ts';
import { lungang } from '../../cli/support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-sweep-'));
const file = join(place, 'sweep.yaml');
const straight = join(place, 'straight');
const PATIENCE = 300_000;

const sweepOf = (...grid: readonly string[]): string =>
  [
    'format: lungang-sweep/1',
    'title: { zh-CN: 网格, en: grid }',
    `base: { data: ${resolve('scenarios/two-schools/roster')}, policy: suzhou-2024, from: 2027 }`,
    'grid:',
    ...grid.map((axis) => `  - ${axis}`),
  ].join('\n');
const GRID = [
  '{ path: rules.exchange-rate.share, values: ["20%", "60%"] }',
  '{ path: rules.headcount-balance.d, values: [0, 2] }',
  '{ path: settings.tenureYears, values: [6, 12] }',
];

const runsIn = (folder: string): string[] =>
  existsSync(join(folder, 'runs'))
    ? readdirSync(join(folder, 'runs'))
        .filter((name) => !name.startsWith('.'))
        .toSorted()
    : [];
const results = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('results'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name)).toString('base64'));
const runs = (folder: string): [string, string][] =>
  runsIn(folder).map((name) => [name, readFileSync(join(folder, 'runs', name), 'utf8')]);
const times = (folder: string): ReadonlyMap<string, number> =>
  new Map(runsIn(folder).map((name) => [name, statSync(join(folder, 'runs', name)).mtimeMs]));

beforeAll(async () => {
  writeFileSync(file, sweepOf(...GRID));
  await lungang('scenario', 'sweep', file, '--out', straight, '--workers', '2', '--quiet');
}, PATIENCE);
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a sweep', () => {
  it('has a row for each combination, and looser cases before those that lean on them', async () => {
    const { sweep } = await loadSweep(file);
    expect(sweep!.cells.map(({ at }) => at.join(''))).toEqual(['000', '001', '010', '011', '100', '101', '110', '111']);
    // 20 % asks for no more than 60 %, and a balance of 2 for no more than one of 0; six and twelve years cannot be
    // compared.
    expect(sweep!.cells.map(({ looser }) => looser)).toEqual([[2], [3], [], [], [0, 6], [1, 7], [2], [3]]);
    const { cases } = JSON.parse(readFileSync(join(straight, 'results.json'), 'utf8')) as {
      cases: { at: string[]; ended: string; proof: { status: string } }[];
    };
    expect(cases.map(({ at }) => at.join(' '))).toEqual([
      '20% 0 6',
      '20% 0 12',
      '20% 2 6',
      '20% 2 12',
      '60% 0 6',
      '60% 0 12',
      '60% 2 6',
      '60% 2 12',
    ]);
    expect(cases.every(({ proof }) => proof.status === 'optimal')).toBe(true);
    expect(new Set(cases.map(({ ended }) => ended)).size).toBeGreaterThan(0);
    // Nobody is named in what goes out.
    expect(Buffer.from(results(straight)[1]!, 'base64').toString()).not.toMatch(/张|李|王|T0\d/u);
  });

  it(
    'is the same after any number of kills, with nothing lost and nothing done twice',
    async () => {
      const out = join(place, 'killed');
      let kept: ReadonlyMap<string, number> = new Map();
      for (const share of [0.3, 0.6]) {
        const child = spawn(
          process.execPath,
          [
            '--disable-warning=ExperimentalWarning',
            'src/cli/main.ts',
            'scenario',
            'sweep',
            file,
            '--out',
            out,
            '--workers',
            '1',
            '--quiet',
          ],
          { stdio: 'ignore' },
        );
        const ended = new Promise((done) => child.once('close', done));
        // A moment of the work, not of the clock: so many cases are kept.
        while (child.exitCode === null && runsIn(out).length < share * runsIn(straight).length) await later(2);
        child.kill('SIGKILL');
        await ended;
        const now = times(out);
        for (const [name, time] of kept) expect([name, now.get(name)]).toEqual([name, time]);
        expect(existsSync(join(out, 'results.json'))).toBe(false);
        kept = now;
      }
      expect(kept.size).toBeLessThan(runsIn(straight).length);
      expect((await lungang('scenario', 'sweep', file, '--out', out, '--workers', '2', '--quiet')).exit).toBe(0);
      const last = times(out);
      for (const [name, time] of kept) expect([name, last.get(name)]).toEqual([name, time]);
      expect(runs(out)).toEqual(runs(straight));
      expect(results(out)).toEqual(results(straight));
    },
    PATIENCE,
  );

  it(
    'keeps what another grid shares with it, does a spoilt record again, and leaves a folder that is not its own',
    async () => {
      const out = join(place, 'grown');
      cpSync(straight, out, { recursive: true, preserveTimestamps: true });
      const [first] = runsIn(out);
      const whole = readFileSync(join(out, 'runs', first!), 'utf8');
      writeFileSync(join(out, 'runs', first!), whole.slice(0, 40));
      const again = await lungang('scenario', 'sweep', file, '--out', out, '--json');
      expect(JSON.parse(again.out)).toMatchObject({ ok: true, kept: runsIn(straight).length - 1 });
      expect(readFileSync(join(out, 'runs', first!), 'utf8')).toBe(whole);
      expect(results(out)).toEqual(results(straight));
      const foreign = join(place, 'foreign');
      cpSync('scenarios/two-schools/roster', foreign, { recursive: true });
      expect((await lungang('scenario', 'sweep', file, '--out', foreign)).exit).toBe(64);
    },
    PATIENCE,
  );

  it('tells slips in the grid where they stand', async () => {
    const bad = join(place, 'bad.yaml');
    writeFileSync(
      bad,
      sweepOf(
        '{ path: rules.exchange-rate.share, values: ["20%", "200%"] }',
        '{ path: rules.backbone-shar.share, values: ["20%"] }',
        '{ title: 预算, options: [{ label: 减, changes: [{ budget: { times: "90%" } }] }] }',
      ),
    );
    const { problems } = await loadSweep(bad);
    expect(
      problems.policy
        .filter(({ severity }) => severity === 'error')
        .map(({ row, column, code }) => `${row}:${column} ${code}`),
    ).toEqual(['5:56 policy-bad-share', '6:49 alter-no-rule', '7:60 change-no-budget']);
  });
});
