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
import { ask, over, testDesk, type TestDesk } from './support/desk.ts';

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
