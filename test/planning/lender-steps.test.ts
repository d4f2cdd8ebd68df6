/** How much of a week a part-timer may lend, worked by hand: whole fifths of what is taught, rounded down. */
import { expect, it } from 'vitest';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { formulate } from '../../src/model/index.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { applied, CHINESE, demand, group, instance, policy, PROTECTIONS, school, teacher, Y } from '../support/tiny.ts';

it.each([
  [1, null],
  [2, 0.2],
  [3, 0.2],
  [4, 0.4],
  [5, 0.4],
] as const)('who teaches %d tenths lends at most %s of a week', async (tenths, share) => {
  // The principal's lessons are to spare too, but leaders lend none: the lender's own share is all that binds.
  const world = instance({
    groups: [group({ id: 'G1', kind: 'fused' })],
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
    teachers: [
      teacher({ id: 'L', teachingTenths: tenths, exempt: true }),
      teacher({ id: 'P', position: 'principal', teachingTenths: 10 }),
      teacher({ id: 'M', home: 'S2', exempt: true }),
    ],
    demand: [demand('S1', CHINESE, 0), demand('S2', CHINESE, 2)],
  });
  const rules = policy({ rules: [applied('shared-teaching', {}, { kinds: ['fused'] }), ...PROTECTIONS] });
  const { model, read, readSharing } = formulate(world, rules);
  const solved = lexicographic(model, await BACKENDS.get('highs')!(), null, {
    seed: 1,
    gap: 0,
    remaining: () => 60,
    weights: leadingWeights(rules),
  });
  if (solved.kind !== 'solved') throw new Error(solved.kind);
  const postings = read(solved.x);
  const shared = readSharing(solved.x, postings);
  expect(postings).toEqual([]);
  expect(shared.filter(({ year }) => year === Y)).toEqual(
    share === null ? [] : [{ teacher: 'L', to: 'S2', year: Y, share }],
  );
  expect(appraise(world, rules, postings, shared).findings).toEqual([]);
});
