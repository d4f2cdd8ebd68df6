/**
 * The certificate of a plan: what every rule asks, what the plan has, and what was relaxed (data dictionary,
 * plan.json).
 */
import type { ComplianceRow, Relaxation, Scope } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { AppliedRule } from '../policy/policy.ts';
import type { Measure, Spot } from '../rules/rule.ts';
import type { PlanFacts } from './facts.ts';
import type { Measured } from './objective.ts';

const scopeOf = ({ group, stage, school, subject }: Spot): Scope => ({ group, stage, school, subject });
const EVERYWHERE: Scope = { group: null, stage: null, school: null, subject: null };

const byScope = (a: Scope, b: Scope): number =>
  byCodePoint(a.group ?? '', b.group ?? '') ||
  byCodePoint(a.stage ?? '', b.stage ?? '') ||
  byCodePoint(a.school ?? '', b.school ?? '') ||
  byCodePoint(a.subject ?? '', b.subject ?? '');

/**
 * A row of the certificate with the line of the policy behind it, and what was measured: one place of a quota, all
 * places of a protection.
 */
export interface Certified {
  readonly row: ComplianceRow;
  readonly rule: AppliedRule;
  readonly measures: readonly Measure[];
}

/** Quotas: one row per place and year. Protections: one row per year, with the places checked and those that hold. */
export function certified({ instance }: Pick<PlanFacts, 'instance'>, measured: readonly Measured[]): Certified[] {
  const rows = measured.flatMap((one) =>
    one.rule.spec.nature === 'quota' ? quotaRows(one) : protectionRows(instance.years, one),
  );
  return rows.toSorted(
    ({ row: a }, { row: b }) =>
      byCodePoint(a.rule, b.rule) ||
      a.year - b.year ||
      byScope(a.scope, b.scope) ||
      byCodePoint(a.clause ?? '', b.clause ?? ''),
  );
}

/** The rows alone, as plan.json has them. */
export const certificate = (facts: PlanFacts, measured: readonly Measured[]): ComplianceRow[] =>
  certified(facts, measured).map(({ row }) => row);

const quotaRows = ({ rule, measures }: Measured): Certified[] =>
  measures.map((measure) => {
    const { where, op, required, actual, by } = measure;
    const row = {
      rule: rule.spec.id,
      clause: rule.clause,
      scope: scopeOf(where),
      year: where.year,
      op,
      required,
      actual,
      holds: by === 0,
    };
    return { row, rule, measures: [measure] };
  });

/** Every year of the horizon has a row, also one without places; years after it only where the rule speaks of them. */
function protectionRows(years: readonly number[], { rule, measures }: Measured): Certified[] {
  const byYear = new Map<number, Measure[]>(years.map((year) => [year, []]));
  for (const measure of measures) {
    const places = byYear.get(measure.where.year) ?? [];
    places.push(measure);
    byYear.set(measure.where.year, places);
  }
  return [...byYear].map(([year, places]) => {
    const held = places.filter(({ by }) => by === 0).length;
    const row = {
      rule: rule.spec.id,
      clause: rule.clause,
      scope: EVERYWHERE,
      year,
      op: '>=' as const,
      required: places.length,
      actual: held,
      holds: held === places.length,
    };
    return { row, rule, measures: places };
  });
}

/** What must-quotas lack, summed per rule, place, year and unit. Protections are never relaxed. */
export function relaxations(measured: readonly Measured[]): Relaxation[] {
  const rows = new Map<string, Relaxation>();
  for (const { rule, measures } of measured) {
    if (rule.enforce.kind !== 'must' || rule.spec.nature !== 'quota') continue;
    for (const { where, by } of measures) {
      if (by === 0) continue;
      const row = {
        rule: rule.spec.id,
        clause: rule.clause,
        scope: scopeOf(where),
        year: where.year,
        by,
        unit: rule.spec.unit,
      };
      const key = JSON.stringify([row.rule, row.clause, row.scope, row.year, row.unit]);
      rows.set(key, { ...row, by: by + (rows.get(key)?.by ?? 0) });
    }
  }
  return [...rows.values()].toSorted(
    (a, b) =>
      a.year - b.year ||
      byCodePoint(a.rule, b.rule) ||
      byScope(a.scope, b.scope) ||
      byCodePoint(a.clause ?? '', b.clause ?? '') ||
      byCodePoint(a.unit, b.unit),
  );
}
