/** 冲突与出路: where hard rules give way it is told why, and each way out opens as a plan of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, form, over, testDesk, type TestDesk } from './support/desk.ts';

const ROSTER = new URL('../../scenarios/two-schools-graduating/roster/', import.meta.url);

describe('a plan in which hard rules give way', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await testDesk({ working: true });
    const files = Object.fromEntries(readdirSync(ROSTER).map((name) => [name, readFileSync(new URL(name, ROSTER))]));
    const made = (await ask(desk.app, 'POST', '/api/rosters', form(files))).json();
    await over(desk.app, made.job.id);
    const plan = await ask(desk.app, 'POST', '/api/plans', {
      body: { roster: made.id, policy: 'suzhou-2024', from: 2027 },
    });
    await over(desk.app, plan.json().job.id);
  });
  afterAll(async () => {
    await desk.close();
  });
  const get = async (url: string) => (await ask(desk.app, 'GET', url)).json();
  const asked = async (question: string): Promise<string> => {
    const { id } = (await ask(desk.app, 'POST', `/api/plans/W1/questions/${question}`, { body: {} })).json();
    expect(await over(desk.app, id)).toMatchObject({ state: 'done', problem: null });
    return id;
  };

  it('says which demands clash', async () => {
    expect((await get('/api/plans/W1')).result).toMatchObject({ kind: 'plan', outcome: 'relaxed' });
    const { sheet, facts } = await get(`/api/jobs/${await asked('conflicts')}/answer`);
    expect(sheet.parts.length).toBeGreaterThan(0);
    expect(JSON.stringify(facts)).toContain('exchange-rate');
  });

  it('opens every way out as a plan that verifies, with the policy or the roster that it needs', async () => {
    const job = await asked('ways-out');
    const { enclosed } = await get(`/api/jobs/${job}/answer`);
    expect(enclosed.length).toBeGreaterThan(0);
    for (const { name } of enclosed) {
      const opened = await ask(desk.app, 'POST', `/api/jobs/${job}/enclosed/${name}`);
      expect(opened.statusCode).toBe(202);
      const { id, job: adopting } = opened.json();
      expect(await over(desk.app, adopting.id)).toMatchObject({ state: 'done', problem: null });
      const plan = await get(`/api/plans/${id}`);
      expect(plan.result).toMatchObject({ kind: 'plan', outcome: 'compliant', relaxations: 0 });
      expect(plan.changedRoster !== undefined || plan.policy.id.startsWith('Y')).toBe(true);
      expect((await get(`/api/plans/${id}/views/overview`)).verdict.relaxed).toEqual([]);
      // It is a plan like any other: it can be asked about.
      const { id: question } = (await ask(desk.app, 'POST', `/api/plans/${id}/questions/burden`, { body: {} })).json();
      expect((await over(desk.app, question)).state).toBe('done');
    }
    expect((await ask(desk.app, 'POST', `/api/jobs/${job}/enclosed/way-99`)).statusCode).toBe(404);
  });
});
