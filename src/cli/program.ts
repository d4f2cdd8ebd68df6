/** The program as a whole: its commands, and how every ending becomes an exit code. */
import { Command, CommanderError } from '@commander-js/extra-typings';
import { PROGRAM } from '../version.ts';
import { CATALOGUE, type CommandName, type CatalogueEntry } from './catalogue.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, Refusal, type ExitCode } from './exit.ts';
import { newSession, type Session } from './session.ts';
import { sayJson, type Terminal } from './terminal.ts';
import { texts } from './texts.ts';

const isCommand = (word: string): word is CommandName => Object.hasOwn(CATALOGUE, word);
const NAMES = Object.keys(CATALOGUE).filter(isCommand);

/**
 * The commander program for these words after its name: the command that they begin with (or ask help for); every
 * command as the list of commands shows it where no word names one; all of them otherwise, and for who reads them all:
 * the tests of the pages in `docs/`.
 */
export async function program(session: Session, argv: readonly string[] = NAMES): Promise<Command> {
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
  if (!argv.some(isCommand)) return listed(top);
  const [asked = ''] = argv[0] === 'help' ? argv.slice(1) : argv;
  const wanted = isCommand(asked) && argv !== NAMES ? [asked] : NAMES;
  for (const name of wanted) (await COMMANDS[name]())(top, session);
  return top;
}

/** Names and purposes alone, for the help and for suggestions: nothing of the commands is loaded. */
function listed(top: Command): Command {
  for (const name of NAMES) {
    const { takes, does, family }: CatalogueEntry = CATALOGUE[name];
    const command = top.command(`${name} ${takes}`.trimEnd()).description(does);
    if (family !== true) command.option('--lang <lang>');
  }
  return top;
}

/** Runs the program with the words after its name. Never throws: every ending is an exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const session = newSession(terminal);
  try {
    if (argv.some((word) => word.includes('\0'))) throw new Refusal(EXIT.usage, texts['nul-in-argument']());
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

function ending(error: unknown, session: Session): ExitCode {
  const { terminal, voice } = session;
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
  // The same in a path that came from a file: a list of counties, a table of rosters.
  if (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_INVALID_ARG_VALUE' &&
    /null bytes/u.test(error.message)
  )
    return ending(new Refusal(EXIT.usage, texts['nul-in-argument']()), session);
  const reason = error instanceof Error ? error.message : String(error);
  terminal.err(`${texts.bug({ reason }).in(voice.lang)}\n`);
  if (process.env['DEBUG'] !== undefined && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
  return EXIT.bug;
}
