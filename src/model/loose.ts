/**
 * The model with every must-quota, every decision entered by hand and, where asked, protections free to give way: what
 * is asked when not everything can hold, and what it would take.
 */
import type { Model } from '../../solver/model.ts';
import type { Instance } from '../domain/instance.ts';
import { compositeKey } from '../domain/key.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import type { Pin } from '../domain/roster.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Spot } from '../rules/rule.ts';
import type { Move } from '../rules/rows.ts';
import { inOrder, lay, reading } from './index.ts';
import { rowsFor } from './rows.ts';

/** One line of the policy at one place, or one decision entered by hand. It holds where all its columns are 0. */
export interface LooseDemand {
  readonly applied: AppliedRule;
  readonly where: Spot;
  readonly pin: Pin | null;
  /** Columns of the amounts by which it gives way, in the unit of the rule. */
  readonly columns: readonly number[];
}

export interface LooseFormulation {
  /** Without objectives. */
  readonly model: Model;
  readonly moves: readonly Move[];
  /** Must-quotas in the order of the policy, decisions entered by hand, loosened protections. */
  readonly demands: readonly LooseDemand[];
  point(chosen: Iterable<Move>): Float64Array;
  read(x: ArrayLike<number>): BarePosting[];
  readSharing(x: ArrayLike<number>, postings: readonly BarePosting[]): SharedTeaching[];
}

/** `loosens`: which protections may give way too; decisions entered by hand always may. */
export function formulateLoose(
  instance: Instance,
  policy: Policy,
  loosens: (rule: AppliedRule) => boolean,
): LooseFormulation {
  const { sheet, builder } = lay(instance, policy);
  for (const applied of inOrder(policy)) {
    if (applied.spec.entered !== true)
      applied.spec.rows(rowsFor(applied, sheet, { loose: loosens(applied) }), applied.params);
    else
      for (const pin of rowsFor(applied, sheet).pins)
        applied.spec.rows(rowsFor(applied, sheet, { pin }), applied.params);
  }
  const hard = sheet.slacks.filter(({ applied }) => applied.enforce.kind === 'must');
  const demands = [
    ...Map.groupBy(hard, ({ applied, where, pin }) =>
      compositeKey(
        policy.rules.indexOf(applied),
        pin === undefined ? null : instance.roster.pins.indexOf(pin),
        JSON.stringify(where),
      ),
    ).values(),
  ].map((own): LooseDemand => ({
    applied: own[0]!.applied,
    where: own[0]!.where,
    pin: own[0]!.pin ?? null,
    columns: own.map(({ amount }) => builder.asColumn(amount)),
  }));
  const { model, complete } = builder.finish([]);
  return { model, moves: sheet.moves, demands, ...reading(sheet, instance, complete) };
}
