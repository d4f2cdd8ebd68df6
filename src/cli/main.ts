/** Entry of the program: the process around `run`. Only here is the process ended. */
import process from 'node:process';
import { EXIT } from './exit.ts';
import { run } from './program.ts';

// `lungang … | head` closes the pipe early: that is the reader's right and no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.bug));

const code = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
});
// Pipes are written asynchronously: end only once everything is out.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
