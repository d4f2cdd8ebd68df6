/**
 * The whole road of docs/api.md, in both languages of the page: every example is run by a shell in the order of the page,
 * against a desk that works. What a page says can be typed in can be typed in.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipBytes } from '../../src/io/zip.ts';
import { ask, form, over, testDesk, type TestDesk } from './support/desk.ts';

const run = promisify(execFile);
const docs = new URL('../../docs/', import.meta.url);
const ROSTER = new URL('../../scenarios/two-schools/roster/', import.meta.url);

/** The commands of a page, one by one: a command goes on over lines that end within its quotes. */
const commandsOf = (page: string): string[] =>
  [...readFileSync(new URL(page, docs), 'utf8').matchAll(/```sh\n([\s\S]*?)```/gu)]
    .flatMap(([, block]) => block!.split(/\n(?=curl )/u))
    .map((command) => command.trim())
    .filter((command) => command !== '');

describe('the two pages', () => {
  it('have the same examples', () => {
    expect(commandsOf('api.md').length).toBeGreaterThan(15);
    expect(commandsOf('api.zh-CN.md')).toEqual(commandsOf('api.md'));
  });
});

describe('every example of docs/api.md', () => {
  let desk: TestDesk;
  let address: string;
  let folder: string;
  beforeAll(async () => {
    desk = await testDesk({ working: true });
    address = await desk.app.listen({ host: '127.0.0.1', port: 0 });
    folder = mkdtempSync(join(tmpdir(), 'lungang-road-'));
    const parts = new Map(readdirSync(ROSTER).map((name) => [name, readFileSync(new URL(name, ROSTER))] as const));
    writeFileSync(join(folder, 'roster.zip'), zipBytes(parts));
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const jobs = async (): Promise<{ id: string; about: string; state: string }[]> =>
    (await ask(desk.app, 'GET', '/api/jobs')).json().items;

  it('is taken, and the jobs that it begins end well', async () => {
    for (const command of commandsOf('api.md')) {
      const { stdout } = await run('bash', ['-c', `${command} -w '\\n%{http_code}'`], {
        cwd: folder,
        env: { ...process.env, DESK: address },
        maxBuffer: 64 * 1024 * 1024,
      });
      const status = Number(stdout.slice(stdout.lastIndexOf('\n') + 1));
      expect([command, status, status < 400 ? '' : stdout]).toEqual([command, status, '']);
      // The next example goes on with what came of this one; a search is watched while it runs.
      if (!command.includes('/api/plans -d')) for (const { id } of await jobs()) await over(desk.app, id);
    }
    expect((await jobs()).filter(({ state }) => state !== 'done').map(({ about }) => about)).toEqual([]);
    expect(desk.log).toEqual([]);
    const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'));
    expect(plan.format).toBe('lungang-plan/1');
  });

  it('leaves a roster without errors, its correction and its word kept, its files as they came', async () => {
    const roster = (await ask(desk.app, 'GET', '/api/rosters/R1')).json();
    expect(roster).toMatchObject({ version: 2, check: { ok: true, errors: 0 } });
    expect(roster.edits).toEqual([{ file: '教师.csv', sheet: null, row: 2, letter: 'B', value: '张三' }]);
    expect(roster.mapping.values).toHaveLength(1);
  });

  it('leaves documents that can be taken away, whole', async () => {
    const made = (await ask(desk.app, 'GET', '/api/plans/W1/documents')).json();
    expect(made.made.documents.map(({ id }: { id: string }) => id)).toEqual(['notice', 'register']);
    for (const [i, { name, size }] of made.made.files.entries()) {
      const file = await ask(desk.app, 'GET', `/api/jobs/${made.job.id}/files/${i}`);
      expect([file.statusCode, file.rawPayload.length]).toEqual([200, size]);
      expect(file.headers['content-disposition']).toContain(
        `filename*=UTF-8''${encodeURIComponent(name.split('/').at(-1)).replaceAll('(', '%28').replaceAll(')', '%29')}`,
      );
    }
  });

  it('leaves the steps of the year done', async () => {
    const { steps, empty } = (await ask(desk.app, 'GET', '/api/home')).json();
    expect([empty, ...steps.map(({ state }: { state: string }) => state)]).toEqual([
      false,
      'done',
      'done',
      'done',
      'done',
    ]);
  });
});

describe('what was settled once', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await testDesk({ working: true });
  });
  afterAll(async () => {
    await desk.close();
  });
  const SCHOOLS = '学校编号,学校名称,角色,学段,片区编号,城乡类型\nS01,一小,核心校,小学,Z1,城区\n';
  const TEACHERS =
    '教师编号,姓名,性别,出生年月,编制学校编号,进现校年月,主教学科,现聘职称,荣誉称号\nT1,张三,男,1985-03,S01,2015-08,语文,一级,县教坛新秀\n';
  const upload = async (): Promise<string> => {
    const { id, job } = (
      await ask(desk.app, 'POST', '/api/rosters', form({ '学校.csv': SCHOOLS, '教师.csv': TEACHERS }))
    ).json();
    await over(desk.app, job.id);
    return id;
  };
  const check = async (roster: string) => (await ask(desk.app, 'GET', `/api/rosters/${roster}/check`)).json();
  const revise = async (roster: string, seen: number, ...revisions: object[]): Promise<void> => {
    const answer = await ask(desk.app, 'PATCH', `/api/rosters/${roster}`, {
      body: { revisions },
      headers: { 'if-match': `"${seen}"` },
    });
    expect([answer.statusCode, answer.statusCode === 202 ? '' : answer.body]).toEqual([202, '']);
    await over(desk.app, answer.json().job.id);
  };

  it('a heading, then a word in it, then the cell itself, each at its place', async () => {
    const roster = await upload();
    const column = async () => (await check(roster)).sheets[1].columns.at(-1);
    expect(await column()).toMatchObject({ letter: 'I', heading: '荣誉称号', as: 'unknown' });
    await revise(roster, 1, {
      kind: 'heading',
      file: '教师.csv',
      sheet: null,
      heading: '荣誉称号',
      meaning: '骨干层级',
    });
    expect(await column()).toMatchObject({ as: 'used', column: '骨干层级' });
    const [finding] = (await check(roster)).findings.filter(
      ({ severity }: { severity: string }) => severity === 'error',
    );
    expect(finding).toMatchObject({ file: '教师.csv', row: 2, letter: 'I', value: '县教坛新秀' });
    expect(
      (await check(roster)).rows.find(
        ({ row, file }: { row: number; file: string }) => row === 2 && file === '教师.csv',
      ).cells,
    ).toMatchObject({ B: '张三', I: '县教坛新秀' });
    await revise(roster, 2, { kind: 'value', table: '教师', column: '骨干层级', from: '县教坛新秀', to: '县级' });
    expect((await check(roster)).counts.errors).toBe(0);
    await revise(roster, 3, { kind: 'cell', file: '教师.csv', sheet: null, row: 2, letter: 'I', value: '天下第一' });
    expect((await check(roster)).counts.errors).toBe(1);
  });

  it('is remembered for the next roster, cells excepted', async () => {
    const next = await upload();
    expect((await check(next)).counts.errors).toBe(0);
    expect((await ask(desk.app, 'GET', `/api/rosters/${next}`)).json()).toMatchObject({
      edits: [],
      mapping: { values: [{ to: '县级' }] },
    });
  });

  it('cannot be what we do not have', async () => {
    const roster = await upload();
    const odd = [
      { kind: 'heading', file: '教师.csv', sheet: null, heading: '荣誉称号', meaning: '没有这一列' },
      { kind: 'heading', file: '没有.csv', sheet: null, heading: '荣誉称号', meaning: '骨干层级' },
      { kind: 'sheet', file: '教师.csv', sheet: null, table: '没有这张表' },
      { kind: 'value', table: '教师', column: '没有这一列', from: 'a', to: 'b' },
    ];
    for (const revision of odd) {
      const answer = await ask(desk.app, 'PATCH', `/api/rosters/${roster}`, {
        body: { revisions: [revision] },
        headers: { 'if-match': '"1"' },
      });
      expect([revision, answer.statusCode]).toEqual([revision, 422]);
    }
  });
});
