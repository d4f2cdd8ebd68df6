/**
 * What the clauses of each pack need to bite is there in sampled rosters: leaders to send, newcomers, recruits, zones,
 * fractions.
 */
import { describe, expect, test } from 'vitest';
import { deriveInstance, type Instance, type Person } from '../../src/domain/instance.ts';
import { september } from '../../src/domain/month.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { SAMPLE_YEAR, sampleRoster } from '../../src/sample/index.ts';
import { draws } from '../support/draws.ts';

const Y = SAMPLE_YEAR;

async function packed(id: string): Promise<Policy> {
  const { policy } = await loadPolicy(id);
  if (policy === null) throw new Error(`the pack ${id} does not load`);
  return policy;
}

const county = (policy: Policy, groups = 24): Instance =>
  deriveInstance(sampleRoster({ preset: 'county', seed: 2, groups, policy }), Y);

const peopleOf = (instance: Instance, kind: GroupKind): Person[] =>
  [...instance.persons.values()].filter(({ home }) => home.group.kinds[0]!.kind === kind);

/** Whom members newly employ up to September `year`. */
const hired = (people: readonly Person[], year: number): Person[] =>
  people.filter(
    ({ row, home }) =>
      home.row.role === 'member' && row.employedSince > september(year - 1) && row.employedSince <= september(year),
  );

/** Recruits of the cores whose service ends in the twelve months before September `year`. */
const released = (people: readonly Person[], year: number): Person[] =>
  people.filter(
    ({ row, home }) =>
      home.row.role === 'core' &&
      row.serviceEnds !== null &&
      row.serviceEnds >= september(year - 1) &&
      row.serviceEnds < september(year),
  );

/** The share of demand rows that ask for parts of a teacher, in fused groups or in the others. */
function parts(instance: Instance, fused: boolean): number {
  const rows = instance.roster.demand.filter(
    ({ school }) => (instance.sites.get(school)!.group.kinds[0]!.kind === 'fused') === fused,
  );
  return rows.filter(({ tenths }) => tenths % 10 !== 0).length / rows.length;
}

describe('Ruian', async () => {
  const policy = await packed('ruian-2021');
  const instance = county(policy);
  const people = [...instance.persons.values()];

  test('about a fifth of the groups are fused, half co-built, the rest collaborative, over the seeds', () => {
    const kinds = [1, 2, 3, 4, 5].flatMap((seed) =>
      sampleRoster({ preset: 'county', seed, policy }).groups.map(({ kinds: [only] }) => only!.kind),
    );
    const percent = (kind: GroupKind): number => (100 * kinds.filter((other) => other === kind).length) / kinds.length;
    expect(Math.abs(percent('fused') - 20)).toBeLessThan(6);
    expect(Math.abs(percent('coBuilt') - 50)).toBeLessThan(6);
    expect(Math.abs(percent('collaborative') - 30)).toBeLessThan(6);
  });

  test('zones have the names by which the document pays, leave the rate to it, and most village schools lie there', () => {
    const zones = instance.roster.zones.filter(({ name }) => name in policy.settings.zoneAllowances);
    expect(zones.map(({ name }) => name)).toEqual(['高楼', '湖岭', '马屿', '陶山']);
    expect(zones.every(({ mountain, monthlyAllowance }) => mountain && monthlyAllowance === null)).toBe(true);
    expect(instance.roster.zones.some(({ mountain }) => !mountain)).toBe(true);
    const villages = instance.roster.schools.filter(({ setting }) => setting === 'rural');
    expect(villages.filter(({ zone }) => zones.some(({ id }) => id === zone)).length).toBeGreaterThan(
      0.7 * villages.length,
    );
    expect(instance.roster.budgets.some(({ allowanceBudget }) => (allowanceBudget ?? 0) > 0)).toBe(true);
  });

  test('members have newcomers and cores have recruits whose service ends, in every year that asks; none leads a graduating class', () => {
    for (const year of instance.years) expect(hired(people, year).length).toBeGreaterThan(3);
    for (const year of instance.years.slice(1)) expect(released(people, year).length).toBeGreaterThan(3);
    const bound = instance.years.flatMap((year) => [...hired(people, year), ...released(people, year)]);
    expect(bound.filter(({ graduates }) => graduates !== null)).toEqual([]);
    // Elsewhere the same people may well lead one.
    const others = sampleRoster({
      preset: 'county',
      seed: 2,
      groups: 24,
      policy: { ...policy, rules: policy.rules.filter(({ spec }) => spec.opens === undefined) },
    });
    expect(others.teachers.some((row) => row.graduatingYear !== null && bound.some(({ id }) => id === row.id))).toBe(
      true,
    );
  });

  test('fused groups, which share teaching, ask for parts of teachers more often than the others', () => {
    expect(parts(instance, true)).toBeGreaterThan(0.5);
    expect(parts(instance, false)).toBeLessThan(0.5);
  });
});

describe.each([
  ['qingdao-2022', 'tight', 2],
  ['huantai-2016', 'community', 0],
] as const)('%s: %s groups', async (pack, kind, backbones) => {
  const policy = await packed(pack);
  const instance = county(policy);

  test('cores have a vice-principal, a mid-level leader and backbone teachers to send to each member', () => {
    const facts = planFacts(instance, policy, []).forRule({ kinds: [kind] });
    for (const { id } of facts.groups) {
      const members = facts.schools(id).length - 1;
      const core = facts.people(id).filter(({ home }) => home.row.role === 'core');
      expect([1, 2]).toContain(members);
      expect(core.filter(({ row }) => row.position === 'vicePrincipal').length).toBeGreaterThan(members);
      expect(
        core.filter((person) => person.row.position === 'midLevel' && facts.eligible(person, Y)).length,
      ).toBeGreaterThan(members);
      // Every fifth group of every fifth seed is drawn hard; this is seed 2.
      expect(
        core.filter((person) => person.row.position === 'teacher' && person.backbone && facts.eligible(person, Y))
          .length,
      ).toBeGreaterThanOrEqual(backbones * members);
    }
  });
});

test('Huantai: led schools lie in the country, and their core is large enough to send them a third of their staff', async () => {
  const instance = county(await packed('huantai-2016'));
  const people = peopleOf(instance, 'community');
  const core = people.filter(({ home }) => home.row.role === 'core').length;
  expect(core).toBeGreaterThan(0.55 * people.length);
  const led = [...instance.sites.values()].filter(
    ({ row, group }) => group.kinds[0]!.kind === 'community' && row.role === 'member',
  );
  expect(led.every(({ row }) => row.setting === 'rural')).toBe(true);
});

test('Suzhou: weak schools are flagged, cores have extra posts within three per cent', async () => {
  const { roster } = county(await packed('suzhou-2024'));
  expect(roster.schools.some(({ weak }) => weak)).toBe(true);
  expect(roster.schools.some(({ floatPermille }) => floatPermille > 0)).toBe(true);
  expect(Math.max(...roster.schools.map(({ floatPermille }) => floatPermille))).toBeLessThanOrEqual(30);
});

test('a county for Ruian has 9,000 to 10,000 teachers and the budget that was asked for', async () => {
  const roster = sampleRoster({ preset: 'county', seed: 1, policy: await packed('ruian-2021'), budget: 4_000_000 });
  expect(roster.groups).toHaveLength(53);
  expect(roster.teachers.length).toBeGreaterThanOrEqual(9000);
  expect(roster.teachers.length).toBeLessThanOrEqual(10_000);
  expect(roster.budgets.map(({ year, allowanceBudget }) => ({ year, allowanceBudget }))).toEqual([
    { year: null, allowanceBudget: 4_000_000 },
  ]);
});

test.each(packIds().flatMap((pack) => [1, 2].slice(0, draws(1)).map((seed) => [pack, seed] as const)))(
  '%s, seed %i: a group of 250 keeps every hard rule',
  { timeout: 240_000 },
  async (pack, seed) => {
    const policy = await packed(pack);
    const instance = deriveInstance(sampleRoster({ preset: 'group', seed, policy, teachers: 250 }), Y);
    const outcome = await makePlan(instance, policy, 'sha256:sampled', {
      backend: 'highs',
      seed: 1,
      timeLimit: 200,
      gap: 0,
      workers: 1,
    });
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    expect(outcome.plan.outcome).toBe('compliant');
    expect(outcome.plan.proof.tiers[0]).toEqual({ tier: 'legal', value: 0, bound: 0 });
  },
);
