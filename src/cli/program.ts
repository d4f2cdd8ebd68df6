/** The program as a whole: its commands, and how every ending becomes an exit code. */
import { Command, CommanderError } from 'commander';
import { PROGRAM } from '../version.ts';
import { EXIT, Refusal, type ExitCode } from './exit.ts';
import { newSession, type AddCommand, type Session } from './session.ts';
import { STORE_COMMANDS } from './store/commands.ts';
import { sayJson, type Terminal } from './terminal.ts';
import { texts } from './texts.ts';

/**
 * By name. Loading one command takes a third of the time of loading them all, with every library there is; so only what
 * is asked for is loaded.
 */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  plan: async () => (await import('./commands/plan.ts')).planCommand,
  batch: async () => (await import('./commands/batch.ts')).batchCommand,
  validate: async () => (await import('./commands/validate.ts')).validateCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  template: async () => (await import('./commands/template.ts')).templateCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  documents: async () => (await import('./commands/documents.ts')).documentsCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  scenario: async () => (await import('./commands/scenario.ts')).scenarioCommand,
  sample: async () => (await import('./commands/sample.ts')).sampleCommand,
  policies: async () => (await import('./commands/policies.ts')).policiesCommand,
  ...STORE_COMMANDS,
};

/**
 * The commander program for these words after its name: the command that they begin with, or else all of them, for help
 * and for suggestions. Also read by the test of the README.
 */
export async function program(session: Session, [asked = '']: readonly string[] = []): Promise<Command> {
  const top = new Command(PROGRAM.name)
    .description(
      '教师交流轮岗规划：由名册和政策生成合规、可核验的三年方案。\nTeacher rotation planner: lawful, verifiable three-year plans from rosters and policies.',
    )
    .version(PROGRAM.version)
    .helpCommand('help [command]', '显示命令的帮助 · help for a command')
    .exitOverride()
    // Complaints are told in `ending`, in both languages; what is left to standard error is the help of a bare command.
    .configureOutput({
      writeOut: (text) => session.terminal.out(text),
      writeErr: (text) => session.terminal.err(text),
      outputError: () => {},
    });
  const wanted = Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
  for (const name of wanted) (await COMMANDS[name]!())(top, session);
  return top;
}

/** Runs the program with the words after its name. Never throws: every ending is an exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const session = newSession(terminal);
  try {
    await (await program(session, argv)).parseAsync([...argv], { from: 'user' });
    return session.exit;
  } catch (error) {
    return ending(error, session);
  }
}

/** What is wrong with the call, by commander's code; its own sentence follows in English. */
const USAGE: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个命令',
  'commander.missingArgument': '缺少参数',
  'commander.missingMandatoryOptionValue': '缺少必填的选项',
  'commander.optionMissingArgument': '选项后缺少值',
  'commander.invalidArgument': '选项的值无效',
  'commander.excessArguments': '参数过多',
};

function ending(error: unknown, { terminal, voice }: Session): ExitCode {
  if (error instanceof CommanderError) {
    // Help and version end here too, without a complaint.
    if (error.exitCode === 0) return EXIT.ok;
    const chinese = USAGE[error.code];
    if (chinese !== undefined)
      terminal.err(`${chinese}：${error.message}\n运行时加 --help 查看用法 · add --help for usage\n`);
    return EXIT.usage;
  }
  if (error instanceof Refusal) {
    const message = error.text.in(voice.lang);
    terminal.err(`${message}\n`);
    const place = { file: null, sheet: null, row: null, column: null, value: null };
    if (voice.json)
      sayJson(terminal, {
        ok: false,
        errors: [{ ...place, code: error.text.code, message }],
        warnings: [],
        notices: [],
      });
    return error.exit;
  }
  const reason = error instanceof Error ? error.message : String(error);
  terminal.err(`${texts.bug({ reason }).in(voice.lang)}\n`);
  if (process.env['DEBUG'] !== undefined && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
  return EXIT.bug;
}
