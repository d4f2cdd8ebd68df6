/** The shape of a sweep file: a what-if, and axes along which it is changed further. Every combination is one case. */
import { z } from 'zod';
import { WhatIfBase, ChangeEntry, WrittenWords } from '../file.ts';

const SWEEP_FORMAT = 'lungang-sweep/1';

const label = z.union([z.string().min(1), z.number(), z.boolean()]);

/** One value after another at a path of `set`. */
const PathAxis = z.strictObject({
  path: z.string().min(1),
  clause: z.string().optional(),
  title: WrittenWords.optional(),
  values: z.array(z.unknown()).min(1).max(1000),
});
/** Ready-made changes under a name each. */
const OptionAxis = z.strictObject({
  title: WrittenWords,
  options: z
    .array(z.strictObject({ label, changes: z.array(ChangeEntry).max(100).default([]) }))
    .min(1)
    .max(1000),
});

const Axis = z.union([PathAxis, OptionAxis]);
export type AxisEntry = z.infer<typeof Axis>;

export const SweepFile = z.strictObject({
  format: z.literal(SWEEP_FORMAT),
  title: WrittenWords,
  story: WrittenWords.optional(),
  base: WhatIfBase.optional(),
  basedOn: z.string().min(1).optional(),
  changes: z.array(ChangeEntry).max(1000).default([]),
  grid: z.array(Axis).min(1).max(12),
  seeds: z.array(z.int().min(0).max(2_147_483_647)).min(1).max(1000).optional(),
});
export type SweepFile = z.infer<typeof SweepFile>;

/** So many cases at most: more are a slip of the pen. */
export const MOST_CASES = 20_000;
