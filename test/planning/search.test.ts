/** The door to the solver: postings and moves, judging, the two accounts, and how a search can end. */
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '../../solver/backends/index.ts';
import type { Instance } from '../../src/domain/instance.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import { provenOf } from '../../src/planning/answer.ts';
import { oneOf } from '../../src/planning/forms.ts';
import { postingOf } from '../../src/planning/moves.ts';
import { type FoundPlan, PlanSearch, type Reported } from '../../src/planning/search.ts';
import type { Executor, EngineTerms } from '../../src/planning/threads.ts';
import { unprovenPlan, verifiedPlan } from '../../src/planning/verified-plan.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { here } from '../support/here.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { instance, pin, teacher, teachers } from '../support/tiny.ts';

let terms: EngineTerms;
let policy: Policy;
let school: Instance;
let search: PlanSearch;
let best: FoundPlan;
beforeAll(async () => {
  const executor = here(await BACKENDS.get('highs')!());
  terms = { backend: 'highs', seed: 1, gap: 0, seconds: 60, workers: 1, executor };
  policy = (await loadPolicy('suzhou-2024')).policy!;
  school = instance({
    teachers: [
      ...teachers(8, 'A', { backbone: 'county' }),
      ...teachers(8, 'B', { home: 'S2' }),
      ...teachers(8, 'C', { home: 'S3' }),
    ],
  });
  search = new PlanSearch({ instance: school, policy });
  best = await bestOf(search);
});

async function bestOf(one: PlanSearch, start: readonly BarePosting[] = []): Promise<FoundPlan> {
  const answer = await one.best(start, terms);
  if (answer.kind !== 'plan') throw new Error(answer.kind);
  return answer;
}

/** What was found as the search handed it over. */
const reported = ({ postings, aims, ended }: FoundPlan): Reported => ({
  x: search.pointOf(postings),
  reports: aims,
  ended,
});

describe('postings and moves', () => {
  it('lead to each other and back, none lost and none added', () => {
    expect(best.postings.length).toBeGreaterThan(2);
    expect(search.movesOf(best.postings).map(postingOf)).toEqual(expect.arrayContaining([...best.postings]));
    expect(search.movesOf(best.postings)).toHaveLength(best.postings.length);
    expect(search.found(search.tiers, reported(best)).postings).toEqual(best.postings);
  });

  it('a posting that nobody may start stands for no move', () => {
    const [first] = best.postings;
    expect(search.movesOf([{ ...first!, years: 9 }])).toEqual([]);
    expect(search.movesOf([{ ...first!, teacher: 'nobody' }])).toEqual([]);
  });

  it('every part of a posting tells moves apart', () => {
    const postings = search.moves.map(postingOf);
    for (const [i, posting] of postings.entries()) expect(search.movesOf([posting])).toEqual([search.moves[i]]);
  });
});

describe('the two accounts', () => {
  it('balance tier by tier: what is proven is what the verifying side counts', () => {
    const { tiers } = best.appraisal;
    expect(best.aims.map(({ name, value }) => [name, value])).toEqual(policy.order.map((tier) => [tier, tiers[tier]]));
    expect(best.aims.map(({ bound }) => bound)).toEqual(policy.order.map((tier) => tiers[tier]));
    expect(tiers.legal + tiers.disruption).toBeGreaterThan(0);
  });

  it('a tier that the model takes for one less than it is, is noticed', () => {
    const report = reported(best);
    for (const name of ['legal', 'disruption'] as const) {
      const tier = search.tier(name);
      const at = tier.columns.findIndex((column) => !isMove(column));
      const x = Float64Array.from(report.x);
      // Neither the postings nor what is proven say otherwise: only the model's own account of this tier.
      x[tier.columns[at]!]! -= 1 / tier.values[at]!;
      const reports = report.reports.map((one) => ({ ...one, bound: 0 }));
      expect(() => search.found(search.tiers, { ...report, reports, x })).toThrow(/two accounts of tier/u);
    }
  });

  it('a bound above the value is noticed, in every tier', () => {
    for (const t of search.tiers.keys()) {
      const report = reported(best);
      const reports = report.reports.with(t, { ...report.reports[t]!, bound: report.reports[t]!.bound + 1 });
      expect(() => search.found(search.tiers, { ...report, reports })).toThrow(
        new RegExp(`two accounts of tier ${policy.order[t]}`, 'u'),
      );
    }
  });

  it('a point better than the search knew is none', () => {
    const report = reported(best);
    const x = Float64Array.from(report.x);
    const legal = search.tier('legal');
    x[legal.columns.find((column) => !isMove(column))!]! += 1;
    expect(search.found(search.tiers, { ...report, x }).appraisal.tiers).toEqual(best.appraisal.tiers);
  });
});

const isMove = (column: number): boolean => search.moves.some((move) => move.column === column);

describe('judging', () => {
  it('is by the problem that was asked, not by what the model was shown', async () => {
    const lax: Policy = { ...policy, rules: policy.rules.filter(({ spec }) => spec.nature !== 'protection') };
    const problem = { instance: school, policy };
    await expect(bestOf(new PlanSearch(problem, lax))).rejects.toThrow(/the verifier refused the plan/u);
    expect((await bestOf(new PlanSearch({ instance: school, policy: lax }))).postings).not.toEqual(best.postings);
  });
});

describe('a verified plan', () => {
  it('says of a tier what was proven of it, and nothing of a plan that was found otherwise', () => {
    const origin = { instance: school, policy, rosterDigest: 'sha256:test', seed: 1 };
    const bounds = best.aims.map(({ bound }) => bound);
    const plan = verifiedPlan(origin, best.appraisal, bounds);
    expect(plan.proof.status).toBe('optimal');
    expect(provenOf(plan)).toEqual({
      postings: best.postings,
      sharedTeaching: best.sharedTeaching,
      tiers: plan.proof.tiers,
    });
    expect(unprovenPlan(origin, best).proof.tiers.map(({ bound }) => bound)).toEqual(bounds.map(() => 0));
    expect(() => verifiedPlan(origin, best.appraisal, bounds.with(0, bounds[0]! + 1))).toThrow(/bound-impossible/u);
  });
});

describe('an ending', () => {
  it('is infeasible where a row asks for a move that is barred', async () => {
    const [move] = search.moves;
    const rows = [oneOf([move!.column])];
    const aims = { objectives: search.tiers, rows };
    expect((await search.find(aims, null, terms)).kind).toBe('plan');
    expect(await search.find({ ...aims, barred: [move!] }, null, terms)).toEqual({ kind: 'infeasible' });
    expect(await search.find({ ...aims, rows: [oneOf([])] }, null, terms)).toEqual({ kind: 'infeasible' });
  });

  it('is infeasible where decisions entered by hand clash', async () => {
    const clashing = instance({
      teachers: [teacher({ id: 'T1', subject: '音乐' }), ...teachers(4, 'A'), ...teachers(4, 'B', { home: 'S2' })],
      pins: [pin({ teacher: 'T1', kind: 'mustGo' }), pin({ teacher: 'T1', kind: 'mustStay' })],
    });
    expect(await new PlanSearch({ instance: clashing, policy }).best([], terms)).toEqual({ kind: 'infeasible' });
  });

  it.each(['time', 'stopped'] as const)('is none where the search was over before it began: %s', async (reason) => {
    const executor: Executor = {
      run: () => Promise.resolve({ kind: 'none', reason } as never),
      over: true,
      reason,
    };
    expect(await search.best([], { ...terms, executor })).toEqual({ kind: 'none', reason });
  });

  it('is an error where the engine failed', async () => {
    const executor: Executor = { run: () => Promise.reject(new Error('out of order')), over: false, reason: 'time' };
    await expect(search.best([], { ...terms, executor })).rejects.toThrow(/the search failed: out of order/u);
  });
});
