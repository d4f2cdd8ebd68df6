import { expect, it } from 'vitest';
import { REPLAN_TIERS } from '../../src/domain/words.ts';
import { shownTier } from '../../src/report/sheets/quality.ts';

it('what is counted in tenths of a teacher is shown in teachers, and nothing else', () => {
  const tenths = REPLAN_TIERS.filter((tier) => shownTier(tier, 30) === 3);
  expect(tenths.toSorted()).toEqual(['damage', 'shortage']);
  expect(REPLAN_TIERS.filter((tier) => shownTier(tier, 30) === 30)).toHaveLength(REPLAN_TIERS.length - 2);
});
