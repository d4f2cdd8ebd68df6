/** Shares that a rule asks for: the greatest whole percentage with which its lines would hold everywhere. */
import type { Policy, AppliedRule } from '../../../policy/policy.ts';
import type { Rational } from '../../../domain/rational.ts';
import type { RuleSpec } from '../../../rules/rule.ts';
import type { Text } from '../../../report/words.ts';
import { t } from '../../../report/words.ts';
import type { FrontierMeasure } from '../measure.ts';

const WHOLE = 100;
const NOTHING: Rational = { num: 0, den: WHOLE };

/** A share, also where a line names a number instead. */
const shared = (share: Rational) => ({ share, atLeast: undefined });

/**
 * `spec` counts `actual` out of `base` at each place. Where the policy has no line of it, its example stands for one.
 */
export function shareMeasure<P extends { readonly share?: Rational | undefined }>(
  id: string,
  title: Text,
  spec: RuleSpec<P>,
): FrontierMeasure {
  const linesOf = ({ rules }: Policy): readonly { readonly kinds: AppliedRule['kinds']; readonly params: P }[] => {
    const own = rules.filter((line) => Object.is(line.spec, spec));
    return own.length === 0
      ? [{ kinds: null, params: spec.example }]
      : own.map(({ kinds, params }) => ({ kinds, params: params as P }));
  };
  return {
    id,
    title,
    unit: t('%', '%'),
    counted: (amount) => t(`${amount}个百分点`, `${amount} percentage point${amount === '1' ? '' : 's'}`),
    better: 'more',
    by: 'rule',
    most: WHOLE,
    value: ({ facts }) =>
      linesOf(facts.policy)
        .flatMap(({ kinds, params }) => spec.check(facts.forRule({ kinds }), { ...params, ...shared(NOTHING) }))
        .reduce(
          (least, { actual, base = 0 }) => (base === 0 ? least : Math.min(least, Math.floor((WHOLE * actual) / base))),
          WHOLE,
        ),
    // As a protection: it must hold, and nothing gives way.
    holding: (policy, level) => ({
      ...policy,
      rules: [
        ...policy.rules,
        ...linesOf(policy).map(({ kinds, params }): AppliedRule => ({
          spec: { ...spec, nature: 'protection' },
          clause: null,
          enforce: { kind: 'must' },
          kinds,
          params: { ...params, ...shared({ num: level, den: WHOLE }) },
        })),
      ],
    }),
  };
}
