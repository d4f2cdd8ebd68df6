/**
 * One night of a county: how long it takes from known changes to the verified draft. Prints one JSON line. `node
 * bench/replan-run.ts
 * '{"policy":"suzhou-2024","groups":53,"touched":10,"changes":50,"seed":1,"workers":2,"seconds":120}'`. Published is
 * the plan of the groups that will be touched (searched for `seconds`), the others send nobody: what is measured is the
 * night, and a plan of the whole county beforehand would take far longer than it.
 */
import { z } from 'zod';
import { applyChanges } from '../src/domain/apply-changes.ts';
import type { Change } from '../src/domain/changes.ts';
import { rosterDigest } from '../src/io/digest.ts';
import { instanceOf, type Case } from '../src/planning/case.ts';
import { makePlan } from '../src/planning/make-plan.ts';
import { unprovenPlan } from '../src/planning/verified-plan.ts';
import { judge } from '../src/verify/appraise.ts';
import { replan } from '../src/replan/index.ts';
import { countyRules, partOfGroups } from '../src/planning/part.ts';
import { loadPolicy } from '../src/policy/load.ts';
import { planDigest } from '../src/report/plan-digest.ts';
import { SAMPLE_YEAR, sampleRoster } from '../src/sample/index.ts';

const NightJob = z.strictObject({
  policy: z.string(),
  preset: z.enum(['small', 'group', 'mixed', 'county']).default('county'),
  groups: z.int(),
  touched: z.int(),
  changes: z.int(),
  seed: z.int(),
  workers: z.int(),
  seconds: z.number(),
});
const job = NightJob.parse(JSON.parse(process.argv[2] ?? '{}'));

const { policy } = await loadPolicy(job.policy);
if (policy === null) throw new Error(`no policy ${job.policy}`);
const sample = sampleRoster({ preset: job.preset, groups: job.groups, seed: job.seed, policy });
// The groups that send nobody could not keep their pins.
const roster = { ...sample, pins: [], budgets: sample.budgets.map((row) => ({ ...row, allowanceBudget: null })) };
const given: Case = { roster, policy, from: SAMPLE_YEAR };
const options = { backend: 'highs', seed: job.seed, gap: 0, workers: job.workers, timeLimit: job.seconds };
const own = roster.groups.slice(0, job.touched).map(({ id }) => id);
const part = partOfGroups(
  given,
  new Set(own),
  countyRules(judge(instanceOf(given), policy, []).measured).map(({ rule }) => rule),
);
const first = await makePlan(instanceOf(part), part.policy, '', options);
if (first.kind !== 'plan') throw new Error(`nothing to publish: ${first.kind}`);
const bare = first.plan.postings.map(({ teacher, from, to, start, years, kind }) => ({
  teacher,
  from,
  to,
  start,
  years,
  kind,
}));
const plan = unprovenPlan(
  { instance: instanceOf(given), policy, rosterDigest: rosterDigest(roster), seed: job.seed },
  { postings: bare, sharedTeaching: first.plan.sharedTeaching },
);

// Who resigns is spread over the list, so that some are posted and some are not.
const people = part.roster.teachers.map(({ id }) => id);
const posted = bare.map(({ teacher }) => teacher);
const leaving = new Set(
  Array.from({ length: job.changes }, (_, i) =>
    i % 2 === 0
      ? posted[Math.floor((i * posted.length) / job.changes)]!
      : people[Math.floor((i * people.length) / job.changes)]!,
  ),
);
const changes = [...leaving].map((teacher, i): Change => ({
  id: `C${i}`,
  date: `${SAMPLE_YEAR}-08-25`,
  kind: 'resignation',
  teacher,
}));

const began = performance.now();
const cpu = process.cpuUsage();
const { roster: after, applied } = applyChanges(roster, changes, { from: SAMPLE_YEAR });
const draft = await replan(
  {
    given: { ...given, roster: after },
    before: { roster, plan },
    publishedDigest: planDigest(plan),
    changes: applied,
    today: `${SAMPLE_YEAR}-08-20`,
    digestOf: rosterDigest,
  },
  options,
);
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    ...job,
    teachers: roster.teachers.length,
    published: plan.postings.length,
    applied: applied.length,
    publishedProof: first.plan.proof.tiers,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    cpuSeconds: Math.round((used.user + used.system) / 1e5) / 10,
    ...(draft.kind === 'draft'
      ? {
          scope: draft.scope,
          ended: draft.ended,
          tiers: draft.plan.proof.tiers,
          moved: draft.causes.length,
          withoutCause: draft.causes.filter(({ chain }) => chain.length === 0).length,
          unaffected: draft.unaffected,
        }
      : { ended: draft.kind }),
  }),
);
