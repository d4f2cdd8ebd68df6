import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packFile } from '../../src/policy/packs.ts';
import { lungang } from './support/run.ts';

const ROSTER = 'scenarios/two-schools/roster';
const HAN = /\p{Script=Han}/u;

let place: string;
let planned: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'lungang-cli-'));
  planned = join(place, 'planned');
  await lungang('plan', ROSTER, '--policy', 'suzhou-2024', '--from', '2027', '--out', planned, '--quiet');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

let out: string;
beforeEach(() => {
  out = join(place, 'out');
  rmSync(out, { recursive: true, force: true });
});

/** A copy of the roster with one piece of one table replaced. */
function rosterWith(table = '教师', from = '', to = ''): string {
  const copy = join(place, 'roster');
  rmSync(copy, { recursive: true, force: true });
  cpSync(ROSTER, copy, { recursive: true });
  const file = join(copy, `${table}.csv`);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  expect(after === before).toBe(to === '');
  writeFileSync(file, after);
  return copy;
}

const plan = (...more: string[]): ReturnType<typeof lungang> =>
  lungang('plan', ROSTER, '--policy', 'suzhou-2024', '--from', '2027', '--out', out, ...more);

describe('wrong usage ends with 64, says why, and writes nothing', () => {
  it.each([
    [[]],
    [['frobnicate']],
    [['plan']],
    [['plan', ROSTER, '--policy', 'suzhou-2024', '--from', '2027']],
    [['plan', ROSTER, '--policy', 'suzhou-2024', '--out', 'x']],
    [['plan', ROSTER, '--from', '2027', '--out', 'x']],
    [['plan', ROSTER, 'another', '--policy', 'suzhou-2024', '--from', '2027', '--out', 'x']],
    [['verify', ROSTER, '--policy', 'suzhou-2024']],
    [['sample', '--policy', 'suzhou-2024', '--out', 'x', '--preset', 'planet']],
    [['sample', '--policy', 'suzhou-2024', '--out', 'x', '--groups', '0']],
    [['sample', '--policy', 'ruian-2021', '--out', 'x', '--budget', '3万']],
    [['policies', 'show']],
    [['explain', ROSTER]],
  ])('%j', async (argv) => {
    const { exit, out: said, err } = await lungang(...argv);
    expect([exit, said]).toEqual([64, '']);
    expect(err).toMatch(HAN);
    expect(existsSync('x')).toBe(false);
  });

  it.each([
    ['--seed', '1.5'],
    ['--seed', '-1'],
    ['--seed', '99999999999'],
    ['--seed', ''],
    ['--workers', '0'],
    ['--workers', '1000'],
    ['--workers', 'all'],
    ['--time-limit', '0'],
    ['--time-limit', '-3'],
    ['--time-limit', '1e9'],
    ['--time-limit', 'NaN'],
    ['--gap', '1'],
    ['--gap', '20%'],
    ['--gap', '-0.1'],
    ['--lang', 'fr'],
    ['--solver', 'cplex'],
    ['--from', '27'],
    ['--from', '2027-2029'],
    ['--from', '9999'],
    ['--polcy', 'x'],
  ])('%s %s', async (option, value) => {
    const { exit, err } = await plan(option, value);
    expect([exit, existsSync(out)]).toEqual([64, false]);
    expect(err).toContain(option);
  });
});

it('help and version end with 0 and speak both languages', async () => {
  for (const argv of [['--help'], ['help', 'plan'], ['plan', '--help'], ['policies', 'show', '--help']]) {
    const { exit, out: said } = await lungang(...argv);
    expect([exit, HAN.test(said), /[a-z]{4}/.test(said)]).toEqual([0, true, true]);
  }
  expect((await lungang('plan', '--help')).out).toContain('$ lungang plan');
  expect((await lungang('--version')).out).toBe(`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`);
});

describe('plan', () => {
  it('writes the whole folder, ends with 0 and begins its summary with the three counts', async () => {
    const { exit, out: said, err } = await plan();
    expect([exit, err, readdirSync(out).toSorted()]).toEqual([
      0,
      '',
      ['certificate.json', 'plan.json', 'plan.xlsx', 'report.html'],
    ]);
    expect(said).toMatch(/^交流轮岗人次.*\n补学科缺口.*\n落实骨干比例.*\n仅为完成交流比例/);
    expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('gives the same bytes twice, in another language and with other workers', async () => {
    await plan('--lang', 'en', '--workers', '1');
    for (const file of ['plan.json', 'certificate.json'])
      expect(readFileSync(join(out, file))).toEqual(readFileSync(join(planned, file)));
  });

  it('writes a certificate that names its plan by the digest of the bytes and every clause of the policy', () => {
    const certificate = JSON.parse(readFileSync(join(planned, 'certificate.json'), 'utf8'));
    expect(certificate.plan).toBe(
      `sha256:${createHash('sha256')
        .update(readFileSync(join(planned, 'plan.json')))
        .digest('hex')}`,
    );
    expect(certificate.clauses.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['SZ1', 'SZ2']));
    // Two are eligible, then the one who has not gone yet, then nobody: a fifth of 2 and of 1 is one teacher.
    expect(
      certificate.clauses[0].lines[0].places.map(
        ({ product, required, numerator }: { product: string; required: number; numerator: object }) => [
          product,
          required,
          numerator,
        ],
      ),
    ).toEqual([
      ['0.4', 1, { count: 1, teachers: ['T06'] }],
      ['0.2', 1, { count: 1, teachers: ['T04'] }],
      ['0', 0, { count: 0, teachers: [] }],
    ]);
  });

  it('with --json puts one object and nothing else on standard output', async () => {
    const { exit, out: said } = await plan('--json');
    expect(exit).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      ok: true,
      out,
      outcome: 'compliant',
      ended: 'complete',
      proof: { status: 'optimal' },
      postings: 2,
      relaxations: [],
      errors: [],
    });
  });

  it('with --compare-readings adds readings.json and says which verdicts depend on a reading; the other data stay as they are', async () => {
    const { exit, out: said } = await plan('--compare-readings');
    expect([exit, readdirSync(out).toSorted()]).toEqual([
      0,
      ['certificate.json', 'plan.json', 'plan.xlsx', 'readings.json', 'report.html'],
    ]);
    expect(said).toMatch(/\n\n口径比较（\d+个问题）：/);
    for (const file of ['plan.json', 'certificate.json'])
      expect(readFileSync(join(out, file))).toEqual(readFileSync(join(planned, file)));
    const json = JSON.parse((await plan('--compare-readings', '--replace', '--json')).out);
    expect(json.readings.depends).toBe(JSON.parse(readFileSync(join(out, 'readings.json'), 'utf8')).depends);
    expect(JSON.parse((await plan('--replace', '--json')).out)).not.toHaveProperty('readings');
    expect(existsSync(join(out, 'readings.json'))).toBe(false);
  });

  it('with --quiet says nothing', async () => {
    expect(await plan('--quiet')).toEqual({ exit: 0, out: '', err: '' });
  });

  it('takes the spellings of a school year', async () => {
    expect((await plan('--from', '2027—2028学年', '--quiet')).exit).toBe(0);
    expect(JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8')).horizon).toEqual([2027, 2028, 2029]);
  });

  it('does not touch a filled folder without --replace, and replaces it as a whole with it', async () => {
    await plan('--quiet');
    writeFileSync(join(out, 'old.txt'), 'old');
    const refused = await plan();
    expect([refused.exit, readdirSync(out).length]).toEqual([64, 5]);
    expect(refused.err).toContain('--replace');
    expect((await plan('--replace', '--quiet')).exit).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual(['certificate.json', 'plan.json', 'plan.xlsx', 'report.html']);
  });

  it('never replaces a folder that holds its own roster', async () => {
    const { exit, err } = await lungang(
      'plan',
      ROSTER,
      '--policy',
      'suzhou-2024',
      '--from',
      '2027',
      '--out',
      'scenarios/two-schools',
      '--replace',
    );
    expect([exit, existsSync(ROSTER)]).toEqual([64, true]);
    expect(err).toContain('scenarios/two-schools');
  });

  it('with bad input tells the problems of roster and policy together, ends with 2 and writes nothing', async () => {
    const data = rosterWith('教师', '女', '妇');
    const own = join(place, 'own.yaml');
    writeFileSync(own, readFileSync(packFile('suzhou-2024'), 'utf8').replace('tenureYears', 'tenureYaers'));
    const human = await lungang('plan', data, '--policy', own, '--from', '2027', '--out', out);
    expect([human.exit, human.out, existsSync(out)]).toEqual([2, '', false]);
    expect(human.err).toContain('教师.csv');
    expect(human.err).toMatch(/own\.yaml:11:3/);
    const { exit, out: said } = await lungang('plan', data, '--policy', own, '--from', '2027', '--out', out, '--json');
    const { ok, errors } = JSON.parse(said);
    expect([exit, ok]).toEqual([2, false]);
    expect(errors).toContainEqual(
      expect.objectContaining({ file: '教师.csv', column: '性别', value: '妇', message: expect.stringMatching(HAN) }),
    );
    expect(errors).toContainEqual(
      expect.objectContaining({
        file: 'own.yaml',
        row: 11,
        column: '3',
        code: 'policy-unknown-setting',
        value: 'tenureYaers',
      }),
    );
  });

  it('ends with 5 where pins cannot hold together, names them all and writes nothing', async () => {
    // S01 may lose one teacher a year.
    const data = rosterWith();
    writeFileSync(
      join(data, '指定.csv'),
      '教师编号,方式,学校编号,学年,理由\nT04,指定到,S02,2027,支援数学\nT06,必须交流,,2027,支援英语\n',
    );
    const args = ['plan', data, '--policy', 'suzhou-2024', '--from', '2027', '--out', out];
    const { exit, err } = await lungang(...args);
    expect([exit, existsSync(out)]).toEqual([5, false]);
    for (const piece of ['T04', 'T06', '指定到', '支援英语', '2027 学年']) expect(err).toContain(piece);
    const json = JSON.parse((await lungang(...args, '--json')).out);
    expect(json).toMatchObject({ ok: false, reason: 'pins-clash', errors: [] });
    expect(json.pins.map(({ teacher }: { teacher: string }) => teacher)).toEqual(['T04', 'T06']);
  });

  it('ends with 3 where quotas cannot all hold, and names what gives way', async () => {
    const data = join(place, 'hard');
    await lungang('sample', '--preset', 'small', '--seed', '5', '--policy', 'suzhou-2024', '--out', data, '--quiet');
    const args = ['plan', data, '--policy', 'suzhou-2024', '--from', '2027', '--out', out];
    const { exit, out: said } = await lungang(...args, '--json');
    const answer = JSON.parse(said);
    expect([exit, answer.outcome]).toEqual([3, 'relaxed']);
    expect(answer.relaxations.length).toBeGreaterThan(0);
    // The pins of this roster leave no plan that could be had for nothing.
    const hurried = await lungang(...args, '--replace', '--time-limit', '0.001');
    expect([3, 4]).toContain(hurried.exit);
    expect(existsSync(out)).toBe(true);
  });

  it('ends with 2 for data, policy or plan that are not there', async () => {
    expect(
      (await lungang('plan', join(place, 'nothing'), '--policy', 'suzhou-2024', '--from', '2027', '--out', out)).exit,
    ).toBe(2);
    expect((await lungang('plan', ROSTER, '--policy', 'suzhou-2042', '--from', '2027', '--out', out)).exit).toBe(2);
    expect((await lungang('validate', join(place, 'nothing'), '--json')).exit).toBe(2);
    expect((await lungang('verify', ROSTER, '--policy', 'suzhou-2024', '--plan', join(place, 'nothing'))).exit).toBe(2);
  });
});

const check = (file: string, ...more: string[]): ReturnType<typeof lungang> =>
  lungang('verify', ROSTER, '--policy', 'suzhou-2024', '--plan', file, ...more);

function altered(
  change: (plan: {
    horizon: number[];
    postings: { to: string; start: number; years: number }[];
    outcome?: string;
  }) => void,
): string {
  const content = JSON.parse(readFileSync(join(planned, 'plan.json'), 'utf8'));
  change(content);
  const file = join(place, 'altered.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('verify', () => {
  it('with --compare-readings says what a finished plan is under other readings, and of a refused one nothing', async () => {
    const { exit, out: said } = await check(join(planned, 'plan.json'), '--compare-readings');
    expect([exit, said.split('\n')[1]!.startsWith('口径比较')]).toEqual([0, true]);
    expect(JSON.parse((await check(join(planned, 'plan.json'), '--compare-readings', '--json')).out)).toMatchObject({
      ok: true,
      readings: { notEvaluated: 0 },
    });
    const refused = JSON.parse(
      (
        await check(
          altered((content) => (content.postings[0]!.start += 1)),
          '--compare-readings',
          '--json',
        )
      ).out,
    );
    expect([refused.ok, 'readings' in refused]).toEqual([false, false]);
  });

  it('accepts what plan wrote', async () => {
    const { exit, out: said } = await check(join(planned, 'plan.json'));
    expect([exit, HAN.test(said)]).toEqual([0, true]);
    expect(JSON.parse((await check(join(planned, 'plan.json'), '--json')).out)).toMatchObject({
      ok: true,
      findings: [],
    });
  });

  it.each<[string, Parameters<typeof altered>[0]]>([
    ['a posting that starts in another year', (content) => (content.postings[0]!.start += 1)],
    ['a posting that lasts beyond all years', (content) => (content.postings[0]!.years = 1_000_000_000)],
    ['a host that is the home', (content) => (content.postings[0]!.to = 'S01')],
    ['a horizon that the roster knows nothing of', (content) => (content.horizon = [2001, 2002, 2003])],
    ['a horizon with a gap', (content) => (content.horizon = [2027, 2028, 2030])],
    ['a horizon that is none', (content) => (content.horizon = [])],
    ['a key that is missing', (content) => delete content.outcome],
  ])('refuses %s with 1, every finding told', async (_, change) => {
    const file = altered(change);
    const { exit, out: said } = await check(file);
    expect(exit).toBe(1);
    const json = JSON.parse((await check(file, '--json', '--lang', 'en')).out);
    expect(json.ok).toBe(false);
    expect(json.findings.length).toBeGreaterThan(0);
    expect(said).toContain(`核验不通过：共 ${json.findings.length} 处不符。`);
    // Sentences on a screen, values as they stand in the file with --json only.
    expect(said).not.toMatch(/\{"|\["/u);
  });

  it('refuses a plan under another policy or for another roster', async () => {
    expect(
      (await lungang('verify', ROSTER, '--policy', 'national-2014', '--plan', join(planned, 'plan.json'))).exit,
    ).toBe(1);
    expect(
      (
        await lungang(
          'verify',
          rosterWith('教师', '是', '否'),
          '--policy',
          'suzhou-2024',
          '--plan',
          join(planned, 'plan.json'),
        )
      ).exit,
    ).toBe(1);
  });

  it('ends with 2 for a file that is no JSON', async () => {
    const file = join(place, 'broken.json');
    writeFileSync(file, '{"format":');
    const { exit, err } = await check(file);
    expect([exit, err.includes('内容不是有效的 JSON')]).toEqual([2, true]);
    writeFileSync(file, Buffer.from('{"format":"\u00ff"}', 'latin1'));
    expect((await check(file)).err).toContain('文字编码不是 UTF-8');
    expect((await check(join(place, 'nowhere.json'))).err).toMatch(/文件或文件夹不存在/);
    expect((await check(join(place, 'nowhere.json'), '--lang', 'en')).err).toContain('ENOENT');
  });
});

function fifo(): string {
  const file = join(place, 'fifo');
  spawnSync('mkfifo', [file]);
  return file;
}

/** They need not have an end: what reads them may fill the memory or wait for ever. */
describe.skipIf(process.platform === 'win32')('a device or a pipe where a file should be ends with 2 at once', () => {
  // Not /dev/zero: a fault would then cost the memory of the machine that runs the test.
  it.each<[string, () => string]>([
    ['a device', () => '/dev/null'],
    ['a pipe', fifo],
  ])('%s', async (_, made) => {
    const file = made();
    expect(statSync(file).isFile()).toBe(false);
    const ended = await Promise.all([
      lungang('verify', ROSTER, '--policy', 'suzhou-2024', '--plan', file),
      lungang('verify', ROSTER, '--policy', file, '--plan', join(planned, 'plan.json')),
      lungang('policies', 'show', file),
      lungang('validate', file),
    ]);
    const words = ended.map(({ exit, out: said, err }) => [exit, /不是普通文件|既不是文件夹/.test(said + err)]);
    expect(words).toEqual(Array.from({ length: 4 }, () => [2, true]));
  });

  it('a plan that is too large', async () => {
    const file = join(place, 'large.json');
    writeFileSync(file, '');
    truncateSync(file, 65 * 1024 * 1024);
    const { exit, err } = await lungang('verify', ROSTER, '--policy', 'suzhou-2024', '--plan', file);
    expect([exit, err.includes('文件过大')]).toEqual([2, true]);
  });
});

describe('validate', () => {
  it('ends with 0 for a roster that can be used', async () => {
    expect(JSON.parse((await lungang('validate', ROSTER, '--json')).out)).toMatchObject({ ok: true, errors: [] });
  });

  it('ends with 2 and names file, row and column, in the language asked for', async () => {
    const data = rosterWith('教师', '女', '妇');
    const { exit, out: said } = await lungang('validate', data);
    expect(exit).toBe(2);
    expect(said).toMatch(/错误 教师\.csv 第 \d+ 行 「性别」 “妇”：/);
    expect((await lungang('validate', data, '--lang', 'en')).out).toMatch(/error 教师\.csv, row \d+, 性别, "妇": /);
  });

  it('sends no control characters of a file to the terminal', async () => {
    const { out: said } = await lungang('validate', rosterWith('教师', '女', '\u001B[2J妇'));
    expect(said).not.toContain('\u001B');
  });
});

describe('sample and policies', () => {
  it('a sampled roster is followed by the command that plans it, as it works after npm ci', async () => {
    const { out: said } = await lungang(
      'sample',
      '--preset',
      'small',
      '--seed',
      '4',
      '--policy',
      'national-2014',
      '--out',
      join(place, 'next'),
    );
    expect(said).toMatch(/^ {2}npm start -- plan .*next --policy national-2014 --from 2027 --out .*next-plan$/mu);
  });

  it('a sampled roster can be read, planned and verified', async () => {
    const data = join(place, 'sampled');
    const sampled = await lungang(
      'sample',
      '--preset',
      'small',
      '--seed',
      '4',
      '--policy',
      'national-2014',
      '--budget',
      '30000',
      '--out',
      data,
      '--json',
    );
    expect(JSON.parse(sampled.out)).toMatchObject({ ok: true, groups: 1, schools: 3 });
    expect(readFileSync(join(data, '经费.csv'), 'utf8')).toContain('\n,30000,200,100');
    expect((await lungang('validate', data)).exit).toBe(0);
    const made = await lungang('plan', data, '--policy', 'national-2014', '--from', '2027', '--out', out, '--json');
    expect(made.exit).toBe(JSON.parse(made.out).outcome === 'compliant' ? 0 : 3);
    expect((await lungang('verify', data, '--policy', 'national-2014', '--plan', join(out, 'plan.json'))).exit).toBe(0);
    expect((await lungang('sample', '--preset', 'small', '--policy', 'national-2014', '--out', data)).exit).toBe(64);
  });

  it('policies are listed and shown with quotes, readings, assumptions and what is not evaluated', async () => {
    expect(JSON.parse((await lungang('policies', 'list', '--json')).out).map(({ id }: { id: string }) => id)).toEqual([
      'huantai-2016',
      'national-2014',
      'qingdao-2022',
      'ruian-2021',
      'shuangtaizi-2022',
      'suzhou-2024',
    ]);
    const { out: shown } = await lungang('policies', 'show', 'suzhou-2024');
    for (const piece of ['应不低于符合交流条件教师总数的20%', '不足一人按一人计', '假定', '由人核对', 'sha256:'])
      expect(shown).toContain(piece);
    expect(JSON.parse((await lungang('policies', 'show', 'suzhou-2024', '--json')).out)).toMatchObject({
      id: 'suzhou-2024',
      assumed: expect.arrayContaining(['settings.tenureYears', 'rules.group-inflow.k']),
    });
    expect((await lungang('policies', 'show', 'nothing')).exit).toBe(2);
  });
});
