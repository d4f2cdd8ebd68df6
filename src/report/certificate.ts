/** The certificate as a reader wants it: what failed first, every place with its margin, and the words beside it. */
import type { ComplianceRow, Relaxation, Scope } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { spot } from '../rules/rule.ts';
import { appliedRule, placeKey, plainNames, type ReportContext } from './context.ts';
import { amountWords, relaxationWords } from './relaxations.ts';
import { HOLDS, t } from './words.ts';

const MUST = t('必须', 'Must');
const SOFT = t('尽量', 'Where possible');
const PROTECTION = t('底线', 'Protection');

/** One line of the certificate; `row` null: the rule is not evaluated or a relaxation stands alone. */
export interface CertificateLine {
  readonly rule: string;
  readonly clause: string | null;
  readonly scope: Scope | null;
  readonly row: ComplianceRow | null;
  readonly year: number | null;
  readonly relaxed: readonly Relaxation[];
}

/** What failed stands first, then the certificate in its order, then what is not evaluated. */
export function certificateLines({ plan, policy }: ReportContext): CertificateLine[] {
  const relaxed = Map.groupBy(plan.relaxations, placeKey);
  const rows = plan.compliance.map((row): CertificateLine => ({ ...row, row, relaxed: relaxed.get(placeKey(row)) ?? [] }));
  const placed = new Set(plan.compliance.map(placeKey));
  const alone = plan.relaxations.filter((item) => !placed.has(placeKey(item))).map((item): CertificateLine => ({ ...item, row: null, relaxed: [item] }));
  const pending = policy.notEvaluated.map((item): CertificateLine => ({ ...item, scope: null, row: null, year: null, relaxed: [] }));
  const failed = [...alone, ...rows.filter((line) => line.row?.holds === false)];
  return [...failed, ...rows.filter((line) => line.row?.holds === true), ...pending];
}

/** How far a row is on the safe side; negative: so much is missing or too much. */
export const marginOf = (row: ComplianceRow): number => (row.op === '>=' ? row.actual - row.required : row.required - row.actual);

/** Protections count places, which have no margin. */
export const isProtection = ({ policy }: ReportContext, { rule, clause }: Pick<CertificateLine, 'rule' | 'clause'>): boolean =>
  appliedRule(policy, rule, clause)?.spec.nature === 'protection';

const isSoft = ({ policy }: ReportContext, { rule, clause }: Pick<CertificateLine, 'rule' | 'clause'>): boolean =>
  appliedRule(policy, rule, clause)?.enforce.kind === 'soft';

/** 达标, 未达标, 未达标（尽量）, 未评估. */
export function statusWords(context: ReportContext, line: CertificateLine, lang: Lang): string {
  if (line.row === null) return (line.relaxed.length > 0 ? HOLDS.no : HOLDS.notEvaluated)[lang];
  if (line.row.holds) return HOLDS.yes[lang];
  return (isSoft(context, line) ? HOLDS.softNo : HOLDS.no)[lang];
}

/** 必须, 尽量, 底线; nothing for a rule that the policy does not apply. */
export function forceWords(context: ReportContext, line: Pick<CertificateLine, 'rule' | 'clause'>, lang: Lang): string {
  if (appliedRule(context.policy, line.rule, line.clause) === undefined) return '';
  return (isProtection(context, line) ? PROTECTION : isSoft(context, line) ? SOFT : MUST)[lang];
}

/** 不少于, 不多于, 逐处符合. */
export function senseWords(context: ReportContext, line: CertificateLine, lang: Lang): string {
  if (line.row === null) return '';
  if (isProtection(context, line)) return lang === 'en' ? 'each place' : '逐处符合';
  if (lang === 'en') return line.row.op === '>=' ? 'at least' : 'at most';
  return line.row.op === '>=' ? '不少于' : '不多于';
}

/** What a reader should know of the line besides its numbers; empty where the numbers say it all. */
export function remarkWords(context: ReportContext, line: CertificateLine, lang: Lang): string {
  const { row, relaxed } = line;
  if (row === null && relaxed.length > 0) return relaxed.map((item) => relaxationWords(context, item, lang)).join('\n');
  if (row === null) return lang === 'en' ? 'This version does not evaluate the rule yet; check it by hand.' : '本版本尚不评估此项，请人工核对。';
  if (isProtection(context, line)) return placesWords(row, lang);
  if (!row.holds) {
    const amounts = relaxed.map((item) => amountWords(item, row.op === '<=', lang));
    return [...amounts.map((amount) => (lang === 'en' ? `Relaxed (${amount}). ` : `放宽（${amount}）。`)), sentence(context, row, lang)].join('');
  }
  return marginOf(row) === 0 ? (lang === 'en' ? 'just met' : '刚好达标') : '';
}

function placesWords(row: ComplianceRow, lang: Lang): string {
  if (row.required === 0) return lang === 'en' ? 'nothing to check' : '没有需要检查的情形';
  if (lang === 'en') return row.holds ? `${row.required} places checked, all in order` : `${row.required} places checked, ${row.required - row.actual} not in order`;
  return row.holds ? `检查${row.required}处，全部符合` : `检查${row.required}处，${row.required - row.actual}处不符合`;
}

/** The rule's own sentence on a place where it does not hold. */
function sentence({ policy, instance }: ReportContext, row: ComplianceRow, lang: Lang): string {
  const { op, required, actual } = row;
  const measure = { where: spot(row.year, row.scope), op, required, actual, by: Math.max(0, -marginOf(row)) };
  return appliedRule(policy, row.rule, row.clause)?.spec.say(measure, plainNames(instance)).in(lang) ?? '';
}
