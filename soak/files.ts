/**
 * `npm run soak -- files`: messy files from seeds, read as an officer's would be. Every other file is then broken at the level
 * of its bytes. A sound one must give the same roster or exactly the errors that were put in; a broken one must give an
 * answer: no exception, no more than 10 seconds of the processor, no more than 1 GB.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rosterDigest } from '../src/io/digest.ts';
import { readRoster } from '../src/io/index.ts';
import { messy, randomFrom, type Random } from '../test/io/corpus/random.ts';
import { FROM } from '../test/io/tables.ts';

const LONGEST_SECONDS = 10;
const MOST_MEGABYTES = 1024;
/** Another stream of numbers than that of the file itself. */
const BREAKING = 0x9e37_79b9;

/** What stood wrong in a run; empty where all is well. */
export interface FilesSoak {
  readonly runs: number;
  readonly broken: number;
  readonly refused: number;
  readonly faults: readonly string[];
  /** Seconds of the processor: the clock says little where other work keeps the machine busy. */
  readonly slowest: number;
  readonly megabytes: number;
}

/** Cuts off, overwrites, doubles or takes out some bytes. */
export function breakBytes(bytes: Buffer, random: Random): Buffer {
  const at = random(Math.max(1, bytes.length));
  const length = 1 + random(Math.min(200, Math.max(1, bytes.length - at)));
  const piece = bytes.subarray(at, at + length);
  switch (random(5)) {
    case 0:
      return Buffer.from(bytes.subarray(0, at));
    case 1:
      return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length }, () => random(256))), bytes.subarray(at + length)]);
    default: {
      const copy = Buffer.from(bytes);
      for (let count = 0; count < 1 + random(20); count += 1) if (copy.length > 0) copy[random(copy.length)] = random(256);
      return copy;
    }
  }
}

function breakOne(path: string, random: Random): void {
  const files = statSync(path).isDirectory() ? readdirSync(path).toSorted().map((name) => join(path, name)) : [path];
  const file = files[random(files.length)]!;
  writeFileSync(file, breakBytes(readFileSync(file), random));
}

/** Seeds `first` … `first + runs − 1`. `clean`: digest of the roster that sound files must give. */
export async function soakFiles(first: number, runs: number, clean: string, tell: (line: string) => void = () => {}): Promise<FilesSoak> {
  const dir = mkdtempSync(join(tmpdir(), 'lungang-soak-'));
  const faults: string[] = [];
  let [slowest, broken, refused] = [0, 0, 0];
  try {
    for (let seed = first; seed < first + runs; seed += 1) {
      const file = messy(seed);
      const folder = join(dir, String(seed));
      const path = await file.format.write(file.sheets, folder);
      const random = randomFrom(seed ^ BREAKING);
      const isBroken = seed % 2 === 1;
      if (isBroken) breakOne(path, random);
      const began = process.cpuUsage();
      try {
        const { roster, problems } = await readRoster(path, { from: FROM });
        const errors = problems.filter(({ severity }) => severity === 'error');
        if ((roster === null) !== errors.length > 0) faults.push(`seed ${seed}: a roster and errors, or neither; ${file.told}`);
        if (roster === null) refused += 1;
        const told = errors.map(({ file: of, sheet, row, column, value, code }) => [of, ...(sheet === null ? [] : [sheet]), row, column, JSON.stringify(value), code].join(' ')).toSorted();
        if (!isBroken && JSON.stringify(told) !== JSON.stringify(file.errors)) faults.push(`seed ${seed}: ${JSON.stringify(told)} instead of ${JSON.stringify(file.errors)}; ${file.told}`);
        if (!isBroken && roster !== null && rosterDigest(roster) !== clean) faults.push(`seed ${seed}: another roster; ${file.told}`);
        for (const { message } of problems) if (/undefined|\[object|NaN/.test(message.in('en') + message.in('zh-CN'))) faults.push(`seed ${seed}: ${message.in('en')}`);
      } catch (error) {
        faults.push(`seed ${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}; ${file.told}`);
      }
      const used = process.cpuUsage(began);
      const seconds = (used.user + used.system) / 1e6;
      slowest = Math.max(slowest, seconds);
      if (isBroken) broken += 1;
      if (seconds > LONGEST_SECONDS) faults.push(`seed ${seed}: ${seconds.toFixed(1)} s; ${file.told}`);
      const megabytes = process.memoryUsage().rss / 1_048_576;
      if (megabytes > MOST_MEGABYTES) faults.push(`seed ${seed}: ${megabytes.toFixed(0)} MB; ${file.told}`);
      rmSync(folder, { recursive: true, force: true });
      if ((seed - first + 1) % 500 === 0) tell(`${seed - first + 1} files, ${faults.length} faults, slowest ${slowest.toFixed(2)} s`);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return { runs, broken, refused, faults, slowest, megabytes: process.resourceUsage().maxRSS / 1024 };
}
