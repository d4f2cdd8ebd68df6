/** A policy of one's own needs no code: Zhejiang 2013, written from the recipe, plans a small county. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { verify } from '../../src/verify/verify.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { CHINESE, demand, group, instance, school, teacher, teachers, Y } from '../support/tiny.ts';

const path = fileURLToPath(new URL('../../scenarios/policies/examples/zhejiang-2013.yaml', import.meta.url));
const { policy, problems } = await loadPolicy(path);
if (policy === null) throw new Error(problems.map(({ message }) => message.in('en')).join('\n'));

/** Two groups; seven backbones of the first have been there for twelve years, three of the second for eleven. */
const county: Partial<Roster> = {
  groups: [group({ id: 'G1' }), group({ id: 'G2', kind: 'coBuilt' })],
  schools: [
    school({ id: 'A1', role: 'core' }),
    school({ id: 'A2', setting: 'rural' }),
    school({ id: 'B1', group: 'G2', role: 'core' }),
    school({ id: 'B2', group: 'G2', setting: 'rural' }),
  ],
  teachers: [
    ...teachers(7, 'A', { home: 'A1', backbone: 'county', since: monthOf(2015, 9) }),
    ...teachers(6, 'K', { home: 'A1', since: monthOf(2022, 9) }),
    ...teachers(4, 'M', { home: 'A2', since: monthOf(2022, 9) }),
    ...teachers(3, 'B', { home: 'B1', backbone: 'county', since: monthOf(2015, 10) }),
    ...teachers(3, 'N', { home: 'B2', since: monthOf(2022, 9) }),
    teacher({ id: 'P', home: 'A1', position: 'principal', positionSince: monthOf(2020, 9) }),
  ],
  demand: [demand('A1', CHINESE, 8), demand('A2', CHINESE, 8)],
};

describe('a policy of one’s own', () => {
  it('loads without a word, and says of each clause what serves it', () => {
    expect(problems.map(({ message }) => message.in('en'))).toEqual([]);
    expect([...policy.clauses.values()].map(({ id, served }) => `${id} ${served.by}`)).toEqual([
      'ZJ1 setting',
      'ZJ2 rule',
      'ZJ3 rule',
      'ZJ4 rule',
      'ZJ5 rule',
      'ZJ6 none',
    ]);
    expect(policy.settings).toMatchObject({
      tenureYears: 12,
      postingYears: { exchange: [3], training: [1], leadership: [3] },
    });
  });

  it('says nothing that the recipe and the page of rules do not tell', () => {
    const told = ['CONTRIBUTING.md', 'docs/rules.md']
      .map((name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
      .join('\n');
    const keys = [...readFileSync(path, 'utf8').matchAll(/(?<=^[ -]*|[{,] ?)(?<key>[a-z][A-Za-z]+)(?=:)/gmu)].map(
      ({ groups }) => groups!.key!,
    );
    expect(keys.length).toBeGreaterThan(30);
    expect([...new Set(keys)].filter((key) => !told.includes(`\`${key}`))).toEqual([]);
    for (const { spec } of policy.rules) expect(told).toContain(`## ${spec.id}`);
  });

  it('plans a county by it: twelve years, fifteen per cent of the eligible backbones, three years each', async () => {
    const world = instance(county);
    const outcome = await makePlan(world, policy, 'sha256:own', {
      backend: 'highs',
      seed: 1,
      timeLimit: 60,
      gap: 0,
      workers: 1,
    });
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    const { plan } = outcome;
    expect([plan.proof.status, plan.outcome]).toEqual(['optimal', 'compliant']);
    expect(verify(world, policy, 'sha256:own', plan)).toMatchObject({ ok: true });
    expect(plan.postings.length).toBeGreaterThan(0);
    expect(plan.postings.every(({ years }) => years === 3)).toBe(true);
    const seen = planFacts(world, policy, plan.postings).forRule({ kinds: null });
    const backbones = world.years.map(
      (year) => [...world.persons.values()].filter((person) => person.backbone && seen.eligible(person, year)).length,
    );
    // 15 % of seven are 1.05, hence two; from 2028 on the three of the second group are eligible as well.
    expect(backbones[0]).toBe(7);
    const rows = plan.compliance.filter(({ rule }) => rule === 'backbone-share');
    expect(rows.map(({ required }) => required)).toEqual(backbones.map((count) => Math.ceil((15 * count) / 100)));
    expect(rows.map(({ required }) => required)[0]).toBe(2);
    expect(rows.every(({ holds, clause }) => holds && clause === 'ZJ3')).toBe(true);
    expect(plan.postings.filter(({ start }) => start === Y).every(({ teacher: id }) => id.startsWith('A'))).toBe(true);
  });
});
