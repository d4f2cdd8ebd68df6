/** Tiers of the objective as measures: the model has their forms, the verifying side recomputes them. */
import type { TierName } from '../../../domain/words.ts';
import { exprOf } from '../../../planning/forms.ts';
import { tierValues } from '../../../verify/objective.ts';
import { t, TIER, type Text } from '../../../report/words.ts';
import type { FrontierMeasure } from '../measure.ts';

/** `scale`: of what is shown. */
export function tierMeasure(
  tier: TierName,
  counted: (amount: string) => Text = (amount) =>
    t(`${amount}${TIER[tier].unit['zh-CN']}`, `${amount} ${TIER[tier].unit.en}`),
  scale = 1,
): FrontierMeasure {
  return {
    id: tier,
    title: TIER[tier].name,
    unit: TIER[tier].unit,
    counted,
    better: 'less',
    scale,
    by: 'form',
    value: ({ facts, measured }) => tierValues(facts, measured)[tier],
    form: (forms) => exprOf(forms.tier(tier)),
  };
}
