/** The files of a roster, laid out in the folder of a job and read with what the officer said about them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildRoster, type KnownOfRoster, type ReadRoster } from '../../io/build-roster.ts';
import { withEdits } from '../../io/edits.ts';
import { isMappedTo, type Mapping } from '../../io/intake/mapping.ts';
import { openInput } from '../../io/index.ts';
import type { RawInput } from '../../io/raw.ts';
import { fileOf } from '../../store/files.ts';
import type { RosterRecord } from '../kept/roster.ts';
import type { Work } from './kind.ts';

/** What was said of sheets that these files do not have was said of last year's. */
function fitting(mapping: Mapping | null, { tables }: RawInput): Mapping | null {
  if (mapping === null) return null;
  const sheets = mapping.sheets.filter((one) => tables.some(({ file, title }) => isMappedTo(one, file, title)));
  return { ...mapping, sheets };
}

export interface ReadKept {
  readonly read: ReadRoster;
  /** The raw cells, corrections included. */
  readonly input: RawInput;
  /** The file, where it is one, else their folder. */
  readonly path: string;
}

export async function readKeptRoster(
  work: Work,
  { files, mapping, edits, from }: RosterRecord,
  known: KnownOfRoster = {},
): Promise<ReadKept> {
  const folder = join(work.folder, 'roster');
  await mkdir(folder, { recursive: true });
  for (const { name, digest } of files)
    await writeFile(join(folder, name), await work.read((tx) => fileOf(tx, digest)));
  const path = files.length === 1 ? join(folder, files[0]!.name) : folder;
  const opened = await openInput(path);
  if ('problems' in opened)
    return {
      read: { roster: null, problems: opened.problems, understood: [], lessonSums: [], schoolNames: new Map() },
      input: { tables: [], problems: opened.problems },
      path,
    };
  const input = withEdits(opened.input, edits);
  return {
    read: buildRoster(input, opened.placeOf, { from, mapping: fitting(mapping, input), ...known }),
    input,
    path,
  };
}
