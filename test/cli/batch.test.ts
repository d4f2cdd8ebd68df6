/** Many counties one after another: what is planned, kept and begun anew, however a run ends. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Summary } from '../../src/cli/batch/summary.ts';
import { lungang } from './support/run.ts';

let place: string;
let out: string;
let list: string;
/** The folder of a run that nobody disturbed. */
let straight: string;

const county = (name: string, policy: string, data = 'roster'): string =>
  `  - { name: ${name}, data: ${data}, policy: ${policy}, from: 2027 }\n`;
const listOf = (...counties: string[]): void =>
  writeFileSync(list, `format: lungang-batch/1\ncounties:\n${counties.join('')}`);
/** Runs the list once more: whether a county's earlier plan was kept. */
const kept = async (): Promise<boolean> => /不再重算/u.test((await lungang('batch', list, '--out', out)).out);
/** Where the summary and the files of two counties show as much as those of three. */
const TWO = ['甲县', '乙县'];
const THREE = [county('甲县', 'suzhou-2024'), county('乙县', 'national-2014'), county('丙县', 'shuangtaizi-2022')];

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'lungang-batch-'));
  list = join(place, 'list.yaml');
  cpSync('scenarios/two-schools/roster', join(place, 'roster'), { recursive: true });
  listOf(...THREE);
  straight = join(place, 'straight');
  await lungang('batch', list, '--out', straight);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));
beforeEach(() => {
  out = join(place, 'out');
  rmSync(out, { recursive: true, force: true });
  listOf(...THREE);
});

const summaryOf = (folder: string) =>
  Summary.parse(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))).counties;
/** Everything of these counties that must not depend on how often a run was cut short. */
const lasting = (folder: string, of: readonly string[] = ['甲县', '乙县', '丙县']): object => ({
  summary: summaryOf(folder)
    .filter(({ name }) => of.includes(name))
    .map(({ seconds: _seconds, megabytes: _megabytes, ...rest }) => rest),
  files: readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^.县/u.test(name) || of.includes(name.slice(0, 2)))
    .toSorted()
    .map((name) => [
      name,
      statSync(join(folder, name)).isFile() && !/summary/u.test(name)
        ? readFileSync(join(folder, name)).toString('base64')
        : '',
    ]),
});
const finishedAt = (folder: string, name: string): number => statSync(join(folder, name, 'plan.json')).mtimeMs;

interface Process {
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
}

/** The program itself, without the launcher. */
function start(...more: string[]): Process {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'batch', list, '--out', out, ...more],
    { stdio: 'ignore' },
  );
  return {
    pid: child.pid!,
    kill: (signal) => void child.kill(signal),
    ended: new Promise((done) => child.once('close', (code) => done(code))),
  };
}

describe('counties one after another', () => {
  it('each get a whole result; the summary says how each of them stands', () => {
    const counties = summaryOf(straight);
    expect(
      counties.map(({ name, status, exit, outcome, proof, ended }) => [name, status, exit, outcome, proof, ended]),
    ).toEqual(['甲县', '乙县', '丙县'].map((name) => [name, 'planned', 0, 'compliant', 'optimal', 'complete']));
    for (const { tiers, seconds, megabytes } of counties)
      expect([tiers.length, seconds! > 0, megabytes! > 50, megabytes! < 4000]).toEqual([7, true, true, true]);
    expect(readdirSync(straight).toSorted()).toEqual(['summary.csv', 'summary.json', '丙县', '乙县', '甲县']);
    expect(readFileSync(join(straight, 'summary.csv'), 'utf8').split('\r\n')).toHaveLength(5);
  });

  it('are the same plans as those of `plan`', async () => {
    const alone = join(place, 'alone');
    await lungang(
      'plan',
      join(place, 'roster'),
      '--policy',
      'national-2014',
      '--from',
      '2027',
      '--out',
      alone,
      '--quiet',
    );
    for (const file of readdirSync(alone))
      expect(readFileSync(join(alone, file)).equals(readFileSync(join(straight, '乙县', file)))).toBe(true);
  });

  it('a bad one does not stop the others, and the worst exit code counts', async () => {
    listOf(county('坏县', 'suzhou-2024', 'nowhere'), county('甲县', 'suzhou-2024'), county('无政策', '没有.yaml'));
    const { exit, out: said } = await lungang('batch', list, '--out', out, '--json');
    expect(exit).toBe(2);
    const answer = JSON.parse(said);
    expect(
      answer.counties.map((one: { name: string; status: string; exit: number }) => [one.name, one.status, one.exit]),
    ).toEqual([
      ['坏县', 'failed', 2],
      ['甲县', 'planned', 0],
      ['无政策', 'failed', 2],
    ]);
    expect(answer.counties[0].reason).toMatch(/^nowhere：/u);
    expect([answer.exit, existsSync(join(out, '坏县'))]).toEqual([2, false]);
  });

  it('tell progress to programs, with their place among all', async () => {
    listOf(county('甲县', 'suzhou-2024'));
    const { err } = await lungang('batch', list, '--out', out, '--quiet', '--progress', 'json');
    const events = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(events.map(({ phase }) => phase))).toEqual(new Set(['reading', 'modelling', 'search', 'writing']));
    expect(events[0]).toMatchObject({ event: 'progress', county: '甲县', countiesDone: 0, counties: 1 });
  });
});

describe('the next run', () => {
  it('leaves alone what stands, and plans anew what changed or is no longer whole', async () => {
    cpSync(straight, out, { recursive: true, preserveTimestamps: true });
    const before = ['甲县', '乙县', '丙县'].map((name) => finishedAt(out, name));
    const again = await lungang('batch', list, '--out', out);
    expect([again.exit, again.out.match(/不再重算/gu)?.length]).toEqual([0, 3]);
    expect(['甲县', '乙县', '丙县'].map((name) => finishedAt(out, name))).toEqual(before);
    expect(lasting(out)).toEqual(lasting(straight));

    // another option for one, a report lost in another, a plan that was tampered with in the third
    listOf(THREE[0]!.replace('from: 2027', 'from: 2027, seed: 5'), THREE[1]!, THREE[2]!);
    rmSync(join(out, '乙县', 'report.html'));
    writeFileSync(join(out, '丙县', 'plan.json'), '{}');
    const mended = await lungang('batch', list, '--out', out);
    expect([mended.exit, mended.out.match(/不再重算/gu)]).toEqual([0, null]);
    expect(JSON.parse(readFileSync(join(out, '甲县', 'plan.json'), 'utf8')).inputs.seed).toBe(5);
    for (const name of ['乙县/report.html', '丙县/plan.json'])
      expect(readFileSync(join(out, name)).equals(readFileSync(join(straight, name)))).toBe(true);
  });

  it('sees a roster or a policy of its own that changed, and leaves alone files that people worked in', async () => {
    mkdirSync(join(place, 'own'), { recursive: true });
    cpSync(join(place, 'roster'), join(place, 'own/roster'), { recursive: true });
    cpSync('scenarios/policies/suzhou-2024.yaml', join(place, 'own/own.yaml'));
    listOf(county('甲县', 'own/own.yaml', 'own/roster'));
    expect(await kept()).toBe(false);
    writeFileSync(join(out, '甲县', 'plan.xlsx'), 'signed');
    writeFileSync(join(place, 'own/own.yaml'), `# a remark\n${readFileSync(join(place, 'own/own.yaml'), 'utf8')}`);
    expect([await kept(), readFileSync(join(out, '甲县', 'plan.xlsx'), 'utf8')]).toEqual([true, 'signed']);
    writeFileSync(
      join(place, 'own/own.yaml'),
      readFileSync(join(place, 'own/own.yaml'), 'utf8').replace(/retireYears: \d+/u, 'retireYears: 4'),
    );
    expect(await kept()).toBe(false);
    const teachers = join(place, 'own/roster/教师.csv');
    writeFileSync(teachers, readFileSync(teachers, 'utf8').replace(/\r?\n$/u, '\r\n\r\n'));
    expect(await kept()).toBe(false);
  });
});

it('the next run sees a changed file of a roster behind a link', async () => {
  const [shared, linked] = [join(place, 'shared'), join(place, 'linked')];
  cpSync(join(place, 'roster'), shared, { recursive: true });
  mkdirSync(linked);
  for (const name of readdirSync(shared)) symlinkSync(join(shared, name), join(linked, name));
  listOf(county('甲县', 'suzhou-2024', 'linked'));
  expect(await kept()).toBe(false);
  expect(await kept()).toBe(true);
  const teachers = join(shared, '教师.csv');
  writeFileSync(teachers, readFileSync(teachers, 'utf8').replace(/\r?\n$/u, '\r\n\r\n'));
  expect(await kept()).toBe(false);
});

describe('the folder', () => {
  it('must be new, empty or that of a batch', async () => {
    mkdirSync(out);
    writeFileSync(join(out, 'thesis.docx'), '');
    const { exit, err } = await lungang('batch', list, '--out', out);
    expect([exit, readdirSync(out)]).toEqual([64, ['thesis.docx']]);
    expect(err).toMatch(/summary\.json/u);
  });

  it('serves one run at a time', async () => {
    listOf(THREE[0]!);
    const first = start('--quiet');
    while (!existsSync(join(out, 'summary.json'))) await later(20);
    const { exit, err } = await lungang('batch', list, '--out', out);
    expect([exit, err]).toEqual([64, expect.stringMatching(/另一次运行/u)]);
    expect(await first.ended).toBe(0);
    expect(lasting(out)).toEqual(lasting(straight, ['甲县']));
  });
});

const working = async (): Promise<void> => {
  while (!existsSync(out) || !readdirSync(out).some((name) => /^\..*\.lungang-new/u.test(name))) await later(10);
};

describe('a run that is cut short', () => {
  it('by Ctrl-C: ends with 130, the rest is left for the next run, which gives the same results', async () => {
    listOf(...THREE.slice(0, 2));
    const run = start('--quiet');
    await working();
    run.kill('SIGINT');
    expect(await run.ended).toBe(130);
    expect(summaryOf(out).map(({ status }) => status)).toContain('pending');
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await lungang('batch', list, '--out', out)).exit).toBe(0);
    expect(lasting(out)).toEqual(lasting(straight, TWO));
  });

  it.skipIf(process.platform !== 'linux')(
    'by kill -9: the process of the county ends with it, and nothing appears later',
    async () => {
      const run = start('--quiet');
      await working();
      const [planning = 0] = readFileSync(`/proc/${run.pid}/task/${run.pid}/children`, 'utf8')
        .trim()
        .split(' ')
        .map(Number);
      expect(existsSync(`/proc/${planning}`)).toBe(true);
      run.kill('SIGKILL');
      await run.ended;
      while (existsSync(`/proc/${planning}`)) await later(20);
      expect(
        readdirSync(out)
          .filter((name) => !name.startsWith('.'))
          .toSorted(),
      ).toEqual(['summary.csv', 'summary.json']);
      expect(readdirSync(out).filter((name) => name.includes('lungang-new'))).toEqual([]);
    },
  );

  it('by kill -9 at any moment: the next run gives the same results, and no county twice that was whole', async () => {
    listOf(...THREE.slice(0, 2));
    const made = new Map<string, number>();
    const whole = summaryOf(straight)
      .slice(0, 2)
      .reduce((sum, { seconds }) => sum + seconds! * 1000, 0);
    for (const share of [0.1, 0.4, 0.7]) {
      const run = start('--quiet');
      await Promise.race([run.ended, later(share * whole)]);
      run.kill('SIGKILL');
      await run.ended;
      // Whatever the summary calls planned is there, whole.
      for (const { name } of existsSync(join(out, 'summary.json'))
        ? summaryOf(out).filter(({ status }) => status === 'planned')
        : []) {
        expect([share, name, existsSync(join(out, name, 'report.html'))]).toEqual([share, name, true]);
        made.set(name, made.get(name) ?? finishedAt(out, name));
      }
    }
    expect((await lungang('batch', list, '--out', out)).exit).toBe(0);
    for (const [name, when] of made) expect([name, finishedAt(out, name)]).toEqual([name, when]);
    expect(lasting(out)).toEqual(lasting(straight, TWO));
  }, 180_000);
});
