/** School × subject: who is missing or too many before and under the plan, and which shortages stay open. */
import { z } from 'zod';
import type { ReportContext } from '../../report/context.ts';
import { balanceLines, missingOf, subjectsOf } from '../../report/sheets/subject-balance.ts';

export const BalanceView = z.object({
  /** In one order for all schools: what needs most teachers first. */
  subjects: z.array(z.string()),
  schools: z.array(z.object({ id: z.string(), name: z.string(), group: z.string() })),
  /** In teachers, to one decimal. */
  cells: z.array(
    z.object({
      school: z.string(),
      subject: z.string(),
      year: z.int(),
      need: z.number(),
      before: z.number(),
      after: z.number(),
      /** Missing under the plan. */
      short: z.number(),
    }),
  ),
});

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
