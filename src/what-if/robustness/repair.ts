/**
 * The smallest repair of a plan that no longer holds: as few names moved as the law allows, by the tiers of re-planning
 * (kept and added) over the model of any plan.
 */
import type { Model, Objective } from '../../../solver/model.ts';
import { publishedOf } from '../../domain/published.ts';
import type { Case } from '../../planning/case.ts';
import { atMost, type Searcher, tierOf } from '../searcher.ts';
import type { Survival } from './survival.ts';

export interface Repair {
  /**
   * Names moved: postings dropped or altered although their teachers could serve them, and teachers sent who were not.
   */
  readonly moved: number;
  readonly proven: boolean;
}

const added = (name: string, a: Objective, b: Objective): Objective => {
  const terms = new Map<number, number>();
  for (const { columns, values } of [a, b])
    columns.forEach((column, i) => terms.set(column, (terms.get(column) ?? 0) + values[i]!));
  const sorted = [...terms].toSorted((one, other) => one[0] - other[0]);
  return {
    name,
    constant: a.constant + b.constant,
    columns: sorted.map(([column]) => column),
    values: sorted.map(([, value]) => value),
  };
};

/**
 * With no more of hard rules giving way than as published; where that cannot be, as lawful as can be. Null: the search
 * ended before it found any, or decisions entered by hand leave none.
 */
export async function repair(changed: Case, { rest }: Survival, searcher: Searcher): Promise<Repair | null> {
  const published = publishedOf(
    { postings: rest.postings.map((posting) => ({ ...posting, purpose: [], clauses: [] })) },
    '',
    changed.from - 1,
  );
  const given: Case = { ...changed, published };
  // The law as a row and names alone as the aim: the plan that is published is near, and a search for the nearest is
  // quick.
  const near = await searcher.find(
    given,
    ({ model }) => ({ objectives: [moved(model)], rows: [atMost(tierOf(model, 'legal'), rest.legal)] }),
    rest.postings,
  );
  const found =
    near.kind === 'infeasible'
      ? await searcher.find(
          given,
          ({ model }) => ({ objectives: [tierOf(model, 'legal'), tierOf(model, 'timing'), moved(model)] }),
          rest.postings,
        )
      : near;
  return found.kind === 'plan' ? { moved: found.aims.at(-1)!.value, proven: found.finished } : null;
}

const moved = (model: Model): Objective => added('moved', tierOf(model, 'kept'), tierOf(model, 'added'));
