/**
 * A small sample of `npm run soak`: kill -9 at random moments over import, publish and nightly; no promise is broken.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { soak } from '../../soak/rounds.ts';
import { DATABASES } from '../store/support/databases.ts';

const KILLS = { SQLite: 3, PostgreSQL: 2 } as const;

describe.each(DATABASES)('kill -9 over $name', ({ name, missing, fresh }) => {
  it(
    'loses nothing that was acknowledged, applies nothing twice, and the next run finishes the work',
    { timeout: 600_000 },
    async ({ skip }) => {
      skip(missing !== null, missing ?? '');
      const work = mkdtempSync(join(tmpdir(), 'lungang-kill-'));
      const database = await fresh();
      try {
        const place =
          database.place.kind === 'sqlite'
            ? ({ kind: 'sqlite', file: join(work, 'data', 'store.sqlite') } as const)
            : database.place;
        const kills = KILLS[name as keyof typeof KILLS];
        const result = await soak({ kills, seed: 11, work, place, say: () => {} });
        expect([result.kills, result.broken]).toEqual([kills, []]);
      } finally {
        await database.drop();
        rmSync(work, { recursive: true, force: true });
      }
    },
  );
});
