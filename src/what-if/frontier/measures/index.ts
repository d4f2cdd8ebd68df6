/** The registry of measures: one line each. */
import type { FrontierMeasure } from '../measure.ts';
import { allowanceMeasure } from './allowance.ts';
import { backboneMeasure } from './backbone-share.ts';
import { rateMeasure } from './exchange-rate.ts';
import { postingsMeasure } from './postings.ts';
import { tierMeasure } from './tier.ts';

const LIST: readonly FrontierMeasure[] = [
  rateMeasure,
  backboneMeasure,
  allowanceMeasure,
  postingsMeasure,
  tierMeasure('shortage', undefined, 10),
  tierMeasure('disruption'),
  tierMeasure('soft'),
];

export const MEASURES: ReadonlyMap<string, FrontierMeasure> = new Map(LIST.map((measure) => [measure.id, measure]));
