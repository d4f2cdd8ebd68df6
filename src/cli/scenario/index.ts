/** The registry of subcommands of `scenario`: one line each. */
import { backTestSubcommand } from './back-test.ts';
import { compareSubcommand } from './compare.ts';
import { frontierSubcommand } from './frontier.ts';
import { impactSubcommand } from './impact.ts';
import { robustnessSubcommand } from './robustness.ts';
import { runSubcommand } from './run.ts';
import { sweepSubcommand } from './sweep.ts';
import type { AddSubcommand } from './subcommand.ts';

export const SUBCOMMANDS: readonly AddSubcommand[] = [
  runSubcommand,
  sweepSubcommand,
  compareSubcommand,
  frontierSubcommand,
  backTestSubcommand,
  robustnessSubcommand,
  impactSubcommand,
];
