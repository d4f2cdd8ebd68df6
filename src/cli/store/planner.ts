/** What the nightly job is given to read changes and to re-plan. */
import type { Replan } from '../../jobs/make-draft.ts';
import type { ReadChanges } from '../../jobs/receive-files.ts';

// Until the reader of 人员变动 and the re-planner stand: a first plan is made, files of changes stay where they are.
export const readChanges: ReadChanges = async () => Promise.reject(new Error('no reader of staff changes yet'));
export const replan: Replan = async () => Promise.reject(new Error('no re-planning yet'));
