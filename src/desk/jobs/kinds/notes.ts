/** The copy of a workbook with a note in every cell where something is wrong. */
import { z } from 'zod';
import { withoutDates } from '../../../report/zip-dates.ts';
import { keepMade, MadeFile } from '../../kept/made-files.ts';
import { ROSTERS } from '../../kept/roster.ts';
import { DeskProblem } from '../../problem.ts';
import { deskTexts } from '../../texts.ts';
import { jobKind } from '../kind.ts';
import { readKeptRoster } from '../read-roster.ts';

const NotesResult = z.object({ files: z.array(MadeFile), cells: z.int(), elsewhere: z.int() });

export const notesJob = jobKind({
  input: z.object({ roster: z.string(), version: z.int() }),
  result: NotesResult,
  run: async (work, { roster: id, version }) => {
    const { body } = await work.read((tx) => ROSTERS.get(tx, id, version));
    const { read, input, path } = await readKeptRoster(work, body);
    if (input.tables.length === 0 || !read.problems.some(({ severity }) => severity !== 'notice'))
      throw new DeskProblem(409, deskTexts['no-notes']());
    // The library takes long to load.
    const { annotatedWorkbook } = await import('../../../io/annotate/index.ts');
    const { bytes, cells, elsewhere } = await annotatedWorkbook(path, input, read, body.edits);
    const name = `${body.name.replace(/\.\w+$/u, '')}-批注.xlsx`;
    return async (tx) => ({ files: [await keepMade(tx, name, withoutDates(bytes))], cells, elsewhere });
  },
});
