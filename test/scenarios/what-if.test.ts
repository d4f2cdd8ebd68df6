/** Every ready what-if, planned as a whole and held to what its folder promises. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rosterDigest } from '../../src/io/index.ts';
import { instanceOf } from '../../src/planning/case.ts';
import { verify } from '../../src/verify/verify.ts';
import { packIds } from '../../src/policy/packs.ts';
import { loadWhatIf } from '../../src/what-if/load.ts';
import { ownThread } from '../../src/planning/own-thread.ts';
import { planCold } from '../../src/what-if/plan-one.ts';

const ROOT = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const TERMS = { backend: 'highs', seed: 1, gap: 0 };

const Expected = z.record(
  z.string(),
  z.strictObject({ outcome: z.enum(['compliant', 'relaxed']), tiers: z.array(z.int()).length(7), postings: z.int() }),
);
/** In folders that promise something; what-ifs of other tests stand elsewhere. */
const files = globSync('*/what-if/expected.json', { cwd: ROOT })
  .flatMap((promise) => globSync(join(dirname(promise), '*.yaml'), { cwd: ROOT }))
  .toSorted();
const expectedOf = (file: string) =>
  Expected.parse(JSON.parse(readFileSync(join(ROOT, dirname(file), 'expected.json'), 'utf8')))[basename(file, '.yaml')];

describe('ready what-ifs', () => {
  it('exist for each pack, and every promise has its file', async () => {
    const policies = await Promise.all(
      files.map(async (file) => (await loadWhatIf(join(ROOT, file))).whatIf?.given.policy.id),
    );
    expect(packIds().filter((pack) => !policies.includes(pack))).toEqual([]);
    const promised = globSync('*/what-if/expected.json', { cwd: ROOT }).flatMap((file) =>
      Object.keys(Expected.parse(JSON.parse(readFileSync(join(ROOT, file), 'utf8')))).map((name) =>
        join(dirname(file), `${name}.yaml`),
      ),
    );
    expect(promised.toSorted()).toEqual(files);
  });

  it.each(files)('%s', async (file) => {
    const { whatIf, problems } = await loadWhatIf(join(ROOT, file));
    expect(problems.policy.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { given, digest, story, title, changes } = whatIf!;
    // A story in two languages, not one text twice.
    for (const words of [title, story!]) expect(words['zh-CN']).not.toBe(words.en);
    expect(changes.length).toBeGreaterThan(0);
    expect(digest).toBe(rosterDigest(given.roster));
    const outcome = await planCold(whatIf!, {
      ...TERMS,
      timeLimit: 60,
      workers: 1,
      executor: ownThread({ ...TERMS, seconds: 60 }),
    });
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    const { plan } = outcome;
    expect(verify(instanceOf(given), given.policy, digest, plan).ok).toBe(true);
    expect({
      outcome: plan.outcome,
      tiers: plan.proof.tiers.map(({ value }) => value),
      postings: plan.postings.length,
    }).toEqual(expectedOf(file));
    expect(plan.proof.status).toBe('optimal');
  });
});
