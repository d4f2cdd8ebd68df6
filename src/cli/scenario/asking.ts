/** What subcommands that answer one question into a folder have in common: options, Ctrl-C, the folder, progress. */
import { Option, type Command, type OptionValues } from '@commander-js/extra-typings';
import type { Message } from '../../messages/message.ts';
import { EXIT } from '../exit.ts';
import { onInterrupt } from '../interrupts.ts';
import {
  jsonOption,
  langOption,
  outOption,
  quietOption,
  replaceOption,
  seconds,
  seedOption,
  solverOption,
  workersOption,
} from '../options.ts';
import { openOutput } from '../output-folder.ts';
import type { Session } from '../session.ts';
import { progressLine } from '../terminal.ts';
import { texts as cliTexts } from '../texts.ts';

const answering = (command: Command, timeLimit: number) =>
  command
    .addOption(outOption())
    .addOption(replaceOption())
    .addOption(solverOption())
    .addOption(
      new Option('--time-limit <seconds>', '全部求解的最长时间 · longest time of all searches together')
        .argParser(seconds)
        .default(timeLimit),
    )
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(langOption())
    .addOption(jsonOption())
    .addOption(quietOption());

export type AskingOptions = ReturnType<ReturnType<typeof answering>['opts']>;

/** Adds the options, in the order of the help; `timeLimit`: seconds, by default. */
export function withOptions<Args extends unknown[], Own extends OptionValues>(
  command: Command<Args, Own>,
  timeLimit: number,
): Command<Args, Own & AskingOptions>;
export function withOptions(command: Command, timeLimit: number): Command {
  return answering(command, timeLimit);
}

export interface Asking {
  readonly terms: {
    readonly backend: string;
    readonly seed: number;
    readonly seconds: number;
    readonly workers: number;
    readonly signal: AbortSignal;
  };
  /** On a line that a person watches. */
  tell(message: Message): void;
  /** Writes the files and lets them appear under the name that was asked for. */
  publish(write: (dir: string) => Promise<void>): Promise<void>;
}

/** The folder appears whole, at the end, or not at all. */
export async function asking(
  session: Session,
  options: AskingOptions,
  inputs: readonly string[],
  work: (asking: Asking) => Promise<void>,
): Promise<void> {
  const { terminal, voice } = session;
  const stop = new AbortController();
  const line = progressLine(terminal, voice);
  const folder = openOutput(options.out, { replace: options.replace ?? false, inputs });
  const release = onInterrupt(
    () => {
      line.clear();
      if (!voice.quiet) terminal.err(`${cliTexts.stopping().in(voice.lang)}\n`);
      stop.abort();
    },
    () => {
      folder.discard();
      process.exit(EXIT.stopped);
    },
  );
  try {
    const { solver: backend, seed, timeLimit, workers } = options;
    await work({
      terms: { backend, seed, seconds: timeLimit, workers, signal: stop.signal },
      tell: (message) => line.show(message.in(voice.lang)),
      publish: async (write) => {
        await folder.fill(write);
        folder.publish();
        line.clear();
      },
    });
  } finally {
    line.clear();
    folder.discard();
    release();
  }
}
