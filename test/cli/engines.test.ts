/** The second engine from the command line: as the only one, as a second opinion, and refused above its size. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Plan } from '../../src/domain/plan.ts';
import { texts } from '../../src/cli/texts.ts';
import { lungang } from './support/run.ts';

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'lungang-'));
});
afterEach(() => rmSync(place, { recursive: true }));

const plan = (roster: string, ...more: string[]): ReturnType<typeof lungang> =>
  lungang(
    'plan',
    `scenarios/${roster}/roster`,
    '--policy',
    'suzhou-2024',
    '--from',
    '2027',
    '--out',
    join(place, 'out'),
    ...more,
  );
const tiers = (): unknown => Plan.parse(JSON.parse(readFileSync(join(place, 'out', 'plan.json'), 'utf8'))).proof;

it('plans a small group with javascript-lp-solver, proven, with the same tiers', async () => {
  expect((await plan('two-schools')).exit).toBe(0);
  const first = tiers();
  expect((await plan('two-schools', '--replace', '--solver', 'javascript-lp-solver')).exit).toBe(0);
  expect(tiers()).toEqual(first);
});

it('refuses a large group with advice, and writes nothing', async () => {
  const { exit, err } = await plan('suzhou-2024-group250', '--solver', 'javascript-lp-solver');
  expect(exit).toBe(64);
  expect(err).toContain('--solver highs');
  expect(existsSync(join(place, 'out'))).toBe(false);
});

it('compares both engines where the group is small, and says what was not compared', async () => {
  const small = await plan('two-schools', '--cross-check', '--json');
  expect(JSON.parse(small.out)).toMatchObject({
    crossCheck: { engine: 'javascript-lp-solver', parts: 1, compared: 1 },
  });
  const large = await plan('suzhou-2024-group250', '--cross-check', '--json', '--replace');
  expect(JSON.parse(large.out)).toMatchObject({ crossCheck: { parts: 1, compared: 0 } });
});

const told = (parts: number, compared: number) => texts['cross-check']({ engine: 'x', parts, compared, tiers: 7 });

it('claims no agreement where nothing was compared, and no rest where all was', () => {
  for (const parts of [1, 40]) {
    expect(told(parts, 0).in('en')).toMatch(/nothing was compared/);
    expect(told(parts, 0).in('en')).not.toMatch(/agree/);
    expect(told(parts, 0).in('zh-CN')).toMatch(/没有复核任何部分/);
    expect(told(parts, 0).in('zh-CN')).not.toMatch(/一致/);
  }
  expect(told(2, 1).in('en')).toMatch(/agree.*rest was not compared/);
  expect(told(2, 2).in('en')).not.toMatch(/rest/);
});
