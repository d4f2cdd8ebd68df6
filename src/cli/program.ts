/** The program as a whole: its commands, and how every ending becomes an exit code. */
import { Command, CommanderError } from 'commander';
import { PROGRAM } from '../version.ts';
import { planCommand } from './commands/plan.ts';
import { policiesCommand } from './commands/policies.ts';
import { sampleCommand } from './commands/sample.ts';
import { validateCommand } from './commands/validate.ts';
import { verifyCommand } from './commands/verify.ts';
import { EXIT, Refusal, type ExitCode } from './exit.ts';
import { newSession, type AddCommand, type Session } from './session.ts';
import { harmless, sayJson, type Terminal } from './terminal.ts';
import { texts } from './texts.ts';

const COMMANDS: readonly AddCommand[] = [planCommand, validateCommand, verifyCommand, sampleCommand, policiesCommand];

/** The commander program; also read by the test of the README. */
export function program(session: Session): Command {
  const top = new Command(PROGRAM.name)
    .description('教师交流轮岗规划：由名册和政策生成合规、可核验的三年方案。\nTeacher rotation planner: lawful, verifiable three-year plans from rosters and policies.')
    .version(PROGRAM.version)
    .helpCommand('help [command]', '显示命令的帮助 · help for a command')
    .exitOverride()
    .showHelpAfterError('运行时加 --help 查看用法 · add --help for usage')
    .configureOutput({ writeOut: (text) => session.terminal.out(text), writeErr: (text) => session.terminal.err(text) });
  for (const add of COMMANDS) add(top, session);
  return top;
}

/** Runs the program with the words after its name. Never throws: every ending is an exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const session = newSession(terminal);
  try {
    await program(session).parseAsync([...argv], { from: 'user' });
    return session.exit;
  } catch (error) {
    return ending(error, session);
  }
}

function ending(error: unknown, { terminal, voice }: Session): ExitCode {
  // Commander has printed its own complaint; asking for help is none.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Refusal) {
    const message = error.text.in(voice.lang);
    terminal.err(`${harmless(message)}\n`);
    const place = { file: null, sheet: null, row: null, column: null, value: null };
    if (voice.json) sayJson(terminal, { ok: false, errors: [{ ...place, code: error.text.code, message }], warnings: [], notices: [] });
    return error.exit;
  }
  const reason = error instanceof Error ? error.message : String(error);
  terminal.err(`${harmless(texts.bug({ reason }).in(voice.lang))}\n`);
  if (process.env['DEBUG'] !== undefined && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
  return EXIT.bug;
}
