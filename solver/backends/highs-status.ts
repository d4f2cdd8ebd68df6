/** What HiGHS means by each status that a solve may end with. No status is left to a default. */
import type { Highs, Model } from 'highs';
import { EngineFault } from '../engine-fault.ts';
import type { HighsEngine } from './highs-model.ts';

/**
 * - `optimal`, `infeasible`, `unbounded`: proven.
 * - `undecided`: infeasible or unbounded; presolve cannot tell which.
 * - `limit`: ended before it was finished, with a point or without.
 * - `stopped`: the same, because somebody wanted it.
 * - `gaveUp`: HiGHS says of itself that it came to no end, mostly for numerical trouble.
 * - `fault`: what must not happen to a model that was loaded and run.
 */
type Verdict = 'optimal' | 'infeasible' | 'unbounded' | 'undecided' | 'limit' | 'stopped' | 'gaveUp' | 'fault';

type Statuses = Highs['constants']['modelStatus'];

const VERDICT: Readonly<Record<keyof Statuses, Verdict>> = {
  notSet: 'fault',
  loadError: 'fault',
  modelError: 'fault',
  presolveError: 'fault',
  solveError: 'gaveUp',
  postsolveError: 'fault',
  // Only models with columns are given to HiGHS.
  empty: 'fault',
  optimal: 'optimal',
  infeasible: 'infeasible',
  unboundedOrInfeasible: 'undecided',
  unbounded: 'unbounded',
  objectiveBound: 'limit',
  objectiveTarget: 'limit',
  timeLimit: 'limit',
  iterationLimit: 'limit',
  unknown: 'gaveUp',
  solutionLimit: 'limit',
  interrupted: 'stopped',
};

const NAMES = Object.keys(VERDICT) as readonly (keyof Statuses)[];

/** How a run ended, and under which name of HiGHS. */
export interface Ended {
  readonly verdict: Verdict;
  readonly detail: string;
}

/**
 * Runs a loaded model. HiGHS also throws where a run comes to no end; what its status says decides then: only where it
 * gave up is that an ending like others.
 *
 * @throws EngineFault for everything else that HiGHS throws.
 */
export function runToVerdict(highs: HighsEngine, model: Model, callbacks?: Parameters<Model['run']>[0]): Ended {
  try {
    model.run(callbacks);
  } catch (error) {
    if (!(error instanceof highs.errors.HighsError)) throw error;
    const ended = verdictOf(highs.constants.modelStatus, model.getModelStatus());
    if (ended.verdict === 'gaveUp') return ended;
    throw new EngineFault(`${ended.detail}: ${error.message}`, { cause: error });
  }
  return verdictOf(highs.constants.modelStatus, model.getModelStatus());
}

/** What a status means. A code that HiGHS does not name is a fault. */
function verdictOf(statuses: Statuses, code: number): { readonly verdict: Verdict; readonly detail: string } {
  const name = NAMES.find((key) => statuses[key] === code);
  return name === undefined
    ? { verdict: 'fault', detail: `HiGHS ended with an unknown status ${code}` }
    : { verdict: VERDICT[name], detail: `HiGHS ended with ${name}` };
}
