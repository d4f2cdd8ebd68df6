/**
 * The smallest repair of a plan that no longer holds: as few names moved as the law allows, by the tiers of re-planning
 * (kept and added) over the model of any plan.
 */
import { publishedOf } from '../../domain/published.ts';
import type { Case } from '../../planning/case.ts';
import { atMost, type Objective, sumOfTwo } from '../../planning/forms.ts';
import type { Forms } from '../../planning/search.ts';
import type { Searcher } from '../searcher.ts';
import type { Survival } from './survival.ts';

export interface Repair {
  /**
   * Names moved: postings dropped or altered although their teachers could serve them, and teachers sent who were not.
   */
  readonly moved: number;
  readonly proven: boolean;
}

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
    (forms) => ({ objectives: [moved(forms)], rows: [atMost(forms.tier('legal'), rest.legal)] }),
    rest.postings,
  );
  const found =
    near.kind === 'infeasible'
      ? await searcher.find(
          given,
          (forms) => ({ objectives: [forms.tier('legal'), forms.tier('timing'), moved(forms)] }),
          rest.postings,
        )
      : near;
  return found.kind === 'plan' ? { moved: found.aims.at(-1)!.value, proven: found.ended === 'complete' } : null;
}

const moved = (forms: Forms): Objective => sumOfTwo('moved', forms.tier('kept'), forms.tier('added'));
