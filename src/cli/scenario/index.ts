/** The registry of subcommands of `scenario`: one line each. */
import { frontierSubcommand } from './frontier.ts';
import { runSubcommand } from './run.ts';
import { sweepSubcommand } from './sweep.ts';
import type { AddSubcommand } from './subcommand.ts';

export const SUBCOMMANDS: readonly AddSubcommand[] = [runSubcommand, sweepSubcommand, frontierSubcommand];
