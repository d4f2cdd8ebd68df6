/** Months served at member schools before a new posting: orders of summer mean the September. */
import { expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { memberMonthsBefore } from '../../src/domain/served.ts';
import { instance, teacher, Y } from '../support/tiny.ts';

it.each([
  // Until the return in September 2028, on a posting that began with September 2025.
  [
    'a running posting ordered in July',
    { working: 'S2', postedFrom: monthOf(2025, 7), postedUntil: monthOf(2028, 8) },
    36,
  ],
  ['one of September', { working: 'S2', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2028, 8) }, 36],
  ['one that begins in October', { working: 'S2', postedFrom: monthOf(2025, 10), postedUntil: monthOf(2028, 8) }, 35],
  ['a finished one', { lastHost: 'S2', postedFrom: monthOf(2022, 8), postedUntil: monthOf(2025, 7) }, 36],
])('%s', (_, row, months) => {
  const of = instance({ teachers: [teacher({ id: 'T1', ...row })] });
  expect(memberMonthsBefore(of.persons.get('T1')!, Y + 1, of)).toBe(months);
});
