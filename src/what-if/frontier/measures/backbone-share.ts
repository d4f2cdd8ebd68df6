/** The share of backbone teachers among the exchanged that every place keeps in every year. */
import { t } from '../../../report/words.ts';
import { backboneShare } from '../../../rules/backbone-share.ts';
import { shareMeasure } from './share.ts';

export const backboneMeasure = shareMeasure(
  'backbone-share',
  t('骨干教师占比', 'Share of backbone teachers'),
  backboneShare,
);
