/** Logs of the nightly job: JSON lines, one file a month. Numbers, ids of runs and plans, digests; never a name. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { DataFolder } from './folder.ts';

export type Log = (step: string, facts: object) => void;

/**
 * A log that cannot be written (a disk that is full) stops nothing: what matters is told by exit code and standard
 * error.
 */
export function openLog({ logs }: DataFolder, at: string): Log {
  const file = join(logs, `lungang-${at.slice(0, 7)}.log`);
  const write = (line: string): void => {
    try {
      mkdirSync(logs, { recursive: true, mode: 0o700 });
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // as said above
    }
  };
  const logger = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write },
  );
  return (step, facts) => logger.info({ step, ...facts });
}
