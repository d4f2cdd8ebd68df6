/**
 * certificate.json: every clause of the policy with its words, how it is read, by what it is served, and the evidence
 * place by place (docs/certificate.md has the keys). It fails closed: what was not evaluated says so, and then the
 * verdict is not that all holds.
 */
import { formatRational } from '../domain/rational.ts';
import { ruleStatus, type Evidence, type RuleEvidence, type RuleStatus } from '../verify/evidence.ts';
import type { Clause, Policy, Service } from '../policy/policy.ts';
import { attestedClauses, refusedClauses, type AttestedClause, type AttestedStatus } from './attested-clauses.ts';
import { both } from './both.ts';
import { protectionPlaces, quotaPlaces, type ScopeNames } from './certificate-places.ts';
import { plainNames, type ReportContext } from './context.ts';
import { countedClauses, isDemand, unmetClauses, type CountedPlace, type CountedStatus } from './counted-clauses.ts';
import { evidenceOf } from './evidence.ts';
import { flatJson, type Json } from './flat-json.ts';
import { OPEN_WHY, openClauses } from './open-clauses.ts';
import { isRational } from './parameters.ts';
import { planDigest } from './plan-digest.ts';
import type { Text } from './words.ts';

const CERTIFICATE_FORMAT = 'lungang-certificate/1';

/** The text of certificate.json; the same plan gives the same bytes in every language. */
export function certificateJson(context: ReportContext): string {
  const { plan, policy, instance } = context;
  const found = evidenceOf(context);
  const names = plainNames(instance);
  const { id, title, document, digest } = policy;
  return flatJson({
    format: CERTIFICATE_FORMAT,
    program: { ...plan.program },
    plan: planDigest(plan),
    roster: plan.inputs.roster,
    policy: { id, digest, title: { ...title }, document },
    horizon: plan.horizon,
    outcome: plan.outcome,
    verdict: verdictOf(context, found),
    notEvaluated: openOf(context, found),
    clauses: [...policy.clauses.values()].map((clause) => clauseJson(context, clause, found)),
    general: found.rules.filter(({ rule }) => rule.clause === null).map((one) => lineJson(one, names)),
  });
}

type Verdict = 'holds' | 'unmet' | 'relaxed' | 'incomplete';

/**
 * `holds` only where every demand was evaluated, no hard rule gave way, and no hard clause that is counted, or checked by
 * a person, is found not met.
 */
function verdictOf(context: ReportContext, found: Evidence): Verdict {
  if (found.unfounded || openOf(context, found).length > 0) return 'incomplete';
  if (found.rules.some((one) => ['relaxed', 'broken'].includes(ruleStatus(one)))) return 'relaxed';
  return unmetClauses(context).length + refusedClauses(context).length > 0 ? 'unmet' : 'holds';
}

/** The demands of the policy, hard and soft, that were not evaluated. */
function openOf(
  context: ReportContext,
  { rules }: Evidence,
): { readonly clause: string | null; readonly rule: string | null }[] {
  const lines = rules
    .filter(({ missing }) => missing !== null)
    .map(({ rule }) => ({ clause: rule.clause, rule: rule.spec.id }));
  const cited = new Set(rules.map(({ rule }) => rule.clause));
  const open = new Set(openClauses(context).map(({ clause }) => clause.id));
  const unserved = [...context.policy.clauses.values()].filter(
    (clause) => open.has(clause.id) || (isDemand(clause) && clause.served.by === 'rule' && !cited.has(clause.id)),
  );
  return [...lines, ...unserved.map(({ id }) => ({ clause: id, rule: null }))];
}

type ClauseStatus = RuleStatus | CountedStatus | AttestedStatus | 'setting' | 'computed' | 'data';

/** From the worst: a clause stands as the worst of its lines does. */
const ORDER: readonly RuleStatus[] = ['not-evaluated', 'broken', 'relaxed', 'short', 'holds', 'nothing-to-check'];

const STATUS: Readonly<Record<Exclude<Service['by'], 'rule'>, ClauseStatus>> = {
  setting: 'setting',
  entitlement: 'computed',
  indicator: 'computed',
  data: 'data',
  person: 'not-evaluated',
  none: 'not-evaluated',
};

const UNCITED = { 'zh-CN': '政策中没有规则引用此条款', en: 'No rule of the policy cites the clause' };

const byHand = (why: Text): Text => ({
  'zh-CN': `${why['zh-CN']}，请人工核对`,
  en: `${why.en}; check it by hand`,
});

function clauseJson(
  context: ReportContext,
  { id, kind, served, source, quote, reading }: Clause,
  found: Evidence,
): Json {
  const { policy, instance } = context;
  const names = plainNames(instance);
  const lines = found.rules.filter(({ rule }) => rule.clause === id);
  const cited = ORDER.find((status) => lines.some((one) => ruleStatus(one) === status)) ?? 'not-evaluated';
  const counted = countedClauses(context).find(({ clause }) => clause.id === id);
  const attested = attestedClauses(context).find(({ clause }) => clause.id === id);
  const why =
    served.by === 'none'
      ? served.why
      : served.by === 'rule' && lines.length === 0
        ? UNCITED
        : counted?.status === 'not-known' || counted?.status === 'not-evaluated'
          ? served.by === 'person'
            ? served.todo
            : byHand(OPEN_WHY[counted.status])
          : null;
  return {
    id,
    kind,
    source,
    quote,
    reading: { ...reading },
    status: served.by === 'rule' ? cited : (attested?.status ?? counted?.status ?? STATUS[served.by]),
    why: why === null || (attested?.status ?? null) !== null ? null : { ...why },
    servedBy: servedJson(policy, served),
    lines: lines.map((one) => lineJson(one, names)),
    ...(counted !== undefined && served.by === 'indicator' ? { counted: counted.places.map(countedJson) } : {}),
    ...(attested === undefined ? {} : { attested: attested.words.map(wordJson) }),
  };
}

const wordJson = ({ year, verdict, by, date, note }: AttestedClause['words'][number]): Json => ({
  year,
  verdict,
  by,
  date,
  note,
});

const countedJson = ({ scope, item, before, byYear, limit, met }: CountedPlace): Json => ({
  scope: { ...scope },
  item: { ...item },
  before,
  byYear,
  limit,
  met,
});

/** Where the answer stands: the setting and its value, or the row of the entitlements, indicators or checks of data. */
function servedJson(policy: Policy, served: Service): Json {
  if (served.by === 'setting')
    return { by: served.by, setting: served.setting, value: settingOf(policy, served.setting) };
  return 'as' in served ? { by: served.by, as: served.as } : { by: served.by };
}

/**
 * The value at `settings.postingYears.exchange` or `objective.weights.km`, as the policy was loaded; null where there
 * is none.
 */
function settingOf({ settings, order, weights }: Policy, path: string): Json {
  return plain(path.split('.').reduce(step, { settings, objective: { order, weights } }));
}

const step = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;

function plain(value: unknown): Json {
  if (isRational(value)) return formatRational(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function lineJson(one: RuleEvidence, names: ScopeNames): Json {
  const { rule, missing, idle } = one;
  const { spec, enforce, kinds, params } = rule;
  const isQuota = spec.nature === 'quota';
  return {
    rule: spec.id,
    title: both(spec.title),
    meaning: both(spec.meaning(params)),
    kinds,
    enforcement: isQuota ? enforce.kind : 'protection',
    ...(enforce.kind === 'soft' ? { tier: enforce.tier, weight: enforce.weight } : {}),
    params: plain(params),
    status: ruleStatus(one),
    why: missing === null && idle === null ? null : both((missing ?? idle)!),
    ...(isQuota ? { places: quotaPlaces(one, names) } : protectionPlaces(one, names)),
  };
}
