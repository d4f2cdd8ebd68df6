/** One subcommand of `lungang scenario`. */
import type { AddCommand } from '../session.ts';

/** Adds itself to the command `scenario`; everything else is as for any command (`cli/session.ts`). */
export type AddSubcommand = AddCommand;
