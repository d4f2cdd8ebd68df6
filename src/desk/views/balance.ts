/** School × subject: who is missing or too many before and under the plan, and which shortages stay open. */
import type { z } from 'zod';
import type { ReportContext } from '../../report/context.ts';
import { balanceLines, missingOf, subjectsOf } from '../../report/sheets/subject-balance.ts';
import type { BalanceView } from './schemas.ts';

export function balanceView(context: ReportContext): z.infer<typeof BalanceView> {
  const lines = balanceLines(context);
  const sites = new Map(lines.map(({ site }) => [site.id, site]));
  return {
    subjects: subjectsOf(lines),
    schools: [...sites.values()].map(({ id, row, group }) => ({ id, name: row.name, group: group.name })),
    cells: lines.map(({ site, subject, year, need, before, after }) => ({
      school: site.id,
      subject,
      year,
      need,
      before,
      after,
      short: missingOf(need, after),
    })),
  };
}
