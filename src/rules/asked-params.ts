/**
 * Parameters of the rules whose clauses leave questions open (`readings/questions.ts`): a question speaks of them, and a
 * rule names its questions.
 */
import { z } from 'zod';
import { STAGES } from '../domain/words.ts';
import { HOST_CLASSES } from './hosts.ts';
import { listOf, QUOTA_SCOPES, share } from './params.ts';

const BASES = ['eligible', 'memberStaff', 'coreEligible'] as const;
export type Base = (typeof BASES)[number];

/**
 * `share` or `atLeast`, never both. `to`: only postings to such hosts count; `stages`: only teachers of
 * these stages, in base and count; `cycle`: once for so many years, not every year.
 */
export const exchangeRateParams = z
  .strictObject({
    base: z.enum(BASES),
    share: share.optional(),
    scope: z.enum(QUOTA_SCOPES).default('group'),
    counts: z.enum(['all', 'base']).default('all'),
    atLeast: z.int().min(1).optional(),
    to: listOf(HOST_CLASSES).optional(),
    stages: listOf(STAGES).optional(),
    cycle: z.int().min(2).max(3).optional(),
  })
  .refine((p) => (p.share === undefined) !== (p.atLeast === undefined), { error: 'share | atLeast' });
export type ExchangeRate = z.infer<typeof exchangeRateParams>;

const WHOLES = ['starters', 'eligibleBackbones'] as const;
export type Whole = (typeof WHOLES)[number];

export const backboneShareParams = z.strictObject({
  share,
  of: z.enum(WHOLES).default('starters'),
  scope: z.enum(QUOTA_SCOPES).default('group'),
});
export type BackboneShare = z.infer<typeof backboneShareParams>;

export const hostStockParams = z.strictObject({ lo: share, hi: share, fromYear: z.int().min(1).max(3).default(1) });
export type HostStock = z.infer<typeof hostStockParams>;

const bounds = z
  .strictObject({ least: z.int().min(0), most: z.int().min(0).nullable().default(null) })
  .refine(({ least, most }) => most === null || least <= most, { error: 'least ≤ most' })
  .nullable()
  .default(null);

export const teamParams = z
  .strictObject({ vicePrincipals: bounds, midLevel: bounds, backbones: bounds, midLevelOrAbove: bounds })
  .refine((counts) => Object.values(counts).some((count) => count !== null), {
    error: 'vicePrincipals | midLevel | backbones | midLevelOrAbove',
  });
export type Team = z.infer<typeof teamParams>;

const COVERS = ['posted', 'everyone'] as const;
export type Covers = (typeof COVERS)[number];

export const allowanceBudgetParams = z.strictObject({ covers: z.enum(COVERS).default('posted') });
export type AllowanceBudget = z.infer<typeof allowanceBudgetParams>;
