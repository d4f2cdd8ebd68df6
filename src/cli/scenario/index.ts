/** The registry of subcommands of `scenario`: one line each. */
import { frontierSubcommand } from './frontier.ts';
import { runSubcommand } from './run.ts';
import type { AddSubcommand } from './subcommand.ts';

export const SUBCOMMANDS: readonly AddSubcommand[] = [runSubcommand, frontierSubcommand];
