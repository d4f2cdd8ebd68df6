/** The registry of kinds of long work: one line each. */
import type { JobKind } from '../kind.ts';
import { adoptJob } from './adopt.ts';
import { documentsJob } from './documents.ts';
import { importJob } from './import.ts';
import { listJob } from './list.ts';
import { notesJob } from './notes.ts';
import { planJob } from './plan.ts';
import { questionJob } from './question.ts';

export const JOB_KINDS = [importJob, notesJob, adoptJob, planJob, questionJob, documentsJob, listJob] as const;

/** Undefined for a name of a later program. */
export const jobKindOf = (name: string): JobKind | undefined =>
  (JOB_KINDS as readonly unknown[] as readonly JobKind[]).find((kind) => kind.name === name);
