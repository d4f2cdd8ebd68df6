/** How a list and the program's plan agree, person by person. */
import type { BackTest, Match } from './back-test.ts';

/** In the order of the tables. */
export const MATCHES: readonly Match[] = ['identical', 'otherHost', 'onlyList', 'onlyProgram'];

/** How many people are such a pair. */
export const count = ({ pairs }: Pick<BackTest, 'pairs'>, match: Match): number =>
  pairs.filter((pair) => pair.match === match).length;

/** Of the list, with one decimal; null for an empty list. */
export const identicalPercent = ({ listed, pairs }: Pick<BackTest, 'listed' | 'pairs'>): number | null =>
  listed.length === 0 ? null : Math.round((1000 * count({ pairs }, 'identical')) / listed.length) / 10;
