/**
 * A sample of `npm run soak -- files`: half of the files are broken, and its watch over the process that reads them.
 */
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakBytes, breakFile } from '../../../soak/breaking.ts';
import { CELLS } from '../../../soak/breaking-cells.ts';
import { soakFiles, WATCH } from '../../../soak/files.ts';
import { rosterDigest } from '../../../src/io/digest.ts';
import { readTables, scratch, validTables } from '../support.ts';
import { bookBytes, FORMATS } from './formats.ts';
import { randomFrom } from './random.ts';

const clean = rosterDigest(readTables(validTables()).roster!);
const folder = scratch();

test('a hundred files: no crash, no hang, no gigabyte, and every sound one is read right', async () => {
  const { faults, broken, refused, megabytes } = await soakFiles(1, 100, clean);
  expect(faults).toEqual([]);
  expect(broken).toBe(50);
  // Neither are all of them refused, nor none.
  expect(refused).toBeGreaterThan(30);
  expect(refused).toBeLessThan(90);
  expect(megabytes).toBeGreaterThan(50);
}, 600_000);

test('the soak sees what is wrong', async () => {
  expect((await soakFiles(1, 12, 'sha256:another')).faults.some((fault) => fault.includes('another roster'))).toBe(
    true,
  );
}, 300_000);

test('it sees a file that takes too long or too much, and goes on behind it', async () => {
  const { faults, runs } = await soakFiles(2, 3, clean, { ...WATCH, megabytes: 1, seconds: 0 });
  expect(runs).toBe(3);
  expect(faults.map((fault) => /^seed (\d+): ([\d.]+) (s of the processor|MB);/.exec(fault)?.slice(1))).toEqual(
    [2, 3, 4].flatMap((seed) => [
      [String(seed), expect.any(String), 's of the processor'],
      [String(seed), expect.any(String), 'MB'],
    ]),
  );
}, 300_000);

/** A reading process that does `at8` when it is at file 8. */
const script = async (at8: string): Promise<string> => {
  const path = join(await folder('child'), 'child.mjs');
  await writeFile(
    path,
    `process.once('message', ({ first, last }) => {
    for (let seed = first; seed <= last; seed += 1) {
      process.send({ begin: seed });
      if (seed === 8) { setTimeout(() => { ${at8} }, 100); return; }
      process.send({ done: { seed, broken: false, refused: false, faults: [], seconds: 0, megabytes: 1 } });
    }
    process.disconnect();
  });`,
  );
  return path;
};

const faultsOf = async (at8: string): Promise<readonly string[]> =>
  (await soakFiles(6, 5, clean, { ...WATCH, silence: 5, child: await script(at8) })).faults;

test('it sees a process that hangs or dies, and goes on behind the file', async () => {
  expect(await faultsOf('for (;;);')).toEqual(['seed 8: no answer within 5 s']);
  expect(await faultsOf('process.abort();')).toEqual([expect.stringMatching(/^seed 8: the process died of /)]);
  expect(await faultsOf('process.exit(0);')).toEqual(['seed 8: the process left without an answer']);
}, 300_000);

test('broken files are broken, and the same for the same seed', async () => {
  const bytes = Buffer.from('某县教师花名册'.repeat(20));
  const made = Array.from({ length: 30 }, (_, seed) => breakBytes(bytes, randomFrom(seed)));
  expect(made.filter((one) => one.equals(bytes)).length).toBeLessThan(5);
  expect(made.every((one, seed) => one.equals(breakBytes(bytes, randomFrom(seed))))).toBe(true);
  const book = bookBytes(
    Object.entries(validTables()).map(([title, grid]) => ({ title, grid })),
    'xlsx',
  );
  const ways = Array.from({ length: 200 }, (_, seed) => breakFile(book, randomFrom(seed)));
  expect(new Set(ways.map(([how]) => how)).size).toBeGreaterThan(20);
  expect(ways.filter(([, one]) => one.equals(book)).length).toBeLessThan(10);
});

test('every way to break the cells leaves something that can be written in every format', async () => {
  const sheets = Object.entries(validTables()).map(([title, grid]) => ({ title, grid }));
  for (const [at, way] of CELLS.entries())
    for (const format of FORMATS)
      expect(
        (await stat(await format.write(way.apply(sheets, randomFrom(at)), join(await folder('cells'), `${at}`)))).size,
      ).toBeGreaterThan(0);
});
