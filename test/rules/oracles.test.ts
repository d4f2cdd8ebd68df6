/**
 * The oracles of the tests name rules: a rule that one of them does not know would be drawn nowhere, or judged wrongly,
 * and nothing would go red. Here it does.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SharedTeaching } from '../../src/domain/plan.ts';
import { formulate } from '../../src/model/index.ts';
import { RULES } from '../../src/rules/index.ts';
import { judge } from '../../src/verify/appraise.ts';
import { arbitraryPairCase, type PairCase } from '../support/arbitrary-pair.ts';
import { MENU } from '../support/arbitrary-wide.ts';
import { SHARING_KNOWS } from '../support/best-sharing.ts';
import { CUTS } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { applied, policy, PROTECTIONS } from '../support/tiny.ts';
import { paramsOf } from '../support/variants.ts';

const SPECS = [...RULES.values()];
const sorted = (ids: Iterable<string>): readonly string[] => [...ids].toSorted();

/** Rules that random wide cases have only where a test asks for it. */
const ASKED_FOR: Readonly<Record<string, string>> = {
  'leader-posts': 'comes with leader-term',
  'shared-teaching': 'tests of both kinds of case hand it in as what every policy has (`always`)',
};

/** Whether the check of a rule says something else where teaching is shared. */
function reacts(id: string, { instance, settings, numbers }: PairCase): boolean {
  const at = (i: number): number => numbers[i % numbers.length]!;
  const choices = paramsOf(RULES.get(id)!);
  const line = { ...applied('pins'), spec: RULES.get(id)!, params: choices[at(0) % choices.length] };
  const rules = policy({ rules: id === 'shared-teaching' ? [line] : [line, applied('shared-teaching')], settings });
  const formulation = formulate(instance, rules);
  const own = [...Map.groupBy(formulation.moves, (move) => move.person.id).values()];
  const postings = formulation.read(formulation.point(own.slice(0, 3).map((moves) => moves[at(1) % moves.length]!)));
  const sites = [...instance.sites.keys()];
  const shared = [...instance.persons.keys()].map((teacher, i): SharedTeaching => ({
    teacher,
    to: sites[at(i + 2) % sites.length]!,
    year: instance.years[at(i + 3) % 3]!,
    share: 0.2,
  }));
  const told = (given: readonly SharedTeaching[]): string =>
    JSON.stringify(judge(instance, rules, postings, given).measured[0]!.measures);
  return told([]) !== told(shared);
}

describe('the oracles', () => {
  it('give every policy all protections that no policy lacks', () => {
    const standing = SPECS.filter(({ nature, optional }) => nature === 'protection' && optional !== true);
    expect(sorted(PROTECTIONS.map(({ spec }) => spec.id))).toEqual(sorted(standing.map(({ id }) => id)));
  });

  it('draw every rule in the wide cases', () => {
    const menu = MENU.map(({ rule }) => (typeof rule === 'string' ? rule : rule.id));
    const known = [...menu, ...PROTECTIONS.map(({ spec }) => spec.id), ...Object.keys(ASKED_FOR)];
    expect(sorted(known)).toEqual(sorted(RULES.keys()));
  });

  it('know of every protection whether it cuts a branch of the search', () => {
    const protections = SPECS.filter(({ nature }) => nature === 'protection').map(({ id }) => id);
    expect(sorted(Object.keys(CUTS))).toEqual(sorted(protections));
  });

  it('share teaching with an eye to every rule that looks at it', () => {
    const cases = fc.sample(arbitraryPairCase, { numRuns: draws(20), seed: 29 });
    const reacting = SPECS.filter(({ id }) => cases.some((given) => reacts(id, given))).map(({ id }) => id);
    expect(sorted(SHARING_KNOWS)).toEqual(sorted(reacting));
  });
});
