/** Calls of the program in pages and help texts, and what commander does not know of them. */
import type { CommandUnknownOpts as Command } from '@commander-js/extra-typings';
import { program } from '../../src/cli/program.ts';
import { newSession } from '../../src/cli/session.ts';

const whole = program(newSession({ out: () => {}, err: () => {}, watched: false }));

/** The words after the name of the program, for each call on the line; `a | b` after a call names another command. */
export function callsIn(line: string): string[][] {
  const found = /(?:^|&& |\s|\/)(?:npm start (?:-s )?--|lungang(?:\.mjs)?) (.+)$/u.exec(` ${line}`);
  if (found === null) return [];
  const words = found[1]!.split(/\s+#/u)[0]!.trim().split(/\s+/u);
  return /^[a-z][a-z-]*$/u.test(words[0]!) ? [words] : [];
}

/** Commands of the line that do not exist, and options that the command before them has not. */
export async function unknownIn(words: readonly string[]): Promise<string[]> {
  const top = await whole;
  const unknown: string[] = [];
  let command: Command = top;
  // A name is expected first, after a group of commands, and after a bar that stands outside brackets.
  let expected = true;
  let depth = 0;
  for (const word of words) {
    if (expected && /^[a-z][a-z-]*$/u.test(word)) {
      const next =
        command.commands.find((one) => one.name() === word) ?? top.commands.find((one) => one.name() === word);
      if (next === undefined) unknown.push(word);
      else command = next;
      expected = command.commands.length > 0 && next !== undefined;
      continue;
    }
    expected = false;
    depth += (word.match(/[[(]/gu)?.length ?? 0) - (word.match(/[\])]/gu)?.length ?? 0);
    if (word === '|' && depth === 0) {
      command = command.parent ?? top;
      expected = true;
    }
    const option = /^[[(]*(--[a-z][a-z-]*)/u.exec(word)?.[1];
    if (option !== undefined && option !== '--help' && !command.options.some(({ long }) => long === option))
      unknown.push(option);
  }
  return unknown;
}
