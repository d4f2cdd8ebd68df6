/** Who goes from where to where: one line per pair of schools and year. */
import type { z } from 'zod';
import { compositeKey } from '../../domain/key.ts';
import { plainNames, type ReportContext } from '../../report/context.ts';
import type { FlowsView } from './schemas.ts';

export function flowsView({ plan, instance }: ReportContext): z.infer<typeof FlowsView> {
  const names = plainNames(instance);
  const pairs = Map.groupBy(plan.postings, ({ from, to, start }) => compositeKey(from, to, start));
  return {
    flows: [...pairs.values()].map((own) => {
      const { from, to, start } = own[0]!;
      return { from, to, fromName: names.school(from), toName: names.school(to), year: start, people: own.length };
    }),
  };
}
