/** The corpus of files made by hand, and the same roster told in many ways. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildRoster } from '../../../src/io/build-roster.ts';
import { canonicalJson, rosterDigest } from '../../../src/io/digest.ts';
import { openInput, type ReadRoster } from '../../../src/io/index.ts';
import { FROM, readTables, scratch, validTables } from '../support.ts';
import { CASES, type Case } from './cases.ts';

const folder = scratch();
const expected = readTables(validTables()).roster!;

async function readCase({ make, mapping }: Case): Promise<ReadRoster> {
  const opened = await openInput(await make(join(await folder('case'), 'in')));
  return 'problems' in opened
    ? { roster: null, problems: opened.problems, understood: [], lessonSums: [], schoolNames: new Map() }
    : buildRoster(opened.input, opened.placeOf, { from: FROM, mapping: mapping ?? null });
}

describe('the corpus', () => {
  test.each(CASES)('$told', async (one) => {
    const { roster, problems } = await readCase(one);
    const errors = [
      ...new Set(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)),
    ].toSorted();
    expect(errors).toEqual(one.outcome === 'same' ? [] : one.outcome);
    expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining([...(one.says ?? [])]));
    expect(canonicalJson(roster)).toBe(canonicalJson(one.outcome === 'same' ? expected : null));
    expect(roster === null ? null : rosterDigest(roster)).toBe(one.outcome === 'same' ? rosterDigest(expected) : null);
  });

  test('the same roster stands in it in more than ten ways, and each file is described in a line of its own', () => {
    expect(CASES.filter(({ outcome }) => outcome === 'same').length).toBeGreaterThan(10);
    expect(new Set(CASES.map(({ told }) => told)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThanOrEqual(20);
  });

  test('what is personal is nowhere in the answer', async () => {
    const one = CASES.find(({ told }) => told.startsWith('telephones'))!;
    const { roster, problems, understood } = await readCase(one);
    const everything = JSON.stringify([
      roster,
      problems,
      understood,
      problems.map(({ message }) => [message.in('zh-CN'), message.in('en')]),
    ]);
    expect(everything).not.toContain('13812345678');
  });
});
