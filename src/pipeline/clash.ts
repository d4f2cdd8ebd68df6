/** Why no plan exists: a smallest set of decisions entered by hand that cannot hold together, and what they run into. */
import type { Backend } from '../../solver/backend.ts';
import { smallestClash } from '../../solver/clash.ts';
import type { Instance } from '../domain/instance.ts';
import type { Pin } from '../domain/roster.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import { formulatePins } from './formulate/index.ts';

export interface Clash {
  readonly pins: readonly Pin[];
  /** Protections without which these decisions could hold; empty where they contradict each other by themselves. */
  readonly against: readonly AppliedRule[];
}

/** The clash of an instance that has no plan; undefined where the engine found none after all. */
export function clashOf(instance: Instance, policy: Policy, backend: Backend, seed: number): Clash | undefined {
  const { model, slacks, pins } = formulatePins(instance, policy);
  const found = smallestClash(model, slacks, backend, seed);
  if (found === undefined) return undefined;
  const clashing = found.map((i) => pins[i]!);
  const only: Instance = { ...instance, roster: { ...instance.roster, pins: instance.roster.pins.filter((pin) => clashing.includes(pin)) } };
  const against = policy.rules.filter((rule) => {
    if (rule.spec.nature !== 'protection' || rule.spec.entered === true) return false;
    const without = formulatePins(only, { ...policy, rules: policy.rules.filter((other) => other !== rule) });
    return smallestClash(without.model, without.slacks, backend, seed) === undefined;
  });
  return { pins: clashing, against };
}
