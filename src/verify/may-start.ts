/** Whether an exchange could start there and then, were it the only posting of a plan (domain, section 2). */
import type { Instance, Person } from '../domain/instance.ts';
import { DeepMap } from '../domain/key.ts';
import type { BarePosting } from '../domain/plan.ts';
import { settingsIn } from '../domain/settings.ts';
import type { Policy } from '../policy/policy.ts';
import { validity } from './validity.ts';

type Start = readonly [teacher: string, to: string, year: number];

const known = new WeakMap<Instance, WeakMap<Policy, DeepMap<Start, boolean>>>();

/** True where a posting of an allowed length is valid by itself; the same for every plan of a case. */
export function mayStart(instance: Instance, policy: Policy, person: Person, to: string, year: number): boolean {
  const byPolicy = known.get(instance) ?? new WeakMap<Policy, DeepMap<Start, boolean>>();
  known.set(instance, byPolicy);
  const starts = byPolicy.get(policy) ?? new DeepMap<Start, boolean>();
  byPolicy.set(policy, starts);
  return starts.ensure([person.id, to, year], () => isValid(instance, policy, person, to, year));
}

function isValid(instance: Instance, policy: Policy, person: Person, to: string, start: number): boolean {
  const lived = instance.lived.get(person.id)?.stands;
  if (lived !== undefined && lived !== null)
    return lived.kind === 'exchange' && lived.to === to && lived.start === start;
  const { exchange } = settingsIn(policy.settings, person.home.group, start).postingYears;
  return exchange.some((years) => {
    const posting: BarePosting = { teacher: person.id, from: person.home.id, to, start, years, kind: 'exchange' };
    return validity(instance, policy, [posting]).findings.length === 0;
  });
}
