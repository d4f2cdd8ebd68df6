/** Protections that stand wherever a rule of the policy does (`RuleSpec.implies`), after all lines of the file. */
import { canonicalJson } from '../domain/fingerprint.ts';
import { RULES } from '../rules/index.ts';
import type { AppliedRule } from './policy.ts';

const sayOf = ({ spec, kinds, params }: AppliedRule): string => canonicalJson([spec.id, kinds, params]);

/** The lines of a policy with the protections that they bring along and that no line names. */
export function withImplied(rules: readonly AppliedRule[]): readonly AppliedRule[] {
  const all = new Map(rules.map((line) => [sayOf(line), line]));
  const implied = rules.flatMap(({ spec, kinds, params }): AppliedRule[] => {
    const found = spec.implies?.(params);
    const protection = found === undefined ? undefined : RULES.get(found.rule);
    if (found === undefined || protection === undefined) return [];
    const own = protection.params.parse(found.params);
    const line: AppliedRule = {
      spec: protection,
      clause: null,
      enforce: { kind: 'must' },
      kinds: found.everywhere ? null : kinds,
      params: own,
    };
    if (all.has(sayOf(line))) return [];
    all.set(sayOf(line), line);
    return [line];
  });
  return [...rules, ...implied];
}
