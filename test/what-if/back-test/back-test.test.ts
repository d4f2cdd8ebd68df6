/** Lists for the two schools that can be worked by hand, beside the program's own plan. */
import { describe, expect, it } from 'vitest';
import type { BarePosting } from '../../../src/domain/plan.ts';
import { rosterDigest } from '../../../src/io/digest.ts';
import { readRoster } from '../../../src/io/index.ts';
import { loadPolicy } from '../../../src/policy/load.ts';
import { backTestAnswer } from '../../../src/what-if/back-test/answer.ts';
import { count, identicalPercent } from '../../../src/what-if/back-test/matches.ts';
import { backTest, type BackTest } from '../../../src/what-if/back-test/back-test.ts';
import type { Case } from '../../../src/planning/case.ts';

const { policy } = await loadPolicy('suzhou-2024');
const { roster } = await readRoster('scenarios/two-schools/roster', { from: 2027 });
const given: Case = { roster: roster!, policy: policy!, from: 2027 };
const digest = rosterDigest(given.roster);
const go = (teacher: string): BarePosting => ({
  teacher,
  from: 'S01',
  to: 'S02',
  start: 2027,
  years: 3,
  kind: 'exchange',
});

async function tested(...teachers: readonly string[]): Promise<BackTest> {
  const found = await backTest(given, digest, teachers.map(go), {
    backend: 'highs',
    seed: 1,
    seconds: 120,
    workers: 1,
  });
  if (found.kind !== 'back-test') throw new Error(found.kind);
  return found;
}

describe('backTest', () => {
  it('finds a list that is the program’s own the same, at no cost', async () => {
    const found = await tested('T06');
    expect(found.verdict.lawful).toBe(true);
    expect([
      identicalPercent(found),
      count(found, 'identical'),
      count(found, 'onlyList'),
      count(found, 'onlyProgram'),
    ]).toEqual([100, 1, 0, 0]);
    expect(found.completed).toMatchObject({ dropped: 0, proven: true });
    expect(found.completed!.tiers.map(({ listed }) => listed)).toEqual(
      found.completed!.tiers.map(({ planned }) => planned),
    );
  });

  it('tells what the other order costs: English is missing for a year, and one leaver too many cannot stay', async () => {
    // T04 first: T06 follows in 2028, so that 英语 is missing in 2027 (10 tenths); 数学 is one too many in three years
    // instead of two (150 for 100). T02 is no longer than three years at the school and cannot go at all.
    const found = await tested('T04', 'T02');
    expect(found.verdict.lawful).toBe(false);
    expect(found.verdict.invalid.map(({ at }) => at)).toContain(1);
    expect(found.completed).toMatchObject({ dropped: 1, proven: true });
    expect(found.pairs.map(({ teacher, match, dropped }) => `${teacher} ${match} ${dropped}`)).toEqual([
      'T02 onlyList true',
      'T04 onlyList false',
      'T06 onlyProgram false',
    ]);
    expect(found.completed!.tiers.map(({ tier, listed, planned }) => `${tier} ${listed - planned}`)).toEqual([
      'legal 0',
      'timing 0',
      'shortage 10',
      'soft 0',
      'disruption 50',
      'preference 0',
      'claims 0',
    ]);
  });

  it('names nobody outside the sheets for officers', async () => {
    const answer = backTestAnswer(given, digest, await tested('T04', 'T02'), 'zh-CN');
    const open = JSON.stringify([answer.parts, answer.json]);
    for (const { name } of given.roster.teachers) expect(open).not.toContain(name);
    expect(JSON.stringify(answer.forOfficers)).toContain('罗志明');
  });
});
