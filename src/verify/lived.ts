/**
 * What lived history excuses. A posting that has begun stands, whatever has happened since: where a protection no
 * longer holds with such postings alone (a colleague of theirs has resigned, say), it may be broken there by as much
 * and no more.
 */
import { livedPostings, type Instance } from '../domain/instance.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Measure } from '../rules/rule.ts';
import { planFacts } from './facts.ts';

/** How far a measure of a rule may be broken; 0 wherever history says nothing. */
export type Tolerated = (rule: AppliedRule, measure: Measure) => number;

export interface Excused {
  readonly rule: AppliedRule;
  readonly measure: Measure;
}

const NOTHING: Tolerated = () => 0;
const placeOf = ({ where, op, what }: Measure): string => JSON.stringify([where, op, what?.en ?? null]);
const known = new WeakMap<Instance, WeakMap<Policy, Tolerated>>();

export function toleratedBy(instance: Instance, policy: Policy): Tolerated {
  if (livedPostings(instance).length === 0) return NOTHING;
  const own = known.get(instance) ?? new WeakMap<Policy, Tolerated>();
  known.set(instance, own);
  const found = own.get(policy) ?? measure(instance, policy);
  own.set(policy, found);
  return found;
}

function measure(instance: Instance, policy: Policy): Tolerated {
  const amounts = new Map(
    Map.groupBy(excusedBy(instance, policy), ({ rule }) => rule)
      .entries()
      .map(([rule, own]) => [rule, new Map(own.map(({ measure: one }) => [placeOf(one), one.by]))]),
  );
  return (rule, one) => amounts.get(rule)?.get(placeOf(one)) ?? 0;
}

/**
 * Protections that lived postings alone break. Decisions entered by hand are not excused: those that history has
 * settled are not asked at all.
 */
export function excusedBy(instance: Instance, policy: Policy): readonly Excused[] {
  const lived = livedPostings(instance);
  if (lived.length === 0) return [];
  const facts = planFacts(instance, policy, lived);
  return policy.rules
    .filter(({ spec, enforce }) => spec.nature === 'protection' && spec.entered !== true && enforce.kind === 'must')
    .flatMap((rule) =>
      rule.spec
        .check(facts.forRule(rule), rule.params)
        .filter(({ by }) => by > 0)
        .map((one) => ({ rule, measure: one })),
    );
}
