/** The registry of operations: one line each. Routes, OpenAPI, the page's types and the contract suite come from here. */
import type { AnyOperation } from '../operation.ts';
import { listDocuments, makeDocuments } from './documents.ts';
import { openEnclosed } from './enclosed.ts';
import { getHome } from './home.ts';
import { getJob, listJobs, stopJob, takeFile, watchJob } from './jobs.ts';
import { getVerdict, checkList } from './lists.ts';
import {
  getPlan,
  getPlanFile,
  getPlanStatus,
  getPlanView,
  listPlans,
  startPlan,
  stopPlan,
  watchPlan,
} from './plans.ts';
import { checkPolicy, getPolicy, listPolicies, revisePolicy, savePolicy } from './policies.ts';
import { askQuestion, getAnswer, listQuestions } from './questions.ts';
import { getRoster, getRosterCheck, listRosters, makeNotes, reviseRoster, uploadRoster } from './rosters.ts';
import { makeSample } from './samples.ts';
import { getVocabulary } from './vocabulary.ts';

const REGISTRY = {
  getHome,
  getVocabulary,
  uploadRoster,
  listRosters,
  getRoster,
  getRosterCheck,
  reviseRoster,
  makeNotes,
  makeSample,
  listPolicies,
  getPolicy,
  checkPolicy,
  savePolicy,
  revisePolicy,
  startPlan,
  listPlans,
  getPlan,
  getPlanStatus,
  watchPlan,
  stopPlan,
  getPlanView,
  getPlanFile,
  listQuestions,
  askQuestion,
  getAnswer,
  openEnclosed,
  listDocuments,
  makeDocuments,
  checkList,
  getVerdict,
  listJobs,
  getJob,
  watchJob,
  stopJob,
  takeFile,
} as const;

/** The types of every operation, for the page: `Operations['startPlan']`. */
export type Operations = typeof REGISTRY;

export const OPERATIONS: readonly AnyOperation[] = Object.values(REGISTRY);
