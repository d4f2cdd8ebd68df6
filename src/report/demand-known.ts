/** Whether anybody can know of missing teachers. */
import type { ReportContext } from './context.ts';
import { t } from './words.ts';

/** Without a single row of demand nobody knows whether anybody is missing: 0 → 0 would be a claim. */
export const isDemandKnown = ({ instance }: ReportContext): boolean => instance.roster.demand.length > 0;
export const DEMAND_UNKNOWN = t('未填学科需求，未评估缺员', 'no demand was entered, shortages were not assessed');
