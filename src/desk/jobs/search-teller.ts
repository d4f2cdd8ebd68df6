/** Tells how far a search is, at least once a second: what the command line prints, as data. */
import { TIERS, type TierName } from '../../domain/words.ts';
import type { Progress as SearchProgress } from '../../planning/threads.ts';
import { eventOf, sentence, type Phase, type SearchState } from '../../report/progress/event.ts';
import { bothWords } from '../words.ts';
import type { Work } from './kind.ts';

const EVERY_MS = 500;

export interface SearchTeller {
  modelling(order: readonly TierName[]): void;
  readonly search: (state: SearchProgress) => void;
  phase(phase: Exclude<Phase, 'modelling' | 'search'>): void;
  end(): void;
}

/** `timeLimit`: seconds that the search may take. */
export function searchTeller(work: Work, timeLimit: number): SearchTeller {
  const began = performance.now();
  let searchBegan = began;
  let order: readonly TierName[] = TIERS;
  let phase: Phase = 'reading';
  let state: SearchState | null = null;
  const tell = (): void => {
    const now = performance.now();
    const search = eventOf({
      phase,
      state,
      elapsed: (now - began) / 1000,
      searching: (now - searchBegan) / 1000,
      timeLimit,
      order,
    });
    work.tell({ words: bothWords(sentence(search)), search });
  };
  const enter = (next: Phase): void => {
    phase = next;
    tell();
  };
  const timer = setInterval(tell, EVERY_MS);
  timer.unref();
  return {
    modelling: (tiers) => {
      order = tiers;
      searchBegan = performance.now();
      enter('modelling');
    },
    // Reports can come by the hundred in a second: the timer tells the newest.
    search: (reported) => {
      state = reported;
      phase = 'search';
    },
    phase: enter,
    end: () => clearInterval(timer),
  };
}
