/**
 * When one case asks for at least as much as another. Then every plan that may be written for the stricter case may be
 * written for the other one too, and is no worse there in any tier; so the best of the stricter case is, in strict
 * order, no better than the best of the other.
 *
 * It holds where the two are equal but for amounts: parameters of rules of which the rule itself says which is stricter
 * (`isStricter`), and the county's allowance budgets. Shortfalls of quotas are summed up in tiers with weights of 0 and
 * more, and what a protection forbids under looser parameters it forbids under stricter ones.
 */
import { canonicalJson } from '../../domain/fingerprint.ts';
import type { Budget } from '../../domain/roster.ts';
import type { AppliedRule, Policy } from '../../policy/policy.ts';
import type { Case } from '../../planning/case.ts';

/** False where nothing is known. Equal cases are as strict as each other. */
export function isAsStrict(given: Case, than: Case): boolean {
  // Of lived history so much is tolerated as it brings with it, and under stricter parameters that is more.
  if (given.published !== undefined || than.published !== undefined) return false;
  return (
    sameBesides(given, than) &&
    samePolicyBesides(given.policy, than.policy) &&
    budgetsAreAsStrict(given, than) &&
    rulesAreAsStrict(given.policy.rules, than.policy.rules)
  );
}

const besides = new WeakMap<Case, string>();

/** Everything but policy and budgets. */
const sameBesides = (a: Case, b: Case): boolean => textBesides(a) === textBesides(b);

function textBesides(given: Case): string {
  const { roster, from } = given;
  const found = besides.get(given) ?? canonicalJson({ from, roster: { ...roster, budgets: [] } });
  besides.set(given, found);
  return found;
}

/** Exceptions granted at single places lie across the parameters: nothing is said of policies with any. */
function samePolicyBesides(a: Policy, b: Policy): boolean {
  return a.granted === undefined && b.granted === undefined && textOf(a) === textOf(b);
}

const textOf = ({ settings, order, weights }: Policy): string => canonicalJson({ settings, order, weights });

/** A row with the year overrides, cell by cell, one without. */
function cellOf(rows: readonly Budget[], year: number, cell: Exclude<keyof Budget, 'year'>): number | null {
  const at = (of: number | null): number | null =>
    rows.find((row) => row.year === of && row[cell] !== null)?.[cell] ?? null;
  return at(year) ?? at(null);
}

function budgetsAreAsStrict({ roster: { budgets }, from }: Case, { roster: { budgets: others } }: Case): boolean {
  return [from, from + 1, from + 2].every((year) => {
    const rates = (['livingAllowance', 'transportAllowance'] as const).every(
      (cell) => cellOf(budgets, year, cell) === cellOf(others, year, cell),
    );
    const [mine, theirs] = [
      cellOf(budgets, year, 'allowanceBudget') ?? Infinity,
      cellOf(others, year, 'allowanceBudget') ?? Infinity,
    ];
    return rates && mine <= theirs;
  });
}

/** Line by line: the same rules, for the same groups, enforced alike. */
function rulesAreAsStrict(rules: readonly AppliedRule[], others: readonly AppliedRule[]): boolean {
  if (rules.length !== others.length) return false;
  return rules.every((rule, i) => {
    const other = others[i]!;
    if (frame(rule) !== frame(other)) return false;
    return (
      canonicalJson(rule.params) === canonicalJson(other.params) ||
      rule.spec.isStricter?.(rule.params, other.params) === true
    );
  });
}

const frame = ({ spec, clause, kinds, enforce }: AppliedRule): string =>
  canonicalJson([spec.id, clause, kinds, enforce]);
