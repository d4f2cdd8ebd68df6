/** Under which name the result of a case is kept: everything that decides it, and nothing else. */
import { fingerprint } from '../../domain/fingerprint.ts';
import { PROGRAM } from '../../version.ts';
import type { Sweep } from './load.ts';
import { RUN_FORMAT } from './run-record.ts';

/** What reaches a result; the number of workers never does. `seed`: of cases that name none. */
export interface SweepTerms {
  readonly backend: string;
  readonly seed: number;
  /** Seconds per case. */
  readonly timeLimit: number;
  readonly gap: number;
}

export const seedOf = ({ seed }: Pick<Sweep['cells'][number], 'seed'>, terms: SweepTerms): number => seed ?? terms.seed;

/**
 * By content: the roster, the policy, the options and the program, and those of the looser cases that may settle this
 * one.
 */
export function keysOf({ cells }: Sweep, terms: SweepTerms): readonly string[] {
  const keys: (string | undefined)[] = cells.map(() => undefined);
  const keyOf = (i: number): string => {
    const { given, digest, looser } = cells[i]!;
    const known =
      keys[i] ??
      fingerprint({
        format: RUN_FORMAT,
        program: PROGRAM,
        roster: digest,
        policy: given.policy.digest,
        from: given.from,
        terms: { ...terms, seed: seedOf(cells[i]!, terms) },
        looser: [...new Set(looser.map(keyOf))].toSorted(),
      });
    keys[i] = known;
    return known;
  };
  return cells.map((_, i) => keyOf(i));
}
