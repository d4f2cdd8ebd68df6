/** A rule lifted, made hard, softened, or added with parameters of its own. */
import { z } from 'zod';
import { TIERS } from '../../domain/words.ts';
import { addRuleLine, alterPolicy, OFF, type Altered } from '../../policy/alter.ts';
import type { Policy } from '../../policy/policy.ts';
import { RULES } from '../../rules/index.ts';
import { changed, unknownName, type ChangeSpec } from './change.ts';
import { texts } from './texts.ts';

const Settings = z.strictObject({
  rule: z.string().min(1),
  clause: z.string().optional(),
  enforce: z.union([
    z.enum([OFF, 'must']),
    z.strictObject({
      tier: z.enum(TIERS).exclude(['legal', 'timing']).default('soft'),
      weight: z.int().min(1).max(1_000_000).default(1),
    }),
  ]),
  kinds: z.array(z.string()).optional(),
  params: z.record(z.string(), z.unknown()).optional(),
});
type Settings = z.infer<typeof Settings>;

export const ruleChange: ChangeSpec<Settings> = {
  name: 'rule',
  settings: Settings,
  example: { rule: 'host-stock', enforce: { tier: 'soft', weight: 1 } },
  apply: (given, settings) => {
    const unknown = unknownName('rule', settings.rule, [...RULES.keys()]);
    if (unknown !== null) return { ok: false, faults: [unknown] };
    const altered =
      stands(given.policy, settings) || settings.enforce === OFF
        ? switched(given.policy, settings)
        : added(given.policy, settings);
    return altered.ok
      ? changed({ ...given, policy: altered.policy })
      : { ok: false, faults: altered.faults.map(({ value, message }) => ({ at: 'rule', value, message })) };
  },
  say: (_, { rule, enforce }) => texts['say-rule']({ rule, enforce: typeof enforce === 'string' ? enforce : 'soft' }),
};

const stands = ({ rules }: Policy, { rule, clause }: Settings): boolean =>
  rules.some((line) => line.spec.id === rule && (clause === undefined || line.clause === clause));

/** The parameters first: a rule that is lifted needs none. */
function switched(policy: Policy, { rule, clause, enforce, params }: Settings): Altered {
  let altered: Altered = { ok: true, policy };
  for (const [name, to] of Object.entries(enforce === OFF ? {} : (params ?? {}))) {
    if (altered.ok) altered = alterPolicy(altered.policy, { path: `rules.${rule}.${name}`, clause, to });
  }
  return altered.ok ? alterPolicy(altered.policy, { path: `rules.${rule}.enforce`, clause, to: enforce }) : altered;
}

const added = (policy: Policy, { rule, clause, enforce, kinds, params }: Settings): Altered =>
  addRuleLine(policy, {
    rule,
    enforce,
    params: params ?? {},
    ...(clause === undefined ? {} : { clause }),
    ...(kinds === undefined ? {} : { kinds }),
  });
