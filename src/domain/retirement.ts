/**
 * Statutory retirement, postponed step by step since 2025 (全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定,
 * 2024-09-13): whoever would have reached the old age at or after 2025-01 is postponed by one month for every
 * `step` months begun since then, at most `most` months.
 */
import { monthOf, type Month } from './month.ts';
import { isSenior, type Sex, type Title } from './words.ts';

const TRACKS = {
  sixty: { age: 60 * 12, step: 4, most: 36 },
  fiftyFive: { age: 55 * 12, step: 4, most: 36 },
} as const;

/** Month of retirement: men and women with a senior title from 60, other women from 55 (domain, section 1). */
export function retirementMonth(born: Month, sex: Sex, title: Title): Month {
  const late = sex === 'male' || isSenior(title);
  const { age, step, most } = late ? TRACKS.sixty : TRACKS.fiftyFive;
  const original = born + age;
  const since = original - monthOf(2025, 1);
  return since < 0 ? original : original + Math.min(most, Math.floor(since / step) + 1);
}
