/**
 * The registry of kinds of long work: one entry each. The desk itself only hands them out; what a kind works with is loaded
 * in the process that does it.
 */
import type { JobKind } from '../kind.ts';

export interface KindEntry {
  /** `search`: takes the processor for long; `quick`: somebody waits for it. Each lane has room of its own. */
  readonly lane: 'search' | 'quick';
  /** How often it is begun where its process dies. */
  readonly attempts: number;
  load(): Promise<unknown>;
}

export const JOB_KINDS = {
  import: { lane: 'quick', attempts: 2, load: async () => (await import('./import.ts')).importJob },
  notes: { lane: 'quick', attempts: 2, load: async () => (await import('./notes.ts')).notesJob },
  plan: { lane: 'search', attempts: 2, load: async () => (await import('./plan.ts')).planJob },
  adopt: { lane: 'quick', attempts: 2, load: async () => (await import('./adopt.ts')).adoptJob },
  question: { lane: 'quick', attempts: 2, load: async () => (await import('./question.ts')).questionJob },
  documents: { lane: 'quick', attempts: 2, load: async () => (await import('./documents.ts')).documentsJob },
  list: { lane: 'quick', attempts: 2, load: async () => (await import('./list.ts')).listJob },
} as const satisfies Readonly<Record<string, KindEntry>>;

const isKind = (name: string): name is keyof typeof JOB_KINDS => Object.hasOwn(JOB_KINDS, name);

/** Undefined for a name of a later program. */
export const kindEntry = (name: string): KindEntry | undefined => (isKind(name) ? JOB_KINDS[name] : undefined);

/** The kind, loaded; throws for a name of a later program. */
export async function loadKind(name: string): Promise<JobKind> {
  const entry = kindEntry(name);
  if (entry === undefined) throw new Error(`no kind of job ${name}`);
  return (await entry.load()) as JobKind;
}
