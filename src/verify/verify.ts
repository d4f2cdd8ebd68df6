/**
 * The verifier: reads roster, policy and plan.json only, and recomputes every rule, tier and derived value
 * (domain, section 5). A `VerifiedPlan` can be had from nowhere else, and nothing else may be written or reported.
 */
import { z } from 'zod';
import type { Instance } from '../domain/instance.ts';
import { Plan } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { Message } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import { tierOrder } from '../policy/tier-order.ts';
import { appraise, inPlanOrder, inSharingOrder, type Appraisal } from './appraise.ts';
import { validity } from './validity.ts';
import { texts } from './verify-texts.ts';

declare const verified: unique symbol;
/** A plan that this file has checked against its roster and policy. */
export type VerifiedPlan = Plan & { readonly [verified]: true };

export type Verdict =
  | { readonly ok: true; readonly plan: VerifiedPlan }
  | { readonly ok: false; readonly findings: readonly Message[] };

/**
 * Checks a parsed plan.json. `rosterDigest` is the digest of the roster's canonical JSON, as `inputs.roster` has it.
 * All findings are reported at once; derived values are compared only where every posting can be resolved.
 */
export function verify(instance: Instance, policy: Policy, rosterDigest: string, planJson: unknown): Verdict {
  const parsed = Plan.safeParse(planJson);
  if (!parsed.success) return { ok: false, findings: malformed(planJson) };
  const plan = parsed.data;
  const otherwise = publishedFindings(instance, plan);
  // Against another list, or none, nothing of it can be recomputed.
  if (otherwise.length > 0) return { ok: false, findings: otherwise };
  const findings = [...identity(instance, policy, rosterDigest, plan), ...proofFindings(instance, policy, plan)];
  const bare = plan.postings.map(({ purpose: _purpose, clauses: _clauses, ...posting }) => posting);
  const valid = validity(instance, policy, bare, plan.sharedTeaching);
  findings.push(...valid.findings);
  if (isUnsorted(plan.postings, inPlanOrder)) findings.push(texts['not-sorted']({ at: 'postings' }));
  if (isUnsorted(plan.sharedTeaching, inSharingOrder)) findings.push(texts['not-sorted']({ at: 'sharedTeaching' }));
  if (valid.derivable) {
    const appraisal = appraise(instance, policy, bare, plan.sharedTeaching);
    findings.push(...appraisal.broken, ...derivedFindings(plan, appraisal));
  }
  return findings.length === 0 ? { ok: true, plan: plan as VerifiedPlan } : { ok: false, findings };
}

const isUnsorted = <T>(rows: readonly T[], order: (a: T, b: T) => number): boolean =>
  rows.some((row, i) => i > 0 && order(rows[i - 1]!, row) > 0);

function identity(instance: Instance, policy: Policy, rosterDigest: string, plan: Plan): Message[] {
  const findings: Message[] = [];
  const { inputs } = plan;
  const compare = (
    code: 'roster-differs' | 'policy-differs' | 'horizon-differs',
    at: string,
    expected: string,
    found: string,
  ): void => {
    if (expected !== found) findings.push(texts[code]({ at, expected, found }));
  };
  compare('roster-differs', 'inputs.roster', rosterDigest, inputs.roster);
  compare('policy-differs', 'inputs.policy.id', policy.id, inputs.policy.id);
  compare('policy-differs', 'inputs.policy.digest', policy.digest, inputs.policy.digest);
  compare('horizon-differs', 'horizon', instance.years.join(', '), plan.horizon.join(', '));
  return findings;
}

/** A re-planning is judged against the list from which it was made, any other plan against none. */
function publishedFindings({ published }: Instance, { inputs }: Plan): Message[] {
  const at = 'inputs.published';
  if (inputs.published === undefined) return published === null ? [] : [texts['published-unasked']({ at })];
  const { plan, begun } = inputs.published;
  if (published === null) return [texts['published-needed']({ at, published: plan })];
  if (published.digest !== plan) return [texts['published-differs']({ at, expected: published.digest, found: plan })];
  return published.begun === begun
    ? []
    : [texts['begun-differs']({ at: `${at}.begun`, expected: String(published.begun), found: String(begun) })];
}

/** Tiers in the order of the case, bounds that can be, and a status that follows from them. */
function proofFindings(instance: Instance, policy: Policy, { proof }: Plan): Message[] {
  const findings: Message[] = [];
  const expected = tierOrder(policy, instance).join(', ');
  const found = proof.tiers.map(({ tier }) => tier).join(', ');
  if (expected !== found) findings.push(texts['tiers-differ']({ at: 'proof.tiers', expected, found }));
  for (const [index, { tier, value, bound }] of proof.tiers.entries()) {
    if (bound < 0 || bound > value)
      findings.push(texts['bound-impossible']({ at: `proof.tiers[${index}].bound`, tier, value, bound }));
  }
  const status = proof.tiers.every(({ value, bound }) => value === bound) ? 'optimal' : 'feasible';
  if (status !== proof.status)
    findings.push(texts['status-differs']({ at: 'proof.status', expected: status, found: proof.status }));
  return findings;
}

function derivedFindings(plan: Plan, appraisal: Appraisal): Message[] {
  const findings: Message[] = [];
  const compare = (at: string, expected: unknown, found: unknown): void => {
    if (JSON.stringify(expected) !== JSON.stringify(found))
      findings.push(texts['value-differs']({ at, expected, found }));
  };
  const byTeacher = new Map(appraisal.postings.map((posting) => [posting.teacher, posting]));
  for (const [index, posting] of plan.postings.entries()) {
    const derived = byTeacher.get(posting.teacher)!;
    compare(`postings[${index}].purpose`, derived.purpose, posting.purpose);
    compare(`postings[${index}].clauses`, derived.clauses, posting.clauses);
  }
  for (const [index, { tier, value }] of plan.proof.tiers.entries())
    compare(`proof.tiers[${index}].value`, appraisal.tiers[tier], value);
  compare('outcome', appraisal.outcome, plan.outcome);
  findings.push(
    ...rowFindings('compliance', appraisal.compliance, plan.compliance),
    ...rowFindings('relaxations', appraisal.relaxations, plan.relaxations),
    ...rowFindings('shortages', appraisal.shortages, plan.shortages),
    ...rowFindings('allowances', appraisal.allowances, plan.allowances),
  );
  return findings;
}

/**
 * Rows that should be there and are not, rows that should not, rows of the right place with other values, and an order
 * that is not the contract's.
 */
function rowFindings(at: keyof typeof PLACE, expected: readonly object[], found: readonly object[]): Message[] {
  const given = found.map(keyed);
  const wanted = expected.map(keyed);
  const unfounded = without(given, wanted);
  const missing = without(wanted, given);
  if (unfounded.length === 0 && missing.length === 0)
    return wanted.some((row, i) => row !== given[i]) ? [texts['not-sorted']({ at })] : [];
  const placeOfRow = (row: object): string =>
    keyed(Object.fromEntries(Object.entries(row).filter(([key]) => PLACE[at].includes(key))));
  const open = Map.groupBy(missing, (index) => placeOfRow(expected[index]!));
  const findings = unfounded.map((index): Message => {
    const row = found[index]!;
    const meant = open.get(placeOfRow(row))?.shift();
    return meant === undefined
      ? texts['row-unfounded']({ at: `${at}[${index}]`, row })
      : texts['row-differs']({ at: `${at}[${index}]`, expected: expected[meant]!, found: row });
  });
  const left = new Set([...open.values()].flat());
  return [
    ...findings,
    ...missing.filter((index) => left.has(index)).map((index) => texts['row-missing']({ at, row: expected[index]! })),
  ];
}

/**
 * What says of which place a row speaks: two rows of one place, one too many and one missing, are one with another
 * value.
 */
const PLACE: Readonly<Record<'compliance' | 'relaxations' | 'shortages' | 'allowances', readonly string[]>> = {
  compliance: ['rule', 'clause', 'scope', 'year', 'op'],
  relaxations: ['rule', 'clause', 'scope', 'year'],
  shortages: ['school', 'subject', 'year'],
  allowances: ['year', 'zone'],
};

/** Indices of the rows that stand more often here than there. */
function without(here: readonly string[], there: readonly string[]): number[] {
  const open = new Map<string, number>();
  for (const row of there) open.set(row, (open.get(row) ?? 0) + 1);
  return here.flatMap((row, index) => {
    const left = open.get(row) ?? 0;
    open.set(row, left - 1);
    return left > 0 ? [] : [index];
  });
}

/** A row as text, whatever the order of its keys. */
const keyed = (row: object): string => JSON.stringify(sortKeys(row));

const sortKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => byCodePoint(a, b))
          .map(([key, inner]) => [key, sortKeys(inner)]),
      )
    : value;

/**
 * What zod has against the file, in both languages: parsing again with another error map gives the same issues in other
 * words.
 */
function malformed(planJson: unknown): Message[] {
  const issues = (words: z.core.$ZodErrorMap): readonly z.core.$ZodIssue[] =>
    Plan.safeParse(planJson, { error: words }).error?.issues ?? [];
  const english = issues(z.locales.en().localeError);
  return issues(z.locales.zhCN().localeError).map((issue, i) =>
    texts['plan-malformed']({ at: placeOf(issue.path), problem: { 'zh-CN': issue.message, en: english[i]!.message } }),
  );
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, step) =>
      typeof step === 'number' ? `${place}[${step}]` : `${place}${place === '' ? '' : '.'}${String(step)}`,
    '',
  ) || 'plan.json';
