/** Reads a roster with or without a mapping file; mistakes of the mapping stand among the problems. */
import { buildRoster, type KnownOfRoster, type ReadRoster } from '../../io/build-roster.ts';
import { openInput, type Opened } from '../../io/index.ts';
import { loadMapping, type Mapping } from '../../io/intake/mapping.ts';

export interface ReadMapped {
  readonly read: ReadRoster;
  readonly mapping: Mapping | null;
  /** The raw cells, for a copy with notes. */
  readonly opened: Opened;
}

const nothing = { roster: null, understood: [], lessonSums: [], schoolNames: new Map<string, string>() } as const;

export async function readMapped(
  data: string,
  mappingFile: string | undefined,
  known: KnownOfRoster,
): Promise<ReadMapped> {
  const { mapping, problems } =
    mappingFile === undefined ? { mapping: null, problems: [] } : await loadMapping(mappingFile);
  // Read without the mapping, the files would be told as wrong for what the mapping mends.
  if (problems.length > 0) return { read: { ...nothing, problems }, mapping: null, opened: { problems } };
  const opened = await openInput(data);
  if ('problems' in opened) return { read: { ...nothing, problems: opened.problems }, mapping, opened };
  return { read: buildRoster(opened.input, opened.placeOf, { ...known, mapping }), mapping, opened };
}
