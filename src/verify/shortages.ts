/** Shortages before and under a plan, as plan.json lists them. */
import type { ShortageRow } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { PlanFacts } from './facts.ts';

/** In teachers, to one decimal, where there was a shortage before or is one under the plan. */
export function shortageRows(facts: PlanFacts): ShortageRow[] {
  const rows: ShortageRow[] = [];
  for (const site of facts.instance.sites.values()) {
    for (const year of facts.instance.years) {
      for (const subject of site.demanded) {
        if (site.demand(subject, year) === null) continue;
        const need = facts.needTenths(site.id, subject, year);
        const before = Math.max(0, need - (facts.standing(site.id, year).tenthsBySubject.get(subject) ?? 0));
        const short = Math.max(0, need - facts.staffedTenths(site.id, subject, year));
        if (before > 0 || short > 0)
          rows.push({ school: site.id, subject, year, need: need / 10, before: before / 10, short: short / 10 });
      }
    }
  }
  return rows.toSorted(
    (a, b) => a.year - b.year || byCodePoint(a.school, b.school) || byCodePoint(a.subject, b.subject),
  );
}
