/** Why no plan exists: a smallest set of decisions entered by hand that cannot hold together, and what they run into. */
import type { ClashFinder } from '../../solver/clash-pool.ts';
import type { Instance } from '../domain/instance.ts';
import type { Pin } from '../domain/roster.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import { formulatePins } from './formulate/index.ts';

export interface Clash {
  readonly pins: readonly Pin[];
  /** Protections without which these decisions could hold; empty where they contradict each other by themselves. */
  readonly against: readonly AppliedRule[];
}

/** The clash of an instance that has no plan; undefined where all decisions hold together after all. */
export async function clashOf(instance: Instance, policy: Policy, find: ClashFinder['find']): Promise<Clash | undefined> {
  const { model, slacks, pins } = formulatePins(instance, policy);
  const found = await find(model, slacks);
  if (found === undefined) return undefined;
  const clashing = found.map((i) => pins[i]!);
  const only: Instance = { ...instance, roster: { ...instance.roster, pins: instance.roster.pins.filter((pin) => clashing.includes(pin)) } };
  const against: AppliedRule[] = [];
  for (const rule of policy.rules) {
    if (rule.spec.nature !== 'protection' || rule.spec.entered === true) continue;
    const without = formulatePins(only, { ...policy, rules: policy.rules.filter((other) => other !== rule) });
    if ((await find(without.model, without.slacks)) === undefined) against.push(rule);
  }
  return { pins: clashing, against };
}
