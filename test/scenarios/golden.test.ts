/** Every scenario folder with an expected.json, over the whole road: read, plan, verify, compare. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { deriveInstance } from '../../src/domain/instance.ts';
import { planBytes } from '../../src/domain/plan.ts';
import { TIERS, type TierName } from '../../src/domain/words.ts';
import { readRoster, rosterDigest } from '../../src/io/index.ts';
import { makePlan, type PlanOutcome } from '../../src/planning/make-plan.ts';
import { verify } from '../../src/verify/verify.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';
import { isPresetName, sampleRoster } from '../../src/sample/index.ts';
import { lungang } from '../cli/support/run.ts';
import { bruteForce } from '../support/brute-force.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/**
 * What a scenario folder promises. `postings` only where the optimum is one plan that can be found by looking at every
 * one: `T06 S01→S02 2027`, with `×1` for a term other than three years and the kind where it is no exchange.
 */
const Expected = z.strictObject({
  policy: z.string(),
  from: z.int(),
  seed: z.int(),
  status: z.enum(['optimal', 'feasible']),
  outcome: z.enum(['compliant', 'relaxed']),
  tiers: z.record(z.enum(TIERS), z.int()),
  postings: z.array(z.string()).optional(),
  /** `T104→S12 2027 0.4`, all of them. */
  sharedTeaching: z.array(z.string()).optional(),
  /** Rows of the certificate that the story turns on: `RA20 county 2028: 24000 <= 24000`, actual before required. */
  findings: z.array(z.string()).optional(),
  /** All relaxations: `QD2 S02 2027: 1 person`. */
  relaxations: z.array(z.string()).optional(),
  /** Made by `lungang sample` with these options; absent for cases written by hand. */
  sample: z.strictObject({ preset: z.string(), seed: z.int() }).optional(),
});

const cases = readdirSync(SCENARIOS)
  .filter((name) => existsSync(join(SCENARIOS, name, 'expected.json')))
  .toSorted();

const expectedOf = (name: string): z.infer<typeof Expected> =>
  Expected.parse(JSON.parse(readFileSync(join(SCENARIOS, name, 'expected.json'), 'utf8')));

const planOf = (outcome: PlanOutcome): Extract<PlanOutcome, { kind: 'plan' }>['plan'] => {
  if (outcome.kind !== 'plan') throw new Error(`no plan: ${outcome.kind}`);
  return outcome.plan;
};

const place = ({ group, school }: { readonly group: string | null; readonly school: string | null }): string =>
  school ?? group ?? 'county';

test('there is a small case for each pack, and a realistic group for those of the first', () => {
  const small = cases.filter((name) => expectedOf(name).postings !== undefined).map((name) => expectedOf(name).policy);
  expect(packIds().filter((pack) => !small.includes(pack))).toEqual([]);
  for (const pack of ['suzhou-2024', 'national-2014']) expect(cases).toContain(`${pack}-group250`);
});

describe.each(cases)('scenario %s', (name) => {
  const expected = expectedOf(name);

  test('tells its story in about five lines, in both languages', () => {
    const story = readFileSync(join(SCENARIOS, name, 'README.md'), 'utf8')
      .trim()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(story.length).toBeGreaterThanOrEqual(4);
    expect(story.length).toBeLessThanOrEqual(7);
    expect(story.some((line) => /\p{Script=Han}{8}/u.test(line))).toBe(true);
  });

  test.runIf(expected.postings !== undefined)('tells the sum of every tier that is not 0', () => {
    const story = readFileSync(join(SCENARIOS, name, 'README.md'), 'utf8');
    const untold = Object.entries(expected.tiers).filter(
      ([tier, value]) => value !== 0 && !new RegExp(`\\b${tier}\\b[^.;\\n]*?\\b${value}\\b`, 'iu').test(story),
    );
    expect(untold).toEqual([]);
  });

  test('ends with the expected values, proven and verified', async () => {
    const { policy } = await loadPolicy(expected.policy);
    const { roster, problems } = await readRoster(join(SCENARIOS, name, 'roster'), { from: expected.from });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (roster === null || policy === null) throw new Error('roster or policy cannot be read');
    const instance = deriveInstance(roster, expected.from);
    const digest = rosterDigest(roster);
    const plan = planOf(
      await makePlan(instance, policy, digest, {
        backend: 'highs',
        seed: expected.seed,
        timeLimit: 300,
        gap: 0,
        workers: 1,
      }),
    );
    const values = (key: 'value' | 'bound'): Partial<Record<TierName, number>> =>
      Object.fromEntries(plan.proof.tiers.map((tier) => [tier.tier, tier[key]]));
    expect({ status: plan.proof.status, outcome: plan.outcome, tiers: values('value') }).toEqual({
      status: expected.status,
      outcome: expected.outcome,
      tiers: expected.tiers,
    });
    expect(values('bound')).toEqual(expected.tiers);
    const lines = plan.postings.map(
      ({ teacher, from, to, start, years, kind }) =>
        `${teacher} ${from}→${to} ${start}${years === 3 ? '' : ` ×${years}`}${kind === 'exchange' ? '' : ` ${kind}`}`,
    );
    expect(lines).toEqual(expected.postings ?? lines);
    expect(plan.sharedTeaching.map(({ teacher, to, year, share }) => `${teacher}→${to} ${year} ${share}`)).toEqual(
      expected.sharedTeaching ?? [],
    );
    const rows = plan.compliance.map(
      ({ clause, scope, year, actual, op, required }) =>
        `${clause} ${place(scope)} ${year}: ${actual} ${op} ${required}`,
    );
    expect(rows).toEqual(expect.arrayContaining(expected.findings ?? []));
    const relaxed = plan.relaxations.map(
      ({ clause, scope, year, by, unit }) => `${clause} ${place(scope)} ${year}: ${by} ${unit}`,
    );
    expect(relaxed).toEqual(expected.relaxations ?? relaxed);
    expect(verify(instance, policy, digest, JSON.parse(planBytes(plan)))).toMatchObject({ ok: true });
  }, 240_000);
});

const drawn = cases.flatMap((name) => {
  const { sample, policy, from } = expectedOf(name);
  return sample === undefined ? [] : [{ name, sample, policy, from }];
});

test.each(drawn)('the roster of $name is what `lungang sample` draws', async ({ name, sample, policy: id, from }) => {
  const { policy } = await loadPolicy(id);
  const { roster } = await readRoster(join(SCENARIOS, name, 'roster'), { from });
  if (policy === null || !isPresetName(sample.preset)) throw new Error('policy or preset is not known');
  expect(roster).toEqual(sampleRoster({ preset: sample.preset, seed: sample.seed, policy, year: from }));
});

const byHand = cases.filter((name) => expectedOf(name).postings !== undefined);

test.each(byHand)(
  '%s: the program ends as the outcome says, and takes its own plan for good',
  async (name) => {
    const { policy, from, seed, outcome } = expectedOf(name);
    const folder = mkdtempSync(join(tmpdir(), 'lungang-scenario-'));
    const data = [join(SCENARIOS, name, 'roster'), '--policy', policy];
    try {
      const planned = await lungang(
        'plan',
        ...data,
        '--from',
        String(from),
        '--seed',
        String(seed),
        '--out',
        join(folder, 'out'),
        '--quiet',
      );
      expect(planned.exit).toBe(outcome === 'compliant' ? 0 : 3);
      expect(await lungang('verify', ...data, '--plan', join(folder, 'out', 'plan.json'))).toMatchObject({ exit: 0 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);

test.each(byHand)(
  '%s is small enough to look at every plan: none is better',
  async (name) => {
    const expected = expectedOf(name);
    const { policy } = await loadPolicy(expected.policy);
    const { roster } = await readRoster(join(SCENARIOS, name, 'roster'), { from: expected.from });
    if (policy === null || roster === null) throw new Error('roster or policy cannot be read');
    expect(bruteForce(deriveInstance(roster, expected.from), policy)).toMatchObject({
      tiers: TIERS.map((tier) => expected.tiers[tier]),
    });
  },
  60_000,
);
