/** What cannot be asked, as an ending of a command. */
import { CannotAsk } from '../../asking/cannot-ask.ts';
import { EXIT, Refusal, type ExitCode } from '../exit.ts';

/** `unknown`: how the command ends where roster, policy or plan do not have what was asked about. */
export async function refusing<T>(unknown: ExitCode, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CannotAsk)) throw error;
    throw new Refusal(error.kind === 'unknown' ? unknown : EXIT.usage, error.text);
  }
}
