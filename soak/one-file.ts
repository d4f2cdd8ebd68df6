/** One messy file from a seed, written, perhaps broken, read, and held against what is known of it. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rosterDigest } from '../src/io/digest.ts';
import { readRoster } from '../src/io/index.ts';
import { messy, randomFrom, type Random } from '../test/io/corpus/random.ts';
import { FROM } from '../test/io/tables.ts';
import { breakFile } from './breaking.ts';
import { CELLS } from './breaking-cells.ts';

/** Another stream of numbers than that of the file itself. */
const BREAKING = 0x9e37_79b9;

/** Bounds of one file. */
export interface Bounds {
  /** Of the processor: the clock says little where other work keeps the machine busy. */
  readonly seconds: number;
  /** The most that the process ever held. */
  readonly megabytes: number;
}

export interface Done {
  readonly seed: number;
  readonly broken: boolean;
  readonly refused: boolean;
  readonly faults: readonly string[];
  readonly seconds: number;
  readonly megabytes: number;
}

function breakOne(path: string, random: Random): string {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .toSorted()
        .map((name) => join(path, name))
    : [path];
  const file = files[random(files.length)]!;
  const [name, bytes] = breakFile(readFileSync(file), random);
  writeFileSync(file, bytes);
  return name;
}

/**
 * `clean`: digest of the roster that a sound file must give. Files of odd seeds are broken. `dir` is there and stays.
 */
export async function oneFile(seed: number, clean: string, dir: string, bounds: Bounds): Promise<Done> {
  const file = messy(seed);
  const folder = join(dir, String(seed));
  const random = randomFrom(seed ^ BREAKING);
  const broken = seed % 2 === 1;
  const wreck = broken && random(4) === 0 ? CELLS[random(CELLS.length)]! : undefined;
  const path = await file.format.write(wreck === undefined ? file.sheets : wreck.apply(file.sheets, random), folder);
  const how = wreck !== undefined && random(2) === 0 ? '' : broken ? breakOne(path, random) : '';
  const told = [
    file.told,
    ...(wreck === undefined ? [] : [`broken: ${wreck.name}`]),
    ...(how === '' ? [] : [`broken: ${how}`]),
  ].join('; ');
  const faults: string[] = [];
  let refused = false;
  const began = process.cpuUsage();
  try {
    const { roster, problems } = await readRoster(path, { from: FROM });
    const errors = problems.filter(({ severity }) => severity === 'error');
    if ((roster === null) !== errors.length > 0) faults.push('a roster and errors, or neither');
    refused = roster === null;
    const lines = errors
      .map(({ file: of, sheet, row, column, value, code }) =>
        [of, ...(sheet === null ? [] : [sheet]), row, column, JSON.stringify(value), code].join(' '),
      )
      .toSorted();
    if (!broken && JSON.stringify(lines) !== JSON.stringify(file.errors))
      faults.push(`${JSON.stringify(lines)} instead of ${JSON.stringify(file.errors)}`);
    if (!broken && roster !== null && rosterDigest(roster) !== clean) faults.push('another roster');
    for (const { message } of problems)
      if (/undefined|\[object|NaN(?!\p{Script=Han}|”|")/u.test(message.in('en').replaceAll(/["“][^"”]*["”]/g, '')))
        faults.push(message.in('en'));
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const used = process.cpuUsage(began);
  const seconds = (used.user + used.system) / 1e6;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  if (seconds > bounds.seconds) faults.push(`${seconds.toFixed(1)} s of the processor`);
  if (megabytes > bounds.megabytes) faults.push(`${megabytes.toFixed(0)} MB`);
  rmSync(folder, { recursive: true, force: true });
  return {
    seed,
    broken,
    refused,
    faults: faults.map((fault) => `seed ${seed}: ${fault}; ${told}`),
    seconds,
    megabytes,
  };
}
