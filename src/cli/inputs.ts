/** Tells every problem of roster and policy at once. */
import { problemsJson, type InputProblem, type ProblemsJson } from '../io/problem.ts';
import type { PolicyProblem } from '../policy/load.ts';
import { EXIT } from './exit.ts';
import { policyLine, rosterLine } from './problems.ts';
import type { Session } from './session.ts';
import { sayJson } from './terminal.ts';
import { texts } from './texts.ts';

export interface Problems {
  readonly roster: readonly InputProblem[];
  readonly policy: readonly PolicyProblem[];
}

/** The problems as every JSON answer carries them. */
export const listedProblems = ({ voice }: Session, { roster, policy }: Problems): ProblemsJson =>
  problemsJson([...policy, ...roster], voice.lang);

/**
 * True where an error stands: everything is then told (as the JSON object of bad input, or as lines) and the session
 * ends with 2. Warnings and notices alone stop nothing; warnings are told on standard error.
 */
export function complain(session: Session, problems: Problems): boolean {
  const { terminal, voice } = session;
  const all = [...problems.policy, ...problems.roster];
  const failed = all.some(({ severity }) => severity === 'error');
  if (failed) session.exit = EXIT.badInput;
  if (voice.json) {
    if (failed) sayJson(terminal, listedProblems(session, problems));
    return failed;
  }
  const worth = (severity: string): boolean => severity === 'error' || (!voice.quiet && severity === 'warning');
  const lines = [
    ...problems.policy.filter(({ severity }) => worth(severity)).map((problem) => policyLine(problem, voice.lang)),
    ...problems.roster.filter(({ severity }) => worth(severity)).map((problem) => rosterLine(problem, voice.lang)),
  ];
  if (failed)
    lines.push(
      texts['bad-input']({ errors: all.filter(({ severity }) => severity === 'error').length }).in(voice.lang),
    );
  for (const line of lines) terminal.err(`${line}\n`);
  return failed;
}
