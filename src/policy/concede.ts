/** A policy with exceptions granted at some places of its rules: a policy of its own, with a digest of its own. */
import { fingerprint } from '../domain/fingerprint.ts';
import { conceding, type Concession } from '../rules/concession.ts';
import type { Policy } from './policy.ts';

/** By position of the rule line in the policy. Exceptions add to those granted before. */
export function concede(policy: Policy, more: ReadonlyMap<number, readonly Concession[]>): Policy {
  const base = policy.granted?.base ?? policy;
  const before = policy.granted?.concessions ?? new Map<number, readonly Concession[]>();
  const all = new Map(
    base.rules.flatMap((_, i) => {
      const list = [...(before.get(i) ?? []), ...(more.get(i) ?? [])];
      return list.length === 0 ? [] : [[i, list] as const];
    }),
  );
  if (all.size === 0) return policy;
  return {
    ...base,
    digest: fingerprint({ policy: base.digest, concessions: [...all] }),
    rules: base.rules.map((rule, i) => (all.has(i) ? { ...rule, spec: conceding(rule.spec, all.get(i)!) } : rule)),
    granted: { base, concessions: all },
  };
}
