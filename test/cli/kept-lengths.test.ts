/** A row that is to stand as it is, for years that the policy does not allow: refused, never changed in silence. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lungang } from './support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-lengths-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const keeping = (end: string, lock: string) => {
  const list = join(place, 'list.csv');
  writeFileSync(list, `教师编号,姓名,接收学校,开始年月,结束年月,锁定\nT06,,S02,2027-09,${end},${lock}\n`);
  const out = join(place, `${end}-${lock}`);
  const data = ['scenarios/two-schools/roster', '--policy', 'suzhou-2024', '--from', '2027'];
  return lungang('plan', ...data, '--keep', list, '--out', out, '--workers', '1');
};

it('one year where the policy says three', async () => {
  const { exit, err } = await keeping('2028-08', '是');
  expect(exit).toBe(2);
  expect(err).toMatch(/写明交流 1 年，政策只允许 3 年/u);
});

it('the same row stands where it says three, and gives way where it may', async () => {
  expect((await keeping('2030-08', '是')).exit).toBe(0);
  expect((await keeping('2028-08', '优先')).exit).toBe(0);
});
