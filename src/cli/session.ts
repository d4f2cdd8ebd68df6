/** One run of the program: where it speaks, in which voice, and how it will end. */
import type { Command } from 'commander';
import type { Lang } from '../messages/message.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { safeTerminal, type Terminal, type Voice } from './terminal.ts';

export interface Session {
  readonly terminal: Terminal;
  /** Set by the command once its options are known; complaints before that are in Chinese. */
  voice: Voice;
  exit: ExitCode;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, session: Session) => void;

export const newSession = (terminal: Terminal): Session => ({
  terminal: safeTerminal(terminal),
  voice: { lang: 'zh-CN', json: false, quiet: false },
  exit: EXIT.ok,
});

/** Takes the voice of a session from the parsed options of a command. */
export function speak(session: Session, options: { lang?: Lang; json?: boolean; quiet?: boolean }): Voice {
  session.voice = { lang: options.lang ?? 'zh-CN', json: options.json ?? false, quiet: options.quiet ?? false };
  return session.voice;
}
