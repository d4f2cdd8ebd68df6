/** Attempts in processes of their own: killed, stopped, taken up again; nothing is lost, nothing is done twice. */
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '../../../src/desk/open-desk.ts';
import { LOOPBACK } from '../../../src/desk/http/security.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { sqlite, type Fresh } from '../../store/support/databases.ts';
import { ask, over, testClock } from '../support/desk.ts';

/** Processes of attempts that this test began. */
function workers(): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(process.pid), '-f', 'attempt-worker'], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
}

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20));
};

describe.skipIf(process.platform === 'win32')('the processes of a desk', () => {
  let fresh: Fresh;
  let store: Store;
  let log: object[];
  beforeEach(async () => {
    fresh = await sqlite.fresh();
    store = await openStore(fresh.place);
    log = [];
  });
  afterEach(async () => {
    await store.close();
    await fresh.drop();
  });

  const open = async () => {
    const opened = await openDesk({
      store,
      place: fresh.place,
      border: { hosts: LOOPBACK, secure: false },
      open: false,
      page: { folder: () => null, trouble: () => null },
      tls: null,
      now: testClock,
      log: (line) => log.push(line),
    });
    await opened.begin();
    return opened;
  };
  type Opened = Awaited<ReturnType<typeof open>>;

  /** A county that is not solved in a moment; gives the job of the plan. */
  const planCounty = async ({ app }: Opened, groups = 3): Promise<string> => {
    const made = await ask(app, 'POST', '/api/samples', {
      body: { preset: 'county', groups, seed: 3, policy: 'ruian-2021' },
    });
    expect((await over(app, made.json().job.id)).state).toBe('done');
    const plan = await ask(app, 'POST', '/api/plans', {
      body: { roster: made.json().id, policy: 'ruian-2021', seconds: 300 },
    });
    return plan.json().job.id;
  };

  it('a killed process is begun again, and its job ends once', async () => {
    const opened = await open();
    try {
      const made = await ask(opened.app, 'POST', '/api/samples', { body: { preset: 'county', groups: 3 } });
      await until(() => workers().length > 0);
      for (const pid of workers()) process.kill(pid, 'SIGKILL');
      const job = await over(opened.app, made.json().job.id);
      expect(job).toMatchObject({ state: 'done', attempt: 2 });
      expect(await store.read((tx) => tx.selectFrom('jobs').selectAll().execute())).toHaveLength(1);
    } finally {
      await opened.close();
    }
  });

  it('tells progress at least once a second; the first stop leaves the best plan so far', async () => {
    const opened = await open();
    try {
      const job = await planCounty(opened, 12);
      const seen: string[] = [];
      await until(async () => {
        const view = (await ask(opened.app, 'GET', `/api/jobs/${job}`)).json();
        const text = JSON.stringify(view.progress);
        if (text !== seen.at(-1)) seen.push(text);
        return view.progress?.search?.planInHand === true || view.over;
      });
      expect(seen.length).toBeGreaterThan(1);
      const stopping = await ask(opened.app, 'DELETE', `/api/jobs/${job}`);
      expect([stopping.statusCode, stopping.json().stopping || stopping.json().over]).toEqual([200, true]);
      expect((await over(opened.app, job)).state).toBe('done');
      const plan = (await ask(opened.app, 'GET', '/api/plans/W1')).json();
      expect(plan.result).toMatchObject({ kind: 'plan', ended: 'stopped' });
      expect((await ask(opened.app, 'GET', '/api/plans/W1/views/overview')).statusCode).toBe(200);
    } finally {
      await opened.close();
    }
  });

  it('the second stop ends it at once, without a result', async () => {
    const opened = await open();
    try {
      const job = await planCounty(opened);
      await until(() => workers().length > 0);
      await ask(opened.app, 'DELETE', `/api/jobs/${job}`);
      await ask(opened.app, 'DELETE', `/api/jobs/${job}`);
      expect((await over(opened.app, job)).state).toBe('stopped');
      expect((await ask(opened.app, 'GET', '/api/plans/W1')).json().result).toBeNull();
      expect(workers()).toEqual([]);
    } finally {
      await opened.close();
    }
  });

  it('what was running when the desk was closed is taken up by the next one', async () => {
    const first = await open();
    const made = await ask(first.app, 'POST', '/api/samples', { body: { preset: 'county', groups: 3 } });
    const job = made.json().job.id;
    await until(() => workers().length > 0);
    await first.close();
    expect(workers()).toEqual([]);
    expect(await store.read((tx) => tx.selectFrom('jobs').select('state').execute())).toEqual([{ state: 'running' }]);
    const second = await open();
    try {
      expect(await over(second.app, job)).toMatchObject({ state: 'done', attempt: 2 });
      expect((await ask(second.app, 'GET', '/api/rosters/R1')).json().check.ok).toBe(true);
    } finally {
      await second.close();
    }
  });
});
