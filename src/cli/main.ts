/** Entry of the program: the process around `run`. Only here and where Ctrl-C is pressed is the process ended. */
import process from 'node:process';
import { EXIT } from './exit.ts';
import { leaveWhenAsked } from './interrupts.ts';
import { failureWords } from '../messages/failures.ts';

// First of all: loading the program takes most of a second, and Ctrl-C may come within it.
leaveWhenAsked();

/** Node itself would end with 1, which says that a plan was refused. */
function bug(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`程序内部出错：${reason}。请反馈给维护者 · internal error, please report: ${reason}\n`);
  if (process.env['DEBUG'] !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  process.exit(EXIT.bug);
}
process.on('uncaughtException', bug);
process.on('unhandledRejection', bug);

/**
 * `lungang … | head` closes the pipe early: that is the reader's right. A disk that is full leaves the answer unsaid.
 */
function unsaid(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  const words = failureWords(error);
  process.stderr.write(`无法写到标准输出：${words['zh-CN']} · cannot write to standard output: ${words.en}\n`);
  process.exit(EXIT.usage);
}
const orUnsaid = (error?: Error | null): void => {
  if (error !== undefined && error !== null) unsaid(error);
};
process.stdout.on('error', unsaid);
// Nobody reads the complaints: then nothing is left to say about it.
process.stderr.on('error', () => {});

const asked = process.stdin.isTTY === true && process.stderr.isTTY === true;
const { run } = await import('./program.ts');
const code = await run(process.argv.slice(2), {
  ...(asked ? { ask: (await import('./keyboard.ts')).keyboard() } : {}),
  out: (text) => void process.stdout.write(text, orUnsaid),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
  columns: () => process.stderr.columns,
});
/** For `batch`, which plans each county in a process of its own and tells how much memory it took; kilobytes. */
const tellPeak = (then: () => void): void => {
  if (process.send === undefined || !process.connected) then();
  else process.send({ peak: process.resourceUsage().maxRSS }, undefined, undefined, then);
};
// Pipes are written asynchronously: end only once everything is out.
process.stdout.write('', (error) => {
  orUnsaid(error);
  process.stderr.write('', () => tellPeak(() => process.exit(code)));
});
