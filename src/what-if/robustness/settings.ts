import type { RobustnessTerms } from './robustness.ts';

/** What a robustness answer was asked with, as far as its words tell it. */
export type RobustnessSettings = Pick<RobustnessTerms, 'rates' | 'samples' | 'seed' | 'within'>;
