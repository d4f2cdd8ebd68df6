/** What a night came to: kept with its run, and all that its summaries are made from. */
import { z } from 'zod';
import { Relaxation, TierValue } from '../domain/plan.ts';

const Words = z.strictObject({ 'zh-CN': z.string(), en: z.string() });
const Place = z.strictObject({ from: z.string(), to: z.string(), start: z.int(), years: z.int(), kind: z.string() });

/** One name of the list that moves, with the change that is behind it. */
export const Moved = z.strictObject({
  kind: z.enum(['added', 'dropped', 'altered']),
  teacher: z.string(),
  name: z.string(),
  before: Place.nullable(),
  after: Place.nullable(),
  /** The change that began it; null where no single one was found. */
  event: z.strictObject({ id: z.string(), kind: z.string() }).nullable(),
  /** The teachers through whose postings it came, the first next to the event. */
  through: z.array(z.string()),
  /** Other changes that could have caused it as directly. */
  orElse: z.array(z.string()),
});
export type Moved = z.infer<typeof Moved>;

export const DraftResult = z.strictObject({
  plan: z.string(),
  digest: z.string(),
  outcome: z.enum(['compliant', 'relaxed']),
  /** The published plan that it is held against. */
  basedOn: z.string().nullable(),
  ended: z.enum(['complete', 'time', 'stopped']),
  proof: z.enum(['optimal', 'feasible']),
  tiers: z.array(TierValue),
  postings: z.int(),
  relaxations: z.array(Relaxation),
  moved: z.array(Moved),
  /** Published postings of groups that no change touched, and how many of them stand. */
  unaffected: z.strictObject({ published: z.int(), kept: z.int() }).nullable(),
  /** Postings of years begun that do not stand as published, and decisions entered by hand that were left out. */
  remarks: z.array(Words),
});
export type DraftResult = z.infer<typeof DraftResult>;

/**
 * `nothing`: no change and nothing left to plan; `stands`: changes came, and the plan in force serves them as it is;
 * `draft`: a draft waits for a person; `pins-clash`, `no-plan`: no draft could be made.
 */
const OUTCOMES = ['nothing', 'stands', 'draft', 'pins-clash', 'no-plan'] as const;

export const NightResult = z.strictObject({
  format: z.literal('lungang-night/1'),
  outcome: z.enum(OUTCOMES),
  today: z.string(),
  run: z.int(),
  version: z.int().nullable(),
  files: z.array(z.strictObject({ name: z.string(), left: Words.nullable(), wrong: z.boolean() })),
  received: z.int(),
  known: z.int(),
  applied: z.array(z.string()),
  impossible: z.array(z.strictObject({ id: z.string(), reasons: z.array(Words) })),
  setAside: z.array(
    z.strictObject({
      file: z.string(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      id: z.string().nullable(),
      reason: Words,
    }),
  ),
  remarks: z.array(Words),
  draft: DraftResult.nullable(),
  /** Decisions entered by hand that cannot hold together. */
  clash: z.array(Words),
});
export type NightResult = z.infer<typeof NightResult>;

/**
 * Whether some of the input could not be used and a person must look at it; a file that is still growing is nobody's
 * fault.
 */
export const isBad = ({ files, impossible, setAside }: NightResult): boolean =>
  impossible.length > 0 || setAside.length > 0 || files.some(({ wrong }) => wrong);
