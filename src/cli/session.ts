/** One run of the program: where it speaks, in which voice, and how it will end. */
import type { Command } from '@commander-js/extra-typings';
import type { Lang } from '../messages/message.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal, Voice } from './terminal.ts';

export interface Session {
  readonly terminal: Terminal;
  /** Set by the command once its options are known; complaints before that are in Chinese. */
  voice: Voice;
  exit: ExitCode;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, session: Session) => void;

export const newSession = (terminal: Terminal): Session => ({
  terminal,
  voice: { lang: 'zh-CN', json: false, quiet: false },
  exit: EXIT.ok,
});

/** The options that say how a command speaks. */
export interface Spoken {
  readonly lang?: Lang | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** What the action of a declared command is given: the types follow from the declarations of its options. */
export type OptionsOf<Declare extends (program: Command) => { opts(): unknown }> = ReturnType<
  ReturnType<Declare>['opts']
>;

/** Takes the voice of a session from the parsed options of a command. */
export function speak(session: Session, options: Spoken): Voice {
  session.voice = { lang: options.lang ?? 'zh-CN', json: options.json ?? false, quiet: options.quiet ?? false };
  return session.voice;
}
