/** One clause of a pack alone on a tiny roster: what the certificate and the reports say of it. */
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { Clause } from '../../src/policy/policy.ts';
import { certificateJson } from '../../src/report/certificate-json.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { verify } from '../../src/verify/verify.ts';
import { planJson, ROSTER_DIGEST } from './example.ts';
import type { Pack } from './pack.ts';
import { applied, instance, policy } from './tiny.ts';

export interface ToldClause {
  readonly id: string;
  readonly status: string;
  readonly why: { readonly 'zh-CN': string; readonly en: string } | null;
  readonly counted?: readonly {
    readonly scope: { readonly 'zh-CN': string };
    readonly byYear: readonly (number | string | null)[];
    readonly limit: string;
    readonly met: boolean | null;
  }[];
  readonly attested?: readonly { readonly year: number | null; readonly verdict: string; readonly by: string }[];
}

export interface Told {
  readonly verdict: string;
  readonly notEvaluated: readonly { readonly clause: string | null }[];
  readonly clauses: readonly ToldClause[];
}

const OFFICES = { vicePrincipals: { least: 0, most: 9 } };

/** The clause may be changed, such as into a hard one. */
export function contextOf(
  pack: Pack,
  id: string,
  rows: Partial<Roster>,
  postings: readonly BarePosting[] = [],
  change: Partial<Clause> = {},
): ReportContext {
  const clause = pack.policy.clauses.get(id);
  if (clause === undefined) throw new Error(`no clause ${id}`);
  const rules = policy({
    settings: { ...pack.policy.settings, crossStage: true },
    // Leaders may take office in integrated groups, and need not.
    rules: [...['term', 'pins'].map((rule) => applied(rule)), applied('team', OFFICES, { kinds: ['integrated'] })],
    clauses: new Map([[id, { ...clause, ...change }]]),
  });
  const county = instance(rows);
  const verdict = verify(county, rules, ROSTER_DIGEST, planJson(county, rules, postings, []));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { plan: verdict.plan, instance: county, policy: rules };
}

export const certificateOf = (context: ReportContext): Told => JSON.parse(certificateJson(context)) as Told;

/** The clause in the certificate. */
export const told = (...given: Parameters<typeof contextOf>): ToldClause =>
  certificateOf(contextOf(...given)).clauses[0]!;
