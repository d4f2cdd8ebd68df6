/** A job as the page sees it. */
import { z } from 'zod';
import type { JobRow } from '../../store/schema.ts';
import { JobProgress } from '../jobs/progress.ts';
import { idOf } from '../kept/ids.ts';
import { BothWords } from '../words.ts';

const problem = <W extends z.ZodType>(words: W) => z.object({ code: z.string(), message: words });

const fields = {
  id: z.string(),
  kind: z.string(),
  /** Path of what it is for: `rosters/R1/3`, `plans/W1`. */
  about: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'stopped']),
  /** Nothing more will come. */
  over: z.boolean(),
  /** Somebody asked for the best so far. */
  stopping: z.boolean(),
  attempt: z.int(),
  made: z.string(),
  began: z.string().nullable(),
  ended: z.string().nullable(),
};

/** As it is kept. */
const JobView = z.object({ ...fields, progress: JobProgress.nullable(), problem: problem(BothWords).nullable() });
export type JobView = z.infer<typeof JobView>;

/** As it is sent: every sentence in the reader's language. */
export const JobAnswer = z.object({
  ...fields,
  progress: z.object({ words: z.string(), search: JobProgress.shape.search }).nullable(),
  problem: problem(z.string()).nullable(),
});

const Problem = problem(BothWords);

export function jobView(row: JobRow, progress: JobProgress | null): JobView {
  return {
    id: idOf('job', row.id),
    kind: row.kind,
    about: row.about,
    state: row.state,
    over: row.state === 'done' || row.state === 'failed' || row.state === 'stopped',
    stopping: row.state === 'running' && row.stop > 0,
    attempt: row.attempt,
    made: row.made,
    began: row.began,
    ended: row.ended,
    progress: row.state === 'running' ? progress : null,
    problem: row.problem === null ? null : Problem.parse(JSON.parse(row.problem)),
  };
}
