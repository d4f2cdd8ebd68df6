/** The views of a plan, each with its own type. */
import type { z } from 'zod';
import type { PlanViewName } from '../../views/names.ts';
import type { BalanceView, FlowsView, OverviewView, SheetView } from '../../views/schemas.ts';
import { useAsk } from '../base/data.ts';

export type Overview = z.infer<typeof OverviewView>;
export type Balance = z.infer<typeof BalanceView>;
export type Flows = z.infer<typeof FlowsView>;
export type Sheet = z.infer<typeof SheetView>;
export type SheetViewName = Exclude<PlanViewName, 'overview' | 'balance' | 'flows'>;

interface Kinds {
  readonly overview: Overview;
  readonly balance: Balance;
  readonly flows: Flows;
}

interface Viewed<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
}

/** A view of a plan; it is drawn once and never changes. */
export function usePlanView<N extends PlanViewName>(
  plan: string,
  view: N,
): Viewed<N extends keyof Kinds ? Kinds[N] : Sheet> {
  const { data, error } = useAsk('GET /api/plans/:plan/views/:view', { params: { plan, view } });
  return { data: data?.body as (N extends keyof Kinds ? Kinds[N] : Sheet) | undefined, error };
}
