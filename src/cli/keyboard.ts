/** The keyboard of a person at a terminal. */
import process from 'node:process';
import { createInterface } from 'node:readline';

/** Asks line by line; null once the input has ended (Ctrl-D). Nothing is read before the first question. */
export function keyboard(): (question: string) => Promise<string | null> {
  let lines: AsyncIterator<string> | undefined;
  return async (question) => {
    // Without a terminal of its own: the system edits the line, and Ctrl-C ends the program as everywhere.
    lines ??= createInterface({ input: process.stdin, terminal: false })[Symbol.asyncIterator]();
    process.stderr.write(question);
    const { done, value } = await lines.next();
    return done === true ? null : value;
  };
}
