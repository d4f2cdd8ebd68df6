/**
 * The shape of a policy file, made from the rule registry: a rule is known here as soon as it stands there. The
 * parameters of a rule are checked by the rule's own schema (`load.ts`), so that no list of them is kept twice.
 */
import { z } from 'zod';
import { CAPPED_POSITIONS, LIMITED_POSTINGS, type KindSettings } from '../domain/settings.ts';
import { DIRECTIONS, GROUP_KINDS, POSTING_KINDS, SEXES, STAGES, TIERS, type GroupKind } from '../domain/words.ts';
import { share } from '../rules/params.ts';
import { RULES } from '../rules/index.ts';
import { DEFAULT_WEIGHTS } from './defaults.ts';
import { CLAUSE_KINDS } from './policy.ts';

const POLICY_FORMAT = 'lungang-policy/1';

const text = z.string().trim().min(1);
const bilingual = z.strictObject({ 'zh-CN': text, en: text });
const yuan = z.int().min(0).max(100_000);
const weight = z.int().min(0).max(1_000_000);
/** A list without repetitions: `[3, 3]` is a slip for something else. */
const distinct = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .min(1)
    .refine((list) => new Set(list).size === list.length, { params: { expected: 'distinct' } });
const years = distinct(z.int().min(1).max(10));

const tenureYears = z.int().min(0).max(40);
const retireYears = z.int().min(0).max(20);
const directions = distinct(z.enum(DIRECTIONS));
const graduationYearsBefore = z.int().min(0).max(5);
/** One optional entry for each of the words. */
const someOf = <W extends string, T extends z.ZodType>(words: readonly W[], entry: T) =>
  z.strictObject(
    Object.fromEntries(words.map((word) => [word, entry.exactOptional()])) as Record<W, z.ZodExactOptional<T>>,
  );
const ageCaps = someOf(CAPPED_POSITIONS, someOf(SEXES, z.int().min(20).max(80)));

/** What groups of one kind have otherwise than the policy has it; what is left out is as in all groups. */
const Apart = z.strictObject({
  tenureYears: tenureYears.exactOptional(),
  retireYears: retireYears.exactOptional(),
  ageCaps: ageCaps.exactOptional(),
  postingYears: someOf(POSTING_KINDS, years).exactOptional(),
  directions: directions.exactOptional(),
  graduationYearsBefore: graduationYearsBefore.exactOptional(),
  postings: z.enum(LIMITED_POSTINGS).exactOptional(),
});

interface Lengths {
  readonly exchange: number[];
  readonly training: number[];
  readonly leadership?: number[];
}
/** Leaders go for the terms of exchanges unless the document gives them their own. */
const full = ({ exchange, training, leadership }: Lengths): KindSettings['postingYears'] => ({
  exchange,
  training,
  leadership: leadership ?? exchange,
});

const WrittenSettings = z.strictObject({
  tenureYears,
  retireYears,
  // No default: a file that says nothing of it reads as it always did, digest included.
  ageCaps: ageCaps.exactOptional(),
  postingYears: z
    .strictObject({ exchange: years.default([3]), training: years.default([1]), leadership: years.exactOptional() })
    .prefault({}),
  directions: directions.default([...DIRECTIONS]),
  graduationYearsBefore: graduationYearsBefore.default(1),
  kinds: someOf(GROUP_KINDS, Apart).exactOptional(),
  crossStage: z.boolean().default(false),
  crossGroup: z.boolean().default(false),
  zoneAllowances: z.record(z.string(), yuan).default({}),
  livingAllowance: yuan.default(0),
  transportAllowance: yuan.default(0),
});

const Settings = WrittenSettings.transform(({ postingYears, kinds, ...rest }) => ({
  ...rest,
  postingYears: full(postingYears),
  ...(kinds === undefined ? {} : { kinds: apartOf(kinds, postingYears) }),
}));

/** A kind that names some lengths of postings has the others from the policy. */
const apartOf = (
  kinds: Partial<Record<GroupKind, z.infer<typeof Apart>>>,
  general: Lengths,
): Partial<Record<GroupKind, Partial<KindSettings>>> =>
  Object.fromEntries(
    Object.entries(kinds).map(([kind, { postingYears, ...own }]) => [
      kind,
      postingYears === undefined ? own : { ...own, postingYears: full({ ...general, ...postingYears }) },
    ]),
  );

const Enforce = z.union([
  z.literal('must'),
  // Not `legal` and `timing`: they add up what hard rules had to give way, and nothing else.
  z.strictObject({ tier: z.enum(TIERS).exclude(['legal', 'timing']).default('soft'), weight: weight.min(1) }),
]);

/**
 * An exception granted at one place: so many persons, or units of 10,000 yuan. What is not named is as in the
 * certificate.
 */
const Concession = z.strictObject({
  group: text.nullable().default(null),
  stage: z.enum(STAGES).nullable().default(null),
  school: text.nullable().default(null),
  subject: text.nullable().default(null),
  year: z.int().min(2000).max(2100),
  by: z.int().min(1),
});

export const RuleLine = z.strictObject({
  rule: z.enum([...RULES.keys()]),
  clause: text.nullable().default(null),
  kinds: distinct(z.enum(GROUP_KINDS)).nullable().default(null),
  enforce: Enforce.default('must'),
  params: z.record(z.string(), z.unknown()).default({}),
  concessions: z.array(Concession).optional(),
});
export type RuleLine = z.infer<typeof RuleLine>;

const Weights = z.strictObject({
  person: weight.min(1).default(DEFAULT_WEIGHTS.person),
  money: weight.min(1).default(DEFAULT_WEIGHTS.money),
  timing: z.tuple([weight, weight, weight]).default([...DEFAULT_WEIGHTS.timing]),
  posting: weight.default(DEFAULT_WEIGHTS.posting),
  km: weight.default(DEFAULT_WEIGHTS.km),
  kmCap: weight.default(DEFAULT_WEIGHTS.kmCap),
  classTeacher: weight.default(DEFAULT_WEIGHTS.classTeacher),
  notVolunteer: weight.default(DEFAULT_WEIGHTS.notVolunteer),
  spouse: weight.default(DEFAULT_WEIGHTS.spouse),
  surplus: weight.default(DEFAULT_WEIGHTS.surplus),
  turnover: weight.default(DEFAULT_WEIGHTS.turnover),
  turnoverShare: share.default(DEFAULT_WEIGHTS.turnoverShare),
  sharing: weight.default(DEFAULT_WEIGHTS.sharing),
  missingBackbone: weight.default(DEFAULT_WEIGHTS.missingBackbone),
  tenureCap: weight.default(DEFAULT_WEIGHTS.tenureCap),
  ruralCap: weight.default(DEFAULT_WEIGHTS.ruralCap),
});

const SERVED_BY = ['rule', 'setting', 'entitlement', 'indicator', 'data', 'person', 'none'] as const;

/** What must go with what is said by `clause-checks.ts`, with line and column. */
const ClauseEntry = z.strictObject({
  source: text,
  quote: text,
  reading: bilingual,
  kind: z.enum(CLAUSE_KINDS).default('H'),
  by: z.enum(SERVED_BY).optional(),
  setting: text.optional(),
  as: text.optional(),
  why: bilingual.optional(),
  todo: bilingual.optional(),
  kinds: distinct(z.enum(GROUP_KINDS)).optional(),
});
export type ClauseEntry = z.infer<typeof ClauseEntry>;

const Objective = z.strictObject({
  order: z.array(z.enum(TIERS)).default([...TIERS]),
  weights: Weights.prefault({}),
});

export const PolicyFile = z.strictObject({
  format: z.literal(POLICY_FORMAT),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  title: bilingual,
  document: text,
  // No default: see above. What our copy of the document is; papers cite the document without it.
  documentNote: text.optional(),
  settings: Settings,
  rules: z.array(RuleLine).min(1),
  objective: Objective.prefault({}),
  clauses: z.record(text, ClauseEntry).default({}),
  assumed: z.array(text).default([]),
});
export type PolicyFile = z.infer<typeof PolicyFile>;

/**
 * Settings and objective of a file as read, with what goes without saying; as they stand where something is wrong with
 * them.
 */
export function withDefaults(data: unknown): { readonly settings: unknown; readonly objective: unknown } {
  const { settings, objective } = z
    .object({ settings: z.unknown(), objective: z.unknown() })
    .partial()
    .catch({})
    .parse(data);
  const [set, aims] = [Settings.safeParse(settings), Objective.safeParse(objective ?? {})];
  return { settings: set.success ? set.data : settings, objective: aims.success ? aims.data : objective };
}
