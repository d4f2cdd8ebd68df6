/** The views of a plan by name: known without what draws them. */
export const PLAN_VIEW_NAMES = [
  'overview',
  'list',
  'outlook',
  'rules',
  'people',
  'quality',
  'subjects',
  'moves',
  'allowances',
  'entitlements',
  'schools',
  'indicators',
  'readings',
  'balance',
  'flows',
] as const;
export type PlanViewName = (typeof PLAN_VIEW_NAMES)[number];
