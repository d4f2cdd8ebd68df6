/** Why no plan exists: a smallest set of decisions entered by hand that cannot hold together, and what they run into. */
import type { ClashFinder } from '../../solver/clash-pool.ts';
import type { Instance } from '../domain/instance.ts';
import type { Pin } from '../domain/roster.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import { instanceOf, type Case } from './case.ts';
import { formulatePins } from './formulate/index.ts';
import { partOfGroups } from './replan/part.ts';

export interface Clash {
  readonly pins: readonly Pin[];
  /** Protections without which these decisions could hold; empty where they contradict each other by themselves. */
  readonly against: readonly AppliedRule[];
}

/**
 * The clash of the first group that has one, else of everything together: protections speak of a group, and a group is searched in
 * a moment, where a whole county takes minutes. Undefined where all decisions hold together after all.
 */
export async function clashByGroup(instance: Instance, policy: Policy, find: ClashFinder['find']): Promise<Clash | undefined> {
  const { roster, years, published } = instance;
  if (!policy.settings.crossGroup && roster.groups.length > 1) {
    const given: Case = { roster, policy, from: years[0]!, ...(published === null ? {} : { published }) };
    for (const { id } of roster.groups) {
      const part = partOfGroups(given, new Set([id]), []);
      const found = part.roster.pins.length === 0 ? undefined : await clashOf(instanceOf(part), part.policy, find);
      if (found !== undefined) return found;
    }
  }
  return clashOf(instance, policy, find);
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
