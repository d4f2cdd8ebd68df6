/** Logs of the nightly job: JSON lines, one file a month. Numbers, ids of runs and plans, digests; never a name. */
import { join } from 'node:path';
import pino from 'pino';
import type { DataFolder } from './folder.ts';

export type Log = (step: string, facts: object) => void;

/** A log that cannot be written (a disk that is full) stops nothing. */
export function openLog({ logs }: DataFolder, at: string): Log {
  const lines = pino.destination({ dest: join(logs, `lungang-${at.slice(0, 7)}.log`), sync: true, mkdir: true });
  lines.on('error', () => {});
  const logger = pino({ base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } }, lines);
  return (step, facts) => {
    try {
      logger.info({ step, ...facts });
    } catch {
      // told by the exit code and on standard error anyhow
    }
  };
}
