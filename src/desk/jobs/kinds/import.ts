/** Reads the files of a roster and says all that was understood of them, and all that is wrong, at its cells. */
import { z } from 'zod';
import { canonicalJson } from '../../../domain/fingerprint.ts';
import { rosterContent } from '../../../domain/roster-content.ts';
import { putBlob } from '../../../store/blobs.ts';
import { checkResult, type CheckCounts } from '../../views/check.ts';
import { ImportResult } from '../../kept/import-result.ts';
import { ROSTERS } from '../../kept/roster.ts';
import { readKeptRoster } from '../read-roster.ts';
import { jobKind } from '../kind.ts';

export const importJob = jobKind({
  input: z.object({ roster: z.string(), version: z.int() }),
  result: ImportResult,
  run: async (work, { roster: id, version }) => {
    const { body } = await work.read((tx) => ROSTERS.get(tx, id, version));
    const { read, input } = await readKeptRoster(work, body);
    const check = checkResult(read, input, body.refused);
    const counts: CheckCounts = check.counts;
    return async (tx) => ({
      ok: counts.errors === 0,
      ...counts,
      schools: read.roster?.schools.length ?? 0,
      teachers: read.roster?.teachers.length ?? 0,
      roster: read.roster === null ? null : await putBlob(tx, canonicalJson(rosterContent(read.roster))),
      check: await putBlob(tx, JSON.stringify(check)),
    });
  },
});
