/** Documents of a plan: what is wished, and what the job of making them leaves. */
import { z } from 'zod';
import { FORMAT_IDS } from '../../report/documents/format-ids.ts';
import { MadeFile } from './made-files.ts';

export const DocumentWishes = z.strictObject({
  /** Ids of the catalogue; empty: all of them. */
  only: z.array(z.string().regex(/^[a-z][a-z-]{0,40}$/u)).default([]),
  formats: z
    .array(z.enum(FORMAT_IDS))
    .min(1)
    .default([...FORMAT_IDS]),
  /** Also plan.json, certificate.json, plan.xlsx and report.html. */
  reports: z.boolean().default(true),
});

export const DocumentsResult = z.object({
  documents: z.array(z.object({ id: z.string(), title: z.string(), files: z.array(z.int()) })),
  /** The first is the archive of all the others. */
  files: z.array(MadeFile),
});
