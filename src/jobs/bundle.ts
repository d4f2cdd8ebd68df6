/**
 * A sealed bundle: all that a plan follows from, the plan and its certificate, with a digest of each and one over
 * everything. Whoever has it and the same version of the program can make the plan anew and compare the bytes.
 */
import { z } from 'zod';
import { Change, changeContent } from '../domain/changes.ts';
import { canonicalJson, fingerprint } from '../domain/fingerprint.ts';
import { Plan } from '../domain/plan.ts';
import type { Roster } from '../domain/roster.ts';
import { KeptRoster, rosterContent } from '../domain/roster-content.ts';
import { JsonFault, strictJson } from '../domain/strict-json.ts';
import { ENGINES } from '../planning/engines.ts';
import { textDigest } from '../store/blobs.ts';

const BUNDLE_FORMAT = 'lungang-bundle/1';

/** The years and days that every command takes. */
const SchoolYear = z.int().min(2000).max(2100);
const Day = z.iso.date();

const Content = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  program: z.strictObject({ name: z.string(), version: z.string() }),
  /** What the search was told; a plan that a time limit ended cannot be had again byte by byte. */
  search: z.strictObject({
    backend: z.enum(ENGINES),
    gap: z.number().min(0).lt(1),
    seed: z.int().min(0).max(2_147_483_647),
    ended: z.enum(['complete', 'time', 'stopped']),
  }),
  from: SchoolYear,
  policy: z.strictObject({ id: z.string(), digest: z.string(), text: z.string() }),
  roster: KeptRoster,
  /** Of a re-planning: the plan that stood published, its roster, and the changes since; null for a first plan. */
  replan: z
    .strictObject({
      today: Day,
      before: z.strictObject({ roster: KeptRoster, plan: z.string() }),
      changes: z.array(Change),
    })
    .nullable(),
  plan: z.string(),
  certificate: z.string(),
  /** Where it comes from: store, version, plan, and the ledger entry of the draft. */
  origin: z.strictObject({
    store: z.string(),
    version: z.int(),
    plan: z.string(),
    ledger: z.strictObject({ seq: z.int(), digest: z.string() }),
  }),
});
export type BundleContent = z.infer<typeof Content>;

const Digests = z.strictObject({
  policy: z.string(),
  roster: z.string(),
  replan: z.string(),
  plan: z.string(),
  certificate: z.string(),
});
type Digests = z.infer<typeof Digests>;

const Bundle = z.strictObject({ ...Content.shape, digests: Digests, seal: z.string() });

const replanContent = (replan: BundleContent['replan']): object | null =>
  replan === null
    ? null
    : {
        ...replan,
        before: { ...replan.before, roster: rosterContent(replan.before.roster) },
        changes: replan.changes.map(changeContent),
      };

/** As it is written and sealed. */
const written = (content: BundleContent, digests: Digests): object => ({
  ...content,
  roster: rosterContent(content.roster),
  replan: replanContent(content.replan),
  digests,
});

const digestsOf = ({ policy, roster, replan, plan, certificate }: BundleContent): Digests => ({
  policy: textDigest(policy.text),
  roster: fingerprint(rosterContent(roster)),
  replan: fingerprint(replanContent(replan)),
  plan: textDigest(plan),
  certificate: textDigest(certificate),
});

/** The bytes of a bundle: the same content gives the same bytes. */
export function sealed(content: BundleContent): string {
  const open = written(content, digestsOf(content));
  return `${JSON.stringify({ ...open, seal: textDigest(canonicalJson(open)) }, null, 2)}\n`;
}

/** A whole bundle, with the plans that stand in it as text. */
export interface OpenBundle {
  readonly content: BundleContent;
  readonly plan: Plan;
  /** The published plan of a re-planning, and its roster. */
  readonly before: { readonly roster: Roster; readonly plan: Plan } | null;
}

/** `malformed`: no bundle, whoever sealed it; else the parts that are not what was sealed. All named by their keys. */
export type OpenedBundle =
  | ({ readonly ok: true } & OpenBundle)
  | { readonly ok: false; readonly malformed: boolean; readonly broken: readonly string[] };

const malformed = (...broken: readonly string[]): OpenedBundle => ({ ok: false, malformed: true, broken });
const unsealed = (...broken: readonly string[]): OpenedBundle => ({ ok: false, malformed: false, broken });

/** Reads a bundle. */
export function opened(text: string): OpenedBundle {
  const parsed = Bundle.safeParse(jsonOf(text));
  if (!parsed.success)
    return malformed(...new Set(parsed.error.issues.map(({ path }) => path.map(String).join('.') || 'JSON')));
  const { digests, seal, ...content } = parsed.data;
  const own = digestsOf(content);
  const broken = Object.entries(own).flatMap(([key, digest]) =>
    Object.entries(digests).some(([name, told]) => name === key && told === digest) ? [] : [key],
  );
  if (broken.length > 0) return unsealed(...broken);
  if (seal !== textDigest(canonicalJson(written(content, digests)))) return unsealed('seal');
  // The digests are of the data: the bytes around them have to be those of the seal as well.
  if (sealed(content) !== text) return unsealed('bytes');
  return withPlans(content);
}

function withPlans(content: BundleContent): OpenedBundle {
  const plan = planOf(content.plan);
  if (plan === null) return malformed('plan');
  if (jsonOf(content.certificate) === undefined) return malformed('certificate');
  if (content.replan === null) return { ok: true, content, plan, before: null };
  const { roster, plan: text } = content.replan.before;
  const before = planOf(text);
  return before === null
    ? malformed('replan.before.plan')
    : { ok: true, content, plan, before: { roster, plan: before } };
}

const planOf = (text: string): Plan | null => Plan.safeParse(jsonOf(text)).data ?? null;

/** Undefined where it is no JSON that means one thing. */
function jsonOf(text: string): unknown {
  try {
    return strictJson(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof JsonFault) return undefined;
    throw error;
  }
}

export interface Difference {
  /** `postings[3].to` */
  readonly at: string;
  readonly sealed: unknown;
  readonly found: unknown;
}

/** Where two JSON texts differ, place by place, in the order of the first; nothing where they are equal as data. */
export const differences = (sealedText: string, foundText: string): readonly Difference[] =>
  compare(JSON.parse(sealedText), JSON.parse(foundText), '');

function compare(a: unknown, b: unknown, at: string): Difference[] {
  if (canonicalJson(a ?? null) === canonicalJson(b ?? null)) return [];
  if (Array.isArray(a) && Array.isArray(b))
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => compare(a[i], b[i], `${at}[${i}]`)).flat();
  if (isRecord(a) && isRecord(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      compare(a[key], b[key], at === '' ? key : `${at}.${key}`),
    );
  return [{ at: at === '' ? 'plan.json' : at, sealed: a ?? null, found: b ?? null }];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
