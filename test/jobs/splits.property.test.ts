/**
 * The same changes over any number of nights, in any order: the same roster, each applied once; an empty night adds
 * nothing.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/domain/changes.ts';
import { importRoster } from '../../src/jobs/import-roster.ts';
import { takeChanges, type TakenIn } from '../../src/jobs/take-changes.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { audit } from '../../src/store/audit.ts';
import { changesUpon } from '../../src/store/changes.ts';
import { beginRun } from '../../src/store/runs.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { currentVersion } from '../../src/store/versions.ts';
import { draws } from '../support/draws.ts';
import { exampleRoster } from '../support/example.ts';
import { sqlite } from '../store/support/databases.ts';

const AT = '2027-03-01T02:00:00.000Z';
const { policy } = await loadPolicy('suzhou-2024');

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2027-03-${String(n).padStart(2, '0')}`);
const teacher = fc.constantFrom('C01', 'C02', 'D01', 'E01', 'F01', 'H01', 'X99');
const body = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'resignation' as const,
      'transferOut' as const,
      'exemption' as const,
      'exemptionEnded' as const,
    ),
    teacher,
    date: day,
  }),
  fc.record({
    kind: fc.constant('demand' as const),
    date: day,
    school: fc.constantFrom('S1', 'S2', 'S9'),
    subject: fc.constant('语文'),
    year: fc.constantFrom(2027, 2028, null),
    tenths: fc.integer({ min: 0, max: 90 }),
  }),
  fc.record({
    kind: fc.constant('correction' as const),
    teacher,
    date: day,
    cells: fc.record({ volunteer: fc.boolean() }),
  }),
);
const changes = fc
  .array(body, { minLength: 1, maxLength: 8 })
  .map((rows) => rows.map((row, i): Change => ({ id: `C${i}`, ...row })));

/** The store after some nights, each with its changes: digest of the roster, and what became of each change. */
async function after(
  nights: readonly (readonly Change[])[],
): Promise<{ roster: string; states: string[]; versions: number[]; taken: TakenIn[] }> {
  const database = await sqlite.fresh();
  const store: Store = await openStore(database.place);
  try {
    await importRoster(store, AT, '2027-03-01', {
      roster: exampleRoster(),
      policy: policy!,
      policyText: await packText(),
      from: 2027,
      seed: 1,
      earlier: null,
    });
    const taken: TakenIn[] = [];
    for (const night of nights) {
      taken.push(
        await store.write(async (tx) => {
          const run = await beginRun(tx, 'nightly', AT, '2027-03-01');
          return takeChanges(
            tx,
            run,
            AT,
            (await currentVersion(tx))!,
            night.map((change) => ({ file: 'a.csv', change })),
          );
        }),
      );
    }
    return await store.read(async (tx) => {
      await audit(tx);
      const version = (await currentVersion(tx))!;
      const rows = await changesUpon(tx, version.base);
      return {
        roster: version.roster,
        states: rows.map(({ id, state, reason }) => `${id} ${state} ${reason}`),
        versions: taken.map((one) => one.version.seq),
        taken,
      };
    });
  } finally {
    await store.close();
    await database.drop();
  }
}

async function packText(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const { policyFile } = await import('../../src/policy/packs.ts');
  return readFile(policyFile('suzhou-2024'), 'utf8');
}

describe('staff changes over nights', () => {
  it(
    'any split and any order give the same roster and the same refusals; nothing is applied twice',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          changes,
          fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
          fc.infiniteStream(fc.nat()),
          async (all, nightOf, dice) => {
            const shuffled = all
              .map((change, i) => ({ change, i, key: dice.next().value! }))
              .toSorted((a, b) => a.key - b.key);
            const nights = [0, 1, 2, 3].map((night) =>
              shuffled.filter(({ i }) => nightOf[i] === night).map(({ change }) => change),
            );
            // A file that is read again, whole, on a last night.
            const [split, once] = [await after([...nights, all]), await after([all])];
            expect([split.roster, split.states]).toEqual([once.roster, once.states]);
            const applied = split.taken.flatMap((one) => one.applied);
            expect(new Set(applied).size).toBe(applied.length);
            expect(split.taken.at(-1)).toMatchObject({ received: [], applied: [] });
          },
        ),
        { numRuns: draws(4), seed: 8 },
      );
    },
  );

  it('an empty night leaves version and ledger as they were', async () => {
    const { versions, taken } = await after([
      [{ id: 'C1', kind: 'resignation', teacher: 'C01', date: '2027-03-01' }],
      [],
      [],
    ]);
    expect(versions).toEqual([2, 2, 2]);
    expect(taken.slice(1)).toMatchObject([
      { received: [], applied: [], impossible: [] },
      { received: [], applied: [], impossible: [] },
    ]);
  });
});
