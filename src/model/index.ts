/** Roster and policy to model: choices, the rows of every rule, the tiers. */
import type { Model } from '../../solver/model.ts';
import type { Instance, Person } from '../domain/instance.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import { byCodePoint, type Pin } from '../domain/roster.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import { tierOrder } from '../policy/tier-order.ts';
import type { Move } from '../rules/rows.ts';
import { ModelBuilder } from './builder.ts';
import { sumOf } from '../rules/expr.ts';
import { tierForms } from './objective.ts';
import { rowsFor, type ModelSheet } from './rows.ts';
import { Sharing } from './sharing.ts';
import { Stock } from './stock.ts';
import { Supply } from './supply.ts';

export interface Formulation {
  readonly model: Model;
  readonly moves: readonly Move[];
  /** Everyone at work at the school in that year if no new posting is made. */
  workers(school: string, year: number): readonly Person[];
  /** The postings that a point of the model stands for, by start then teacher. */
  read(x: ArrayLike<number>): BarePosting[];
  /** The shared teaching of a point, for the postings that were read from it; by year then teacher. */
  readSharing(x: ArrayLike<number>, postings: readonly BarePosting[]): SharedTeaching[];
  /** The point of the model that stands for some of its moves. It may break rows: check it before use. */
  point(chosen: Iterable<Move>): Float64Array;
}

export function formulate(instance: Instance, policy: Policy): Formulation {
  const { sheet, builder } = lay(instance, policy);
  for (const applied of inOrder(policy)) applied.spec.rows(rowsFor(applied, sheet), applied.params);
  const forms = tierForms(sheet, policy.weights);
  const { model, complete } = builder.finish(tierOrder(policy, instance).map((name) => ({ name, form: forms[name] })));
  return {
    model,
    moves: sheet.moves,
    workers: (school, year) => sheet.supply.workers(school, year),
    ...reading(sheet, instance, complete),
  };
}

/** From points to postings and back. */
export const reading = (
  { moves, sharing }: ModelSheet,
  instance: Instance,
  complete: (chosen: Iterable<number>) => Float64Array,
): Pick<Formulation, 'read' | 'readSharing' | 'point'> => ({
  read: (x) =>
    moves
      .filter((move) => x[move.column] === 1)
      .map((move): BarePosting => ({
        teacher: move.person.id,
        from: move.person.home.id,
        to: move.to.id,
        start: move.start,
        years: move.years,
        kind: move.kind,
      }))
      .toSorted((a, b) => a.start - b.start || byCodePoint(a.teacher, b.teacher)),
  readSharing: (x, postings) => sharing.read(x, instance, postings),
  point: (chosen) => complete([...chosen].map((move) => move.column)),
});

/** The hard rows alone, with each decision entered by hand free to give way: `slacks[i]` is 0 where `pins[i]` holds. */
export function formulatePins(
  instance: Instance,
  policy: Policy,
): { readonly model: Model; readonly slacks: readonly number[]; readonly pins: readonly Pin[] } {
  const { sheet, builder } = lay(instance, policy);
  for (const applied of inOrder(policy)) {
    if (applied.spec.entered !== true) applied.spec.rows(rowsFor(applied, sheet), applied.params);
    else
      for (const pin of rowsFor(applied, sheet).pins)
        applied.spec.rows(rowsFor(applied, sheet, { pin }), applied.params);
  }
  const given = sheet.slacks.filter((slack) => slack.pin !== undefined);
  const slacks = given.map((slack) => builder.asColumn(slack.amount));
  return { model: builder.finish([]).model, slacks, pins: given.map((slack) => slack.pin!) };
}

/** Protections first: they tighten the totals on which the rows of quotas rest. */
export const inOrder = ({ rules }: Policy): readonly AppliedRule[] => [
  ...rules.filter(({ spec }) => spec.nature === 'protection'),
  ...rules.filter(({ spec }) => spec.nature !== 'protection'),
];

/** Lived history is no choice any more. */
const isMade = ({ lived }: Instance, { person }: { readonly person: Person }): boolean =>
  (lived.get(person.id)?.stands ?? null) !== null;

/** The choices, and that each teacher starts at most one posting. */
export function lay(
  instance: Instance,
  policy: Policy,
): { readonly sheet: ModelSheet; readonly builder: ModelBuilder } {
  const builder = new ModelBuilder();
  const supply = new Supply(instance, policy);
  const moves = supply
    .possible()
    .map((move): Move => ({ ...move, column: builder.choice(supply.owner(move.person.home), isMade(instance, move)) }));
  for (const own of Map.groupBy(moves, (move) => move.person).values())
    builder.row(sumOf(own.map((move) => move.column)), -Infinity, 1);
  const stock = new Stock(builder, supply, moves);
  const sheet: ModelSheet = {
    builder,
    supply,
    moves,
    rules: policy.rules,
    slacks: [],
    stock,
    sharing: new Sharing(builder, supply, stock),
  };
  return { sheet, builder };
}
