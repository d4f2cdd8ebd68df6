/** plan.json, the contract of results (data dictionary, "plan.json"): keys in this order, nothing else inside. */
import { z } from 'zod';
import { POSTING_KINDS, PURPOSES, REPLAN_TIERS } from './words.ts';

export const PLAN_FORMAT = 'lungang-plan/1';

export const Posting = z.strictObject({
  teacher: z.string(),
  from: z.string(),
  to: z.string(),
  start: z.int(),
  // Nobody teaches for longer; a bound at the border keeps whoever walks over the years from walking forever.
  years: z.int().min(1).max(60),
  kind: z.enum(POSTING_KINDS),
  purpose: z.array(z.enum(PURPOSES)),
  clauses: z.array(z.string()),
});
export type Posting = z.infer<typeof Posting>;

/** What a planner decides about one posting; purpose and clauses are derived from the whole plan. */
export type BarePosting = Omit<Posting, 'purpose' | 'clauses'>;

export const SharedTeaching = z.strictObject({ teacher: z.string(), to: z.string(), year: z.int(), share: z.number() });
export type SharedTeaching = z.infer<typeof SharedTeaching>;

export const Scope = z.strictObject({
  group: z.string().nullable(),
  stage: z.string().nullable(),
  school: z.string().nullable(),
  subject: z.string().nullable(),
});
export type Scope = z.infer<typeof Scope>;

export const ComplianceRow = z.strictObject({
  rule: z.string(),
  clause: z.string().nullable(),
  scope: Scope,
  year: z.int(),
  op: z.enum(['>=', '<=']),
  required: z.int(),
  actual: z.int(),
  holds: z.boolean(),
});
export type ComplianceRow = z.infer<typeof ComplianceRow>;

export const Relaxation = z.strictObject({
  rule: z.string(),
  clause: z.string().nullable(),
  scope: Scope,
  year: z.int(),
  by: z.int().min(1),
  unit: z.enum(['person', '10000yuan']),
});
export type Relaxation = z.infer<typeof Relaxation>;

export const TierValue = z.strictObject({ tier: z.enum(REPLAN_TIERS), value: z.int(), bound: z.int() });
export type TierValue = z.infer<typeof TierValue>;

export const ShortageRow = z.strictObject({
  school: z.string(),
  subject: z.string(),
  year: z.int(),
  need: z.number(),
  before: z.number(),
  short: z.number(),
});
export type ShortageRow = z.infer<typeof ShortageRow>;

export const AllowanceRow = z.strictObject({ year: z.int(), zone: z.string(), months: z.int(), amount: z.int() });
export type AllowanceRow = z.infer<typeof AllowanceRow>;

export const Plan = z.strictObject({
  format: z.literal(PLAN_FORMAT),
  program: z.strictObject({ name: z.string(), version: z.string() }),
  inputs: z.strictObject({
    roster: z.string(),
    policy: z.strictObject({ id: z.string(), digest: z.string() }),
    seed: z.int(),
    // Of a re-planning alone: the digest of the published plan.json, and the last school year that had begun.
    published: z.strictObject({ plan: z.string(), begun: z.int() }).optional(),
  }),
  horizon: z.array(z.int()).length(3),
  outcome: z.enum(['compliant', 'relaxed']),
  proof: z.strictObject({ status: z.enum(['optimal', 'feasible']), tiers: z.array(TierValue) }),
  postings: z.array(Posting),
  sharedTeaching: z.array(SharedTeaching),
  compliance: z.array(ComplianceRow),
  relaxations: z.array(Relaxation),
  shortages: z.array(ShortageRow),
  allowances: z.array(AllowanceRow),
});
export type Plan = z.infer<typeof Plan>;

/** The bytes of plan.json: two-space JSON, LF, final newline. */
export const planBytes = (plan: Plan): string => `${JSON.stringify(plan, null, 2)}\n`;
