/** Exit codes (data dictionary, "Command line"), and the one way in which a command refuses to go on. */
import type { Message } from '../messages/message.ts';

export const EXIT = {
  ok: 0,
  refusedPlan: 1,
  badInput: 2,
  relaxed: 3,
  noPlan: 4,
  pinsClash: 5,
  nothingToDo: 6,
  usage: 64,
  noNode: 69,
  bug: 70,
  stopped: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Thrown where a command cannot go on for a reason that the user can mend; `main` prints the sentence and exits. */
export class Refusal extends Error {
  readonly exit: ExitCode;
  readonly text: Message;

  constructor(exit: ExitCode, text: Message) {
    super(text.in('en'));
    this.name = 'Refusal';
    this.exit = exit;
    this.text = text;
  }
}
