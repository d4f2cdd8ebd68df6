/** The same input gives the same bytes: whatever the order of rows and columns, and however many workers there are. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { planBytes } from '../../src/domain/plan.ts';
import { readRoster, rosterDigest } from '../../src/io/index.ts';
import { writeRosterFolder } from '../../src/io/write.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { sampleRoster } from '../../src/sample/index.ts';

const folders: string[] = [];
const folder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'lungang-'));
  folders.push(path);
  return path;
};
afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true }))));

let given: string;
let shuffled: string;
beforeAll(async () => {
  const { policy } = await loadPolicy('suzhou-2024');
  given = await folder();
  shuffled = await folder();
  await writeRosterFolder(sampleRoster({ preset: 'small', groups: 2, seed: 3, policy: policy! }), given);
  for (const file of await readdir(given)) {
    const [heading, ...rows] = parse(await readFile(join(given, file)), {
      bom: true,
      relax_quotes: true,
    }) as string[][];
    const mixed = [heading!, ...rows.toReversed()].map((cells) =>
      [...cells.slice(2), ...cells.slice(0, 2)].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
    );
    await writeFile(join(shuffled, file), mixed.join('\n'));
  }
});

async function bytes(path: string, workers: number): Promise<string> {
  const { policy } = await loadPolicy('suzhou-2024');
  const { roster } = await readRoster(path, { from: 2027 });
  const outcome = await makePlan(deriveInstance(roster!, 2027), policy!, rosterDigest(roster!), {
    backend: 'highs',
    seed: 1,
    timeLimit: 120,
    gap: 0,
    workers,
  });
  return outcome.kind === 'plan' ? planBytes(outcome.plan) : outcome.kind;
}

it('shuffled rows and columns, and other workers, change no byte', async () => {
  const first = await bytes(given, 1);
  expect(first).toContain('"status": "optimal"');
  expect(await bytes(shuffled, 1)).toBe(first);
  expect(await bytes(given, 2)).toBe(first);
});
