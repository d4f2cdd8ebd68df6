/** `lungang scenario …`: what would be, before a rule changes. Its subcommands stand in `cli/scenario/`. */
import { SUBCOMMANDS } from '../scenario/index.ts';
import type { AddCommand } from '../session.ts';

export const scenarioCommand: AddCommand = (program, session) => {
  const scenario = program
    .command('scenario')
    .description(
      '假设分析：规则或名册若有变化，方案会怎样 · what if: how the plan would change with a rule or the roster',
    );
  for (const add of SUBCOMMANDS) add(scenario, session);
};
