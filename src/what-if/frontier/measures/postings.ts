/** How many exchanges begin in the three years. */
import { t } from '../../../report/words.ts';
import { sumOf } from '../../../rules/expr.ts';
import type { FrontierMeasure } from '../measure.ts';

export const postingsMeasure: FrontierMeasure = {
  id: 'postings',
  title: t('交流人次', 'Exchange postings'),
  unit: t('人次', 'postings'),
  counted: (amount) => t(`${amount}人次`, `${amount} posting${amount === '1' ? '' : 's'}`),
  better: 'less',
  by: 'form',
  value: ({ facts }) => facts.postings.filter(({ kind }) => kind === 'exchange').length,
  form: ({ moves }) => sumOf(moves.filter(({ kind }) => kind === 'exchange').map(({ column }) => column)),
};
