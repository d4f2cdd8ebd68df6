/**
 * A night that dies between two of its steps: what was committed is there, a file is put away only after its changes
 * are, the next night goes on.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChanges } from '../../src/io/changes/index.ts';
import { nightly, type NightWishes } from '../../src/jobs/night.ts';
import { replan } from '../../src/replan/index.ts';
import { audit } from '../../src/store/audit.ts';
import { changesUpon } from '../../src/store/changes.ts';
import { draftPlan } from '../../src/store/plans.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { currentVersion } from '../../src/store/versions.ts';
import { openOffice, resigns, TODAY, type Office } from './support/nights.ts';

let one: Office;
let store: Store;
beforeEach(async () => {
  one = await openOffice();
  store = await openStore({ kind: 'sqlite', file: join(one.dir, 'store.sqlite') });
  one.drop('a.csv', resigns('C1', 'T04'));
});
afterEach(async () => {
  await store.close();
  one.end();
});

const applied = async (): Promise<string[]> =>
  store.read(async (tx) =>
    (await changesUpon(tx, (await currentVersion(tx))!.base))
      .filter(({ state }) => state === 'applied')
      .map(({ id }) => id),
  );

const night = (more: Partial<NightWishes> = {}): ReturnType<typeof nightly> =>
  nightly(store, {
    at: `${TODAY}T04:00:00.000Z`,
    today: TODAY,
    inbox: join(one.dir, 'inbox'),
    more: [],
    settle: 0,
    readChanges,
    replan,
    putAway: ({ path }) => rmSync(path),
    plan: { backend: 'highs', timeLimit: 60, gap: 0, workers: 1 },
    log: () => {},
    ...more,
  });

const dies = (): never => {
  throw new Error('killed');
};

describe('a night that dies', () => {
  it.each([
    { where: 'before anything was read', log: 'begun', kept: [] },
    { where: 'after the changes were taken in', log: 'received', kept: ['C1'] },
    { where: 'after the search', log: 'planned', kept: ['C1'] },
  ])('$where', async ({ log, kept }) => {
    await expect(night({ log: (step) => (step === log ? dies() : undefined) })).rejects.toThrow('killed');
    expect([await applied(), await store.read(draftPlan)]).toEqual([kept, undefined]);
    expect(await night()).toMatchObject({ result: { outcome: 'draft', applied: ['C1'], draft: { plan: 'P2' } } });
    expect(await night()).toMatchObject({ result: { outcome: 'nothing', applied: [] } });
    await store.read(audit);
  });

  it('while it puts a file away: its changes are kept by then, and reading it again changes nothing', async () => {
    await expect(night({ putAway: dies })).rejects.toThrow('killed');
    expect([await applied(), readdirSync(join(one.dir, 'inbox'))]).toEqual([['C1'], ['a.csv']]);
    expect(await night()).toMatchObject({ result: { outcome: 'draft', known: 1, received: 1, applied: ['C1'] } });
    expect(await night()).toMatchObject({ result: { outcome: 'nothing', known: 0, received: 0, applied: [] } });
  });

  it('and is overtaken by another run: it can no longer write its draft', async () => {
    const slow = night({
      replan: async (...asked) => {
        await night();
        return replan(...asked);
      },
    });
    await expect(slow).rejects.toMatchObject({ kind: 'fenced' });
    expect(await store.read(draftPlan)).toMatchObject({ seq: 2 });
    await store.read(audit);
  });
});
