/** The certificate as a reader wants it: what failed first, every place with its margin, and the words beside it. */
import type { ComplianceRow, Relaxation, Scope } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { spot } from '../rules/rule.ts';
import { pendingClauses, type AppliedRule, type PendingClause } from '../policy/policy.ts';
import { appliedRule, kindOf, placeKey, plainNames, titleOf, type ReportContext } from './context.ts';
import { amountWords, relaxationWords } from './relaxations.ts';
import { shareSums } from './share-sums.ts';
import { clauses, firstWords, HOLDS, t } from './words.ts';

const MUST = t('必须', 'Must');
const SOFT = t('尽量', 'Where possible');
const PROTECTION = t('底线', 'Protection');

/** One line of the certificate; `row` null: the clause is not evaluated or a relaxation stands alone. */
export interface CertificateLine {
  /** null = a clause that no rule evaluates. */
  readonly rule: string | null;
  readonly clause: string | null;
  readonly scope: Scope | null;
  readonly row: ComplianceRow | null;
  readonly year: number | null;
  readonly relaxed: readonly Relaxation[];
  /** The line of the policy behind it; undefined where the policy does not apply the rule. */
  readonly applied: AppliedRule | undefined;
  /** `133×20%=26.6→27`: how a required number follows from a share; null where it is none. */
  readonly arithmetic: string | null;
  /** The clause that is not evaluated; null in all other lines. */
  readonly pending: PendingClause | null;
}

/** What failed stands first, then the certificate in its order, then what is not evaluated. */
export function certificateLines(context: ReportContext): CertificateLine[] {
  const { plan, policy, instance } = context;
  const sums = shareSums(context);
  const behind = (line: { rule: string; clause: string | null; scope: Scope }): AppliedRule | undefined => appliedRule(policy, line.rule, line.clause, kindOf(instance, line.scope));
  const relaxed = Map.groupBy(plan.relaxations, placeKey);
  const rows = plan.compliance.map((row): CertificateLine => ({ ...row, row, relaxed: relaxed.get(placeKey(row)) ?? [], applied: behind(row), arithmetic: sums.get(placeKey(row)) ?? null, pending: null }));
  const placed = new Set(plan.compliance.map(placeKey));
  const alone = plan.relaxations.filter((item) => !placed.has(placeKey(item))).map((item): CertificateLine => ({ ...item, row: null, relaxed: [item], applied: behind(item), arithmetic: null, pending: null }));
  const pending = pendingClauses(policy).map((clause): CertificateLine => ({ rule: null, clause: clause.id, scope: null, row: null, year: null, relaxed: [], applied: undefined, arithmetic: null, pending: clause }));
  const failed = [...alone, ...rows.filter((line) => line.row?.holds === false)];
  return [...failed, ...rows.filter((line) => line.row?.holds === true), ...pending];
}

/** The rule's name; for a clause that no rule evaluates, its first words. */
export function lineTitle({ applied, rule, pending }: Pick<CertificateLine, 'applied' | 'rule' | 'pending'>, lang: Lang): string {
  if (pending !== null) return lang === 'en' ? `Clause ${pending.id}` : firstWords(pending.quote);
  return applied?.spec.title.in(lang) ?? titleOf(rule ?? '', lang);
}

/** How far a row is on the safe side; negative: so much is missing or too much. */
export const marginOf = (row: ComplianceRow): number => (row.op === '>=' ? row.actual - row.required : row.required - row.actual);

/** Protections count places, which have no margin. */
export const isProtection = ({ applied }: Pick<CertificateLine, 'applied'>): boolean => applied?.spec.nature === 'protection';

const isSoft = ({ applied }: Pick<CertificateLine, 'applied'>): boolean => applied?.enforce.kind === 'soft';

/** 达标, 未达标, 未达标（尽量）, 未评估. */
export function statusWords(line: CertificateLine, lang: Lang): string {
  if (line.row === null) return (line.relaxed.length > 0 ? HOLDS.no : HOLDS.notEvaluated)[lang];
  if (line.row.holds) return HOLDS.yes[lang];
  return (isSoft(line) ? HOLDS.softNo : HOLDS.no)[lang];
}

/** 必须, 尽量, 底线; nothing for a rule that the policy does not apply. */
export function forceWords(line: Pick<CertificateLine, 'applied'>, lang: Lang): string {
  if (line.applied === undefined) return '';
  return (isProtection(line) ? PROTECTION : isSoft(line) ? SOFT : MUST)[lang];
}

/** 不少于, 不多于, 逐处符合. */
export function senseWords(line: CertificateLine, lang: Lang): string {
  if (line.row === null) return '';
  if (isProtection(line)) return lang === 'en' ? 'each place' : '逐处符合';
  if (lang === 'en') return line.row.op === '>=' ? 'at least' : 'at most';
  return line.row.op === '>=' ? '不少于' : '不多于';
}

/** What a reader should know of the line besides its numbers; empty where the numbers say it all. */
export function remarkWords(context: ReportContext, line: CertificateLine, lang: Lang): string {
  const { row, relaxed } = line;
  if (row === null && relaxed.length > 0) return relaxed.map((item) => relaxationWords(context, item, lang)).join('\n');
  if (line.pending !== null) return lang === 'en' ? `Not evaluated; check it by hand. ${line.pending.served.why.en}` : `未评估，请人工核对。${line.pending.served.why['zh-CN']}`;
  if (row === null) return '';
  if (isProtection(line)) return placesWords(row, lang);
  const sum = line.arithmetic === null ? [] : [line.arithmetic];
  if (!row.holds) {
    const amounts = relaxed.map((item) => amountWords(item, row.op === '<=', lang));
    const said = [...amounts.map((amount) => (lang === 'en' ? `Relaxed (${amount}). ` : `放宽（${amount}）。`)), sentence(context, line, row, lang)].join('');
    return clauses([said, ...sum], lang);
  }
  return clauses([...(marginOf(row) === 0 ? [lang === 'en' ? 'just met' : '刚好达标'] : []), ...sum], lang);
}

function placesWords(row: ComplianceRow, lang: Lang): string {
  if (row.required === 0) return lang === 'en' ? 'nothing to check' : '没有需要检查的情形';
  if (lang === 'en') return row.holds ? `${row.required} places checked, all in order` : `${row.required} places checked, ${row.required - row.actual} not in order`;
  return row.holds ? `检查${row.required}处，全部符合` : `检查${row.required}处，${row.required - row.actual}处不符合`;
}

/** The rule's own sentence on a place where it does not hold. */
function sentence({ instance }: ReportContext, { applied }: CertificateLine, row: ComplianceRow, lang: Lang): string {
  const { op, required, actual } = row;
  const measure = { where: spot(row.year, row.scope), op, required, actual, by: Math.max(0, -marginOf(row)) };
  return applied?.spec.say(measure, plainNames(instance)).in(lang) ?? '';
}
