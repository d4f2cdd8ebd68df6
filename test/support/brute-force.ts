/**
 * The best plan by looking at every one: all sets of valid postings, judged by the verifier's side. Slow and plain on
 * purpose, it is what the planner's optimum is measured against. Knows the model from nowhere.
 */
import { livedPostings, type Instance } from '../../src/domain/instance.ts';
import type { BarePosting, SharedTeaching } from '../../src/domain/plan.ts';
import { everyLength } from '../../src/domain/settings.ts';
import { POSTING_KINDS } from '../../src/domain/words.ts';
import { judge } from '../../src/verify/appraise.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { tierValues } from '../../src/verify/objective.ts';
import { validity } from '../../src/verify/validity.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { tierOrder } from '../../src/policy/tier-order.ts';
import { bestSharing } from './best-sharing.ts';

export interface Optimum {
  /** Values of the tiers in the order of the case. */
  readonly tiers: number[];
  readonly postings: BarePosting[];
  readonly sharedTeaching: SharedTeaching[];
}

/** Every posting that is valid by itself, by teacher; teachers without any are left out. */
export function candidates(instance: Instance, policy: Policy): readonly (readonly BarePosting[])[] {
  const pinned = new Set(instance.roster.pins.map(({ teacher }) => teacher));
  const permits = policy.rules.some(({ spec }) => spec.permits !== undefined);
  const lived = livedPostings(instance);
  return [...instance.persons.values()]
    .map((person) => {
      const stands = lived.find(({ teacher }) => teacher === person.id);
      if (stands !== undefined) return [stands];
      const kinds = POSTING_KINDS.filter((kind) => kind === 'exchange' || permits || pinned.has(person.id));
      return kinds.flatMap((kind) =>
        [...instance.sites.keys()].flatMap((to) =>
          instance.years.flatMap((start) =>
            everyLength(policy.settings, kind)
              .map(
                (years) => ({ teacher: person.id, from: person.home.id, to, start, years, kind }) satisfies BarePosting,
              )
              .filter((posting) => validity(instance, policy, [posting]).findings.length === 0),
          ),
        ),
      );
    })
    .filter((own) => own.length > 0);
}

/** How many sets of postings there are to look at. */
export const searchSize = (own: readonly (readonly BarePosting[])[]): number =>
  own.reduce((size, postings) => size * (postings.length + 1), 1);

/**
 * Which protections cut a branch: those with upper limits that count postings, so that a further posting never mends
 * them, and that do not depend on the plan. Of the others, why not. `test/rules/oracles.test.ts` demands a line for
 * every protection.
 */
export const CUTS: Readonly<Record<string, 'cuts' | { readonly because: string }>> = {
  'outflow-limit': 'cuts',
  'inflow-limit': 'cuts',
  pins: 'cuts',
  'headcount-balance': { because: 'leavers and arrivals make up for each other' },
  'protect-source': { because: 'an arrival mends what a leaver breaks' },
  'leader-posts': { because: 'leavers and arrivals make up for each other' },
  'shared-teaching': { because: 'it is shared around only when all postings are chosen' },
  term: { because: 'candidates last an allowed number of years' },
};

/**
 * The lexicographic optimum over all lawful plans; `'pins-clash'` where there is none. `cutting` false: no branch is
 * cut, to test that cutting loses nothing.
 */
export function bruteForce(instance: Instance, policy: Policy, cutting = true): Optimum | 'pins-clash' {
  const own = candidates(instance, policy);
  const limits = policy.rules.filter((rule) => CUTS[rule.spec.id] === 'cuts' && rule.enforce.kind === 'must');
  const shares = policy.rules.some(({ spec }) => spec.shares !== undefined);
  const chosen: BarePosting[] = [];
  let best: Optimum | 'pins-clash' = 'pins-clash';

  // What lived history excuses is no reason to cut.
  const mayCut = cutting && livedPostings(instance).length === 0;
  const isCut = (): boolean => {
    const facts = planFacts(instance, policy, chosen);
    return limits.some((rule) =>
      rule.spec.check(facts.forRule(rule), rule.params).some(({ op, by }) => op === '<=' && by > 0),
    );
  };
  const look = (): void => {
    const sharedTeaching = shares ? bestSharing(planFacts(instance, policy, chosen)) : [];
    if (sharedTeaching === null) return;
    const { facts, measured, isBroken } = judge(instance, policy, chosen, sharedTeaching);
    if (isBroken) return;
    const values = tierValues(facts, measured);
    const tiers = tierOrder(policy, instance).map((tier) => values[tier]);
    if (best === 'pins-clash' || isLess(tiers, best.tiers)) best = { tiers, postings: [...chosen], sharedTeaching };
  };
  const descend = (depth: number): void => {
    if (depth === own.length) return look();
    descend(depth + 1);
    for (const posting of own[depth]!) {
      chosen.push(posting);
      if (!mayCut || !isCut()) descend(depth + 1);
      chosen.pop();
    }
  };
  descend(0);
  return best;
}

/** Every lawful set of postings without shared teaching: nothing is left out. */
export function everyLawful(instance: Instance, policy: Policy): readonly (readonly BarePosting[])[] {
  const sets = candidates(instance, policy).reduce<readonly (readonly BarePosting[])[]>(
    (all, own) => all.flatMap((set) => [set, ...own.map((posting) => [...set, posting])]),
    [[]],
  );
  return sets.filter((postings) => !judge(instance, policy, postings).isBroken);
}

/** Lexicographic order. */
function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}
