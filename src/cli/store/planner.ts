/** What the nightly job is given to read changes and to re-plan. */
export { readChanges } from '../../io/changes/index.ts';
export { replan } from '../../replan/index.ts';
