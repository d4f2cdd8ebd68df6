/** One line for people or one object for programs. */
import type { Message } from '../../messages/message.ts';
import type { Session } from '../session.ts';
import { sayJson } from '../terminal.ts';

export function tellAnswer({ terminal, voice }: Session, message: Message, facts: object): void {
  if (voice.json) sayJson(terminal, { ok: true, ...facts });
  else if (!voice.quiet) terminal.out(`${message.in(voice.lang)}\n`);
}

/** Something that stops nothing: on standard error. */
export function warn({ terminal, voice }: Session, message: Message | null): void {
  if (message !== null && !voice.quiet) terminal.err(`${message.in(voice.lang)}\n`);
}
