/** How far a job is, as plain data for the page. */
import { z } from 'zod';
import { ProgressEvent } from '../../report/progress/event.ts';

const Words = z.object({ 'zh-CN': z.string(), en: z.string() });

/** `search`: of a plan alone. */
export const JobProgress = z.object({ words: Words, search: ProgressEvent.nullable() });
export type JobProgress = z.infer<typeof JobProgress>;
