/**
 * Leaves each block only what a best choice of enumerated columns may take. At the optimum of a tier a column is worth a
 * look only if, with the cheapest columns of the other blocks beside it, the pricing objectives stay within what the
 * proof allows for that value (reduced-cost elimination of columns: Baldacci, Christofides and Mingozzi 2008). Everything
 * else is in no best point, so the later tiers lose nothing.
 */
import sum from 'lodash/sum.js';
import { wholeBound } from './attainable.ts';
import type { Disjunct } from './block-restrictions.ts';
import type { ColumnEnumeration } from './column-enumeration.ts';
import { atMost, between, type Objective, type Row, valueAt } from './model.ts';
import type { Criterion } from './nondominated.ts';
import { packModel } from './packed.ts';

type Limited = Disjunct & { readonly most: number };

/**
 * Restricts the blocks to what is left: disjuncts by what their columns are in the tiers so far, each with what it may
 * cost beside the cheapest others.
 *
 * @param value - The least value of the tier; the enumeration reaches it.
 */
export async function eliminateColumns(enumeration: ColumnEnumeration, value: number): Promise<void> {
  const { coordinator, t, cutoffs, proof } = enumeration;
  const { decomposition, restrictions, columnPool, options } = coordinator;
  const tiers = [...cutoffs.map(({ tier }) => tier), t];
  const left = await disjunctsLeft(enumeration, tiers, value);
  options.trace?.(`${coordinator.tier}: ${left.map((own) => own.length).join(' ')} disjuncts left`);
  // The incumbent itself must be left; where rounding says otherwise nothing is restricted.
  const best = decomposition.blocks.map(({ model: { objectives } }, b) =>
    tiers.map((tier) => valueAt(objectives[tier]!, coordinator.incumbentOf(b))),
  );
  if (left.some((own, b) => own.every(({ alike }) => tiers.some((tier, k) => alike.get(tier) !== best[b]![k])))) return;
  left.forEach((own, b) => {
    const { objectives } = decomposition.blocks[b]!.model;
    const spans = tiers.flatMap((tier) =>
      spanned(
        objectives[tier]!,
        own.map(({ alike }) => alike.get(tier)!),
      ),
    );
    const { rows, ...rest } = restrictions.of[b]!;
    restrictions.disjuncts[b] = own;
    restrictions.of[b] = { rows: [...rows, ...spans], ...rest };
  });
  const most = left.map((own) => Math.max(...own.map(({ most: dearest }) => dearest)));
  await restrictions.applyCutoffs(proof, most, columnPool, true);
  options.trace?.(
    `${coordinator.tier} restricted: ${restrictions.disjuncts.map((own) => own.length).join(' ')} disjuncts`,
  );
}

async function disjunctsLeft(
  { coordinator, t, proof, columns: enumerated, master: { model, first } }: ColumnEnumeration,
  tiers: readonly number[],
  value: number,
): Promise<readonly (readonly Limited[])[]> {
  const { decomposition, executor } = coordinator;
  const most = proof.blockTotal(value);
  const costs = decomposition.blocks.map((_, b) => enumerated.of(b).map(({ x }) => valueAt(proof.forms[b]!, x)));
  const { constant } = coordinator.model.objectives[t]!;
  const atBest = atMost({ ...model.objectives[t]!, constant }, value);
  const packed = packModel({ columns: model.columns, rows: [...model.rows, atBest], objectives: [] });
  return Promise.all(
    decomposition.blocks.map(async ({ model: { objectives } }, b) => {
      const known = enumerated.of(b);
      const kinds = Map.groupBy(
        known.map((__, k) => k),
        (k) => tiers.map((tier) => known[k]!.tiers[tier]!).join(),
      );
      const others: Objective = { name: 'others', constant: 0, ...costsBut(costs, first, b) };
      const disjuncts = await Promise.all(
        [...kinds.values()].map(async (kind): Promise<Limited | undefined> => {
          const one: Row = { columns: kind.map((k) => first[b]! + k), values: kind.map(() => 1), lower: 1, upper: 1 };
          const dearest = most - Math.min(...kind.map((k) => costs[b]![k]!));
          const bounds = await executor.run(
            { model: packed, rows: [one] },
            { kind: 'tightenBounds', objective: others, value: dearest, totals: false },
          );
          const answer = await executor.run(
            { model: packed, rows: [one, between(others, -Infinity, dearest)], bounds },
            { kind: 'minimise', objective: others, start: null, open: proof.dualValues.scale / 8 },
          );
          if (answer.kind === 'infeasible') return undefined;
          const cheapest =
            answer.kind === 'point' ? wholeBound(answer.bound) : sum(proof.blockBounds) - proof.blockBounds[b]!;
          const alike = new Map(tiers.map((tier) => [tier, known[kind[0]!]!.tiers[tier]!]));
          return limited(objectives, proof.forms[b]!, alike, Math.floor(most - cheapest));
        }),
      );
      return disjuncts.filter((disjunct) => disjunct !== undefined);
    }),
  );
}

function limited(
  objectives: readonly Objective[],
  form: Objective,
  alike: ReadonlyMap<number, number>,
  most: number,
): Limited {
  const rows = [...alike].flatMap(([tier, at]) => spanned(objectives[tier]!, [at]));
  return { most, alike, rows: [...rows, between(form, -Infinity, most)].filter(({ columns }) => columns.length > 0) };
}

/** The cost of each choice, over the master's columns, of all blocks but one. */
function costsBut(costs: readonly (readonly number[])[], first: readonly number[], but: number): Criterion {
  const terms = costs.flatMap((own, b) => (b === but ? [] : own.map((cost, k) => [first[b]! + k, cost] as const)));
  return { columns: terms.map(([column]) => column), values: terms.map(([, value]) => value) };
}

/** A row that keeps a form within what these values span. */
const spanned = (form: Objective, values: readonly number[]): Row[] =>
  form.columns.length === 0 ? [] : [between(form, Math.min(...values), Math.max(...values))];
