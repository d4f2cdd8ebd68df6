/** A pack's clauses on tiny rosters: what its own lines measure, with the numbers that stand in the pack. */
import type { BarePosting, SharedTeaching } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import { planFacts, type PlanFacts } from '../../src/verify/facts.ts';
import { validity } from '../../src/verify/validity.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { AppliedRule, Policy } from '../../src/policy/policy.ts';
import type { Measure } from '../../src/rules/rule.ts';
import { instance } from './tiny.ts';

export class Pack {
  readonly policy: Policy;

  constructor(policy: Policy) {
    this.policy = policy;
  }

  /**
   * The line that cites the clause, `RA7`; where lines of two rules do, the one of a rule, `RA7 headcount-balance`; for
   * groups of the kind where that is given.
   */
  line(cited: string, kind?: GroupKind): AppliedRule {
    const found = this.citing(cited).filter(
      (rule) => kind === undefined || rule.kinds === null || rule.kinds.includes(kind),
    );
    if (found.length !== 1) throw new Error(`${found.length} lines cite ${cited}`);
    return found[0]!;
  }

  private citing(cited: string): readonly AppliedRule[] {
    const [clause, id] = cited.split(' ');
    return this.policy.rules.filter((rule) => rule.clause === clause && (id === undefined || rule.spec.id === id));
  }

  facts(
    rows: Partial<Roster>,
    postings: readonly BarePosting[] = [],
    shared: readonly SharedTeaching[] = [],
  ): PlanFacts {
    return planFacts(instance(rows), this.policy, postings, shared);
  }

  /** Everything that the clause's line asks of these postings. */
  asks(
    clause: string,
    rows: Partial<Roster>,
    postings: readonly BarePosting[] = [],
    shared: readonly SharedTeaching[] = [],
  ): readonly Measure[] {
    // A rule may stand in several lines, for groups of different kinds.
    const several = this.citing(clause).length > 1;
    const line = this.line(clause, several ? rows.groups?.[0]?.kinds[0]?.kind : undefined);
    return line.spec.check(this.facts(rows, postings, shared).forRule(line), line.params);
  }

  /** `[required, actual, by]` of the first year, in the order of the check. */
  first(
    clause: string,
    rows: Partial<Roster>,
    postings: readonly BarePosting[] = [],
    shared: readonly SharedTeaching[] = [],
  ): number[][] {
    const measures = this.asks(clause, rows, postings, shared);
    return measures
      .filter(({ where }) => where.year === measures[0]?.where.year)
      .map(({ required, actual, by }) => [required, actual, by]);
  }

  /** What the general validity of postings has against these. */
  against(rows: Partial<Roster>, ...postings: readonly BarePosting[]): string[] {
    return validity(instance(rows), this.policy, postings).findings.map(({ code }) => code);
  }
}

export async function packOf(id: string): Promise<Pack> {
  const { policy } = await loadPolicy(id);
  if (policy === null) throw new Error(`the pack ${id} does not load`);
  return new Pack(policy);
}
