/** A sample of `npm run soak -- files`: half of the files are broken at the level of their bytes. */
import { expect, test } from 'vitest';
import { breakBytes, soakFiles } from '../../../soak/files.ts';
import { rosterDigest } from '../../../src/io/digest.ts';
import { readTables, validTables } from '../support.ts';
import { randomFrom } from './random.ts';

const clean = rosterDigest(readTables(validTables()).roster!);

test('two hundred files: no crash, no hang, no gigabyte, and every sound one is read right', async () => {
  const { faults, broken, refused } = await soakFiles(1, 200, clean);
  expect(faults).toEqual([]);
  expect(broken).toBe(100);
  // Neither are all of them refused, nor none.
  expect(refused).toBeGreaterThan(60);
  expect(refused).toBeLessThan(180);
});

test('the soak sees what is wrong', async () => {
  expect((await soakFiles(1, 12, 'sha256:another')).faults.some((fault) => fault.includes('another roster'))).toBe(true);
});

test('broken files are broken, and the same for the same seed', () => {
  const bytes = Buffer.from('某县教师花名册'.repeat(20));
  const made = Array.from({ length: 30 }, (_, seed) => breakBytes(bytes, randomFrom(seed)));
  expect(made.filter((one) => one.equals(bytes)).length).toBeLessThan(5);
  expect(made.every((one, seed) => one.equals(breakBytes(bytes, randomFrom(seed))))).toBe(true);
});
