/**
 * What the optimum of a sampled roster looks like: rules that bind, and every fifth seed whose quotas cannot all hold.
 */
import { describe, expect, test } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { appraise, type Appraisal } from '../../src/verify/appraise.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { SAMPLE_YEAR, sampleRoster, type PresetName } from '../../src/sample/index.ts';
import { draws } from '../support/draws.ts';

/** The optimum of one sampled group, appraised by the verifier's side. */
async function optimum(pack: string, preset: PresetName, seed: number): Promise<Appraisal> {
  const { policy } = await loadPolicy(pack);
  if (policy === null) throw new Error(`the pack ${pack} does not load`);
  const instance = deriveInstance(sampleRoster({ preset, seed, policy }), SAMPLE_YEAR);
  const outcome = await makePlan(instance, policy, 'sha256:sampled', {
    backend: 'highs',
    seed: 1,
    timeLimit: 300,
    gap: 0,
    workers: 1,
  });
  if (outcome.kind !== 'plan') throw new Error(`seed ${seed}: ${outcome.kind}`);
  expect(outcome.plan.proof.status).toBe('optimal');
  return appraise(instance, policy, outcome.plan.postings);
}

/** Rules that hold with nothing to spare at one place at least; `term`, which always does, is left out. */
const binding = ({ measured }: Appraisal): string[] =>
  measured
    .filter(
      ({ rule, measures }) =>
        rule.spec.id !== 'term' &&
        measures.some(({ by, required, actual }) => by === 0 && required > 0 && required === actual),
    )
    .map(({ rule }) => rule.spec.id);

/** What keeps every rule, and what cannot: the first of each in every run. */
const KEPT: readonly (readonly [PresetName, number])[] = [
  ['small', 1],
  ['group', 7],
  ['small', 2],
  ['small', 3],
];
const HARD: readonly (readonly [PresetName, number])[] = [
  ['group', 5],
  ['small', 5],
  ['small', 10],
];

describe.each(['suzhou-2024', 'national-2014'])('%s', (pack) => {
  test.each(KEPT.slice(0, draws(2)))(
    'preset %s, seed %i: a plan that keeps every rule, five of them with nothing to spare',
    { timeout: 240_000 },
    async (preset, seed) => {
      const best = await optimum(pack, preset, seed);
      expect(best.findings).toEqual([]);
      expect(best.outcome).toBe('compliant');
      expect(binding(best).length).toBeGreaterThanOrEqual(5);
    },
  );

  test.each(HARD.slice(0, draws(1)))(
    'preset %s, seed %i: the backbone quota cannot hold, and nothing else gives way',
    { timeout: 240_000 },
    async (preset, seed) => {
      const best = await optimum(pack, preset, seed);
      expect(best.findings).toEqual([]);
      expect(best.outcome).toBe('relaxed');
      expect(best.tiers.legal).toBeGreaterThan(0);
      expect(best.relaxations.map(({ rule }) => rule)).toContain('backbone-share');
    },
  );
});
