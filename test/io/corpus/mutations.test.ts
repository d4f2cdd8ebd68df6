/** Half of the corpus: messy files by random mutation of a valid roster; the mutation is the oracle. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/io/digest.ts';
import { readRoster } from '../../../src/io/index.ts';
import { FROM, lines, readTables, scratch, validTables } from '../support.ts';
import { messy } from './random.ts';

const folder = scratch();
const expected = readTables(validTables()).roster!;
const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1);

describe('messy files from seeds', () => {
  test.each(SEEDS.map((seed) => ({ seed, ...messy(seed) })))('$seed: $told', async ({ format, sheets, errors }) => {
    const path = await format.write(sheets, join(await folder('messy'), 'in'));
    const { roster, problems } = await readRoster(path, { from: FROM });
    expect(lines(problems, 'error').toSorted()).toEqual(errors);
    expect(canonicalJson(roster)).toBe(canonicalJson(errors.length > 0 ? null : expected));
  });

  test('the seeds reach both ends: rosters that are read, and rosters that are refused', () => {
    const refused = SEEDS.filter((seed) => messy(seed).errors.length > 0).length;
    expect(refused).toBeGreaterThan(8);
    expect(SEEDS.length - refused).toBeGreaterThan(12);
    expect(new Set(SEEDS.map((seed) => messy(seed).format.name)).size).toBe(8);
  });
});
