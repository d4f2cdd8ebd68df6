/** What the nightly job is given to read changes and to re-plan. */
import type { ReadChanges } from '../../jobs/receive-files.ts';

export { replan } from '../../pipeline/replan/index.ts';

// Until the reader of 人员变动 stands files of changes stay where they are.
export const readChanges: ReadChanges = async () => Promise.reject(new Error('no reader of staff changes yet'));
