/** `lungang scenario …`: what would be, before a rule changes. Its subcommands stand in `cli/scenario/`. */
import { CATALOGUE } from '../catalogue.ts';
import { SUBCOMMANDS } from '../scenario/index.ts';
import type { AddCommand } from '../session.ts';

export const scenarioCommand: AddCommand = (program, session) => {
  const scenario = program.command('scenario').description(CATALOGUE.scenario.does);
  for (const add of SUBCOMMANDS) add(scenario, session);
};
