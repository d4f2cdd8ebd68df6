/** Of the endings of several plans, the exit code of the whole. */
import type { PlanOutcome } from '../../planning/make-plan.ts';
import { EXIT, type ExitCode } from '../exit.ts';

const WORST_FIRST: readonly ExitCode[] = [EXIT.stopped, EXIT.pinsClash, EXIT.noPlan, EXIT.relaxed, EXIT.ok];

export function exitOf(outcome: PlanOutcome): ExitCode {
  if (outcome.kind === 'plan') return outcome.plan.outcome === 'compliant' ? EXIT.ok : EXIT.relaxed;
  return outcome.kind === 'pins-clash' ? EXIT.pinsClash : outcome.reason === 'time' ? EXIT.noPlan : EXIT.stopped;
}

export const worst = (exits: readonly ExitCode[]): ExitCode =>
  WORST_FIRST.find((exit) => exits.includes(exit)) ?? EXIT.ok;
