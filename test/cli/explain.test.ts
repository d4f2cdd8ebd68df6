/** `lungang explain` from the command line: what it answers, and how it refuses. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lungang } from './support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-explain-'));
const ROSTER = 'scenarios/two-schools/roster';
const PLAN = join(place, 'out', 'plan.json');
const explain = (...more: readonly string[]) =>
  lungang('explain', ROSTER, '--policy', 'suzhou-2024', '--plan', PLAN, ...more);

beforeAll(async () => {
  await lungang('plan', ROSTER, '--policy', 'suzhou-2024', '--from', '2027', '--out', join(place, 'out'), '--quiet');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('explain', () => {
  it('gives one teacher a sheet as text, page and JSON', async () => {
    const page = join(place, 'sheet.html');
    const text = await explain('--teacher', 'T04', '--for', 'teacher', '--out', page);
    expect([text.exit, text.err]).toEqual([0, '']);
    expect(text.out).toContain('【为什么是我：如果不派本人】');
    expect(readFileSync(page, 'utf8')).toContain('<h2 id="why-me-title">');
    writeFileSync(page, 'notes of somebody');
    expect([(await explain('--burden', '--out', page)).exit, readFileSync(page, 'utf8')]).toEqual([
      64,
      'notes of somebody',
    ]);
    expect((await explain('--burden', '--out', page, '--replace')).exit).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('<html');
    const json = await explain('--teacher', 'T04', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, teacher: 'T04', posting: { to: 'S02' } });
  });

  it.each(['--audit', '--doubts', '--burden'])('answers %s in both languages and as JSON', async (question) => {
    for (const more of [[], ['--lang', 'en'], ['--json']]) expect((await explain(question, ...more)).exit).toBe(0);
  });

  it('refuses a plan that does not verify with 1, and explains nothing', async () => {
    const forged = join(place, 'forged.json');
    writeFileSync(forged, readFileSync(PLAN, 'utf8').replace('"years": 3', '"years": 2'));
    const { exit, out } = await lungang('explain', ROSTER, '--policy', 'suzhou-2024', '--plan', forged, '--burden');
    expect([exit, out]).toEqual([1, '']);
  });

  it('wants one question, known people, and keeps what speaks of many from a teacher', async () => {
    expect((await explain()).exit).toBe(64);
    expect((await explain('--audit', '--burden')).exit).toBe(64);
    expect((await explain('--audit', '--for', 'teacher')).exit).toBe(64);
    expect((await lungang('explain', ROSTER, '--policy', 'suzhou-2024', '--burden')).exit).toBe(64);
    expect((await explain('--teacher', 'nobody')).exit).toBe(2);
    const named = await explain('--teacher', '罗志明', '--json');
    expect(JSON.parse(named.out)).toMatchObject({ ok: true, teacher: 'T04' });
    expect((await explain('--alternatives', 'S99/语文/2027')).exit).toBe(2);
    const page = join(place, 'blocked', 'sheet.html');
    writeFileSync(join(place, 'blocked'), 'a file, no folder');
    expect([(await explain('--burden', '--out', page)).exit, existsSync(page)]).toEqual([64, false]);
  });

  it('never writes over what it reads, even with --replace', async () => {
    const before = readFileSync(PLAN, 'utf8');
    expect([
      (await explain('--burden', '--out', PLAN, '--replace')).exit,
      readFileSync(PLAN, 'utf8') === before,
    ]).toEqual([64, true]);
  });
});
