/** The forms of what the page shows of a plan: known without what draws it. */
import { z } from 'zod';
import { BothWords } from '../words.ts';

const Cell = z.union([z.string(), z.number(), z.null()]);

/** `about`: per row what it is about (the posting of a list), where the rows are about something. */
export const SheetView = z.object({
  name: z.string(),
  title: z.string(),
  columns: z.array(
    z.object({
      heading: z.string(),
      /** In half-width characters. */
      width: z.number(),
      align: z.enum(['left', 'center', 'right']),
      format: z.string().nullable(),
    }),
  ),
  rows: z.array(z.array(Cell)),
  marks: z.array(
    z.object({
      column: z.int(),
      word: z.string(),
      tone: z.enum(['good', 'bad', 'warn', 'muted', 'total']),
      wide: z.boolean(),
    }),
  ),
  frozenColumns: z.int(),
  about: z.array(z.record(z.string(), z.unknown())).nullable(),
});

export const OverviewView = z.object({
  years: z.array(z.object({ year: z.int(), heading: z.string() })),
  /** What the postings are chiefly for, each in exactly one line. */
  counts: z.array(z.object({ count: z.string(), label: z.string(), byYear: z.array(z.int()), total: z.int() })),
  verdict: z.object({
    sentence: z.string(),
    lawful: z.boolean(),
    /** What gave way. */
    relaxed: z.array(z.string()),
    certificate: z.string(),
    /** Demands that nothing here checks. */
    pending: z.string().nullable(),
    attested: z.array(z.string()),
  }),
  proof: z.string(),
  /** The aims in strict order. */
  tiers: z.array(
    z.object({
      tier: z.string(),
      label: z.string(),
      value: z.number(),
      bound: z.number(),
      reached: z.string(),
      proven: z.boolean(),
    }),
  ),
  /** Missing subject teachers. */
  missing: z.array(z.object({ year: z.string(), before: z.number(), after: z.number() })),
});

export const BalanceView = z.object({
  /** In one order for all schools: what needs most teachers first. */
  subjects: z.array(z.string()),
  schools: z.array(z.object({ id: z.string(), name: z.string(), group: z.string() })),
  /** In teachers, to one decimal. */
  cells: z.array(
    z.object({
      school: z.string(),
      subject: z.string(),
      year: z.int(),
      need: z.number(),
      before: z.number(),
      after: z.number(),
      /** Missing under the plan. */
      short: z.number(),
    }),
  ),
});

export const FlowsView = z.object({
  flows: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      fromName: z.string(),
      toName: z.string(),
      year: z.int(),
      people: z.int(),
    }),
  ),
});

export const ClashView = z.object({
  pins: z.array(
    z.object({
      teacher: z.string(),
      name: z.string(),
      kind: BothWords,
      school: z.string().nullable(),
      year: z.int().nullable(),
      reason: z.string(),
    }),
  ),
  /** Protections in the way; empty where the decisions contradict each other. */
  against: z.array(z.object({ rule: BothWords, meaning: BothWords, places: z.array(BothWords) })),
  /** True: without any one of `against` the decisions could hold; false: only without all of them. */
  each: z.boolean(),
});
