/** The folder of a sweep: one file per case in `runs`, kept under what decides it, and the results in four forms. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RunRecord } from '../../what-if/sweep/run-record.ts';
import type { RunStore } from '../../what-if/sweep/run.ts';
import { writeWhole } from '../batch/write-whole.ts';
import { EXIT, Refusal } from '../exit.ts';
import { inPlainWords, keepFolder } from '../kept-folder.ts';
import { texts } from './texts.ts';

export interface SweepFolder {
  readonly store: RunStore;
  /** Each file appears whole or stays as it was. */
  publish(files: readonly (readonly [file: string, content: string | Uint8Array])[]): void;
  release(): void;
}

const RUNS = 'runs';

/** Throws a Refusal where the folder belongs to something else, is in use, or cannot be written. */
export function openSweepFolder(out: string): SweepFolder {
  const { target, release } = keepFolder(out, (found) => {
    if (!existsSync(join(found, RUNS)) && readdirSync(found).some((name) => !name.startsWith('.')))
      throw new Refusal(EXIT.usage, texts['sweep-foreign']({ out: found }));
  });
  const runs = join(target, RUNS);
  inPlainWords(target, () => {
    mkdirSync(runs, { recursive: true });
    // Half-written files of a run that was killed.
    for (const dir of [target, runs])
      for (const name of readdirSync(dir))
        if (name.startsWith('.') && name.includes('.lungang-')) rmSync(join(dir, name), { force: true });
  });
  const fileOf = (key: string): string => join(runs, `${key.replace(/^sha256:/u, '')}.json`);
  return {
    store: {
      read: (key) => readRecord(fileOf(key), key),
      write: (record) => inPlainWords(target, () => writeWhole(fileOf(record.key), `${JSON.stringify(record)}\n`)),
    },
    publish: (files) =>
      inPlainWords(target, () => files.forEach(([file, content]) => writeWhole(join(target, file), content))),
    release,
  };
}

/** What cannot be read is done again. */
function readRecord(file: string, key: string): RunRecord | null {
  try {
    const found = RunRecord.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
    return found?.key === key ? found : null;
  } catch {
    return null;
  }
}
