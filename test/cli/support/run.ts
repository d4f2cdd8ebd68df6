/** Runs the program inside the test, with a terminal that remembers. */
import { run } from '../../../src/cli/program.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export async function lungang(...argv: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const exit = await run(argv, { out: (text) => (out += text), err: (text) => (err += text), watched: false });
  return { exit, out, err };
}
