/**
 * What a frontier weighs against each other: a whole number of a finished plan, and the same as a demand on the model.
 */
import type { Case } from '../../planning/case.ts';
import type { Forms } from '../../planning/search.ts';
import type { PlanFacts } from '../../verify/facts.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Expr } from '../../rules/rows.ts';
import type { Text } from '../../report/words.ts';
import type { Measured } from '../../verify/objective.ts';

/** A plan as the verifying side sees it. */
interface Seen {
  readonly facts: PlanFacts;
  readonly measured: readonly Measured[];
}

interface Common {
  /** The word by which it is asked for. */
  readonly id: string;
  readonly title: Text;
  /** Of axes and headings. */
  readonly unit: Text;
  /** Of amounts in sentences: `7 人次`, `84,000 yuan`. */
  readonly counted: (amount: string) => Text;
  readonly better: 'less' | 'more';
  /** By how much values are shown smaller than they are counted: 10 where tenths are counted. */
  readonly scale?: number;
  value(seen: Seen): number;
}

export type FrontierMeasure = Common &
  (
    | {
        readonly by: 'form';
        /** Its value as a sum over columns: it can be minimised and limited. */
        form(forms: Forms, given: Case): Expr;
      }
    | {
        readonly by: 'rule';
        /** Policies under which it is at least so good: it can be limited only. */
        holding(policy: Policy, level: number): Policy;
        /** No value is better than this. */
        readonly most: number;
      }
  );

/** As a cost: less is better. */
export const costOf = ({ better }: FrontierMeasure, value: number): number => (better === 'less' ? value : 0 - value);

/** Back from the cost: the same turn once more. */
export const valueOf = (measure: FrontierMeasure, cost: number): number => costOf(measure, cost);

/** As it is shown: 12.5 for 125 tenths. */
export const shownMeasure = ({ scale = 1 }: FrontierMeasure, value: number): number => value / scale;
