/** The evidence behind the certificate, gathered once for all reports of a plan. */
import type { ComplianceRow } from '../domain/plan.ts';
import { evidence, rowKey, type Evidence } from '../verify/evidence.ts';
import type { Certified } from '../verify/certificate.ts';
import type { ReportContext } from './context.ts';

const known = new WeakMap<ReportContext, Evidence>();

export function evidenceOf(context: ReportContext): Evidence {
  const found = known.get(context) ?? evidence(context.instance, context.policy, context.plan);
  known.set(context, found);
  return found;
}

/** What was measured for each row of plan.json, in its order; null where checking again does not give the row. */
export function behindRows(
  context: ReportContext,
): readonly { readonly row: ComplianceRow; readonly behind: Certified | null }[] {
  const open = Map.groupBy(
    evidenceOf(context).rules.flatMap(({ places }) => places),
    ({ row }) => rowKey(row),
  );
  return context.plan.compliance.map((row) => ({ row, behind: open.get(rowKey(row))?.shift() ?? null }));
}
