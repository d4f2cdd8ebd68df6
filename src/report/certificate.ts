/** The certificate as a reader wants it: what failed first, every place with its margin, and the words beside it. */
import { attestedClauses, type AttestedClause } from './attested-clauses.ts';
import { attestedRemark, attestedStatusWords } from './attested-words.ts';
import type { ComplianceRow, Relaxation, Scope } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { ruleStatus, type RuleEvidence } from '../verify/evidence.ts';
import { spot, type Measure } from '../rules/rule.ts';
import type { AppliedRule } from '../policy/policy.ts';
import { appliedRule, kindAt, placeKey, plainNames, titleOf, type ReportContext } from './context.ts';
import { behindRows, evidenceOf } from './evidence.ts';
import { openClauses, type OpenClause } from './open-clauses.ts';
import { countedRemark, countedStatusWords, judgedClauses } from './counted-words.ts';
import type { CountedClause } from './counted-clauses.ts';
import { relaxedAmountWords, relaxationWords } from './relaxations.ts';
import { arithmeticOf } from './share-sums.ts';
import { clauses, firstWords, HOLDS, t } from './words.ts';

const MUST = t('必须', 'Must');
const SOFT = t('尽量', 'Where possible');
const PROTECTION = t('底线', 'Protection');

/** One line of the certificate; `row` null: nothing was evaluated, or a relaxation stands alone. */
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
  /** What was measured there; null for protections, which sum up many places, and where nothing was. */
  readonly measure: Measure | null;
  /** A rule that was not evaluated, or found nothing to check; null in all other lines. */
  readonly silent: RuleEvidence | null;
  /** The clause that is not evaluated; null in all other lines. */
  readonly pending: OpenClause | null;
  /** The clause on which a person has given word; null in all other lines. */
  readonly attested: AttestedClause | null;
  /** The demand that an indicator judges, or finds nothing of; null in all other lines. */
  readonly counted: CountedClause | null;
}

const NOTHING = {
  rule: null,
  clause: null,
  scope: null,
  row: null,
  year: null,
  relaxed: [],
  applied: undefined,
  measure: null,
  silent: null,
  pending: null,
  attested: null,
  counted: null,
} as const;

/**
 * What failed stands first, with what could not be evaluated, then the certificate in its order, then what there is
 * nothing to say of.
 */
export function certificateLines(context: ReportContext): CertificateLine[] {
  const { plan, policy, instance } = context;
  const lineOf = (place: {
    rule: string;
    clause: string | null;
    scope: Scope;
    year: number;
  }): AppliedRule | undefined =>
    appliedRule(policy, place.rule, place.clause, kindAt(instance, place.scope, place.year));
  const relaxed = Map.groupBy(plan.relaxations, placeKey);
  const rows = behindRows(context).map(({ row, behind }): CertificateLine => {
    const measure = behind?.rule.spec.nature === 'quota' ? (behind.measures[0] ?? null) : null;
    return {
      ...NOTHING,
      ...row,
      row,
      relaxed: relaxed.get(placeKey(row)) ?? [],
      applied: behind?.rule ?? lineOf(row),
      measure,
    };
  });
  const placed = new Set(plan.compliance.map(placeKey));
  const alone = plan.relaxations
    .filter((item) => !placed.has(placeKey(item)))
    .map((item): CertificateLine => ({ ...NOTHING, ...item, relaxed: [item], applied: lineOf(item) }));
  const silent = evidenceOf(context)
    .rules.filter(({ places }) => places.length === 0)
    .map((one): CertificateLine => ({
      ...NOTHING,
      rule: one.rule.spec.id,
      clause: one.rule.clause,
      applied: one.rule,
      silent: one,
    }));
  const pending = openClauses(context).map((open): CertificateLine => ({
    ...NOTHING,
    clause: open.clause.id,
    pending: open,
  }));
  const attested = attestedClauses(context).map((word): CertificateLine => ({
    ...NOTHING,
    clause: word.clause.id,
    attested: word,
  }));
  const counted = judgedClauses(context).map((one): CertificateLine => ({
    ...NOTHING,
    clause: one.clause.id,
    counted: one,
  }));
  const countedAs = (status: CountedClause['status']): CertificateLine[] =>
    counted.filter((line) => line.counted?.status === status);
  const refused = attested.filter((line) => line.attested?.status === 'attested-not-met');
  const unknown = silent.filter((line) => isMissing(line));
  const failed = [
    ...alone,
    ...rows.filter((line) => line.row?.holds === false),
    ...countedAs('not-met'),
    ...refused,
    ...unknown,
  ];
  return [
    ...failed,
    ...rows.filter((line) => line.row?.holds === true),
    ...countedAs('met'),
    ...silent.filter((line) => !isMissing(line)),
    ...countedAs('nothing-to-check'),
    ...attested.filter((line) => !refused.includes(line)),
    ...pending,
  ];
}

const isMissing = ({ silent }: CertificateLine): boolean => silent !== null && ruleStatus(silent) === 'not-evaluated';

type LineHead = Pick<CertificateLine, 'applied' | 'rule' | 'pending' | 'attested' | 'counted'>;

/** The rule's name; for a clause that no rule evaluates, its first words. */
export function lineTitle({ applied, rule, pending, attested, counted }: LineHead, lang: Lang): string {
  const clause = (pending ?? attested ?? counted)?.clause;
  if (clause !== undefined) return lang === 'en' ? `Clause ${clause.id}` : firstWords(clause.quote);
  return applied?.spec.title.in(lang) ?? titleOf(rule ?? '', lang);
}

/**
 * How far a place is on the safe side; negative: so much is missing or too much. `by`, what the rule finds missing,
 * counts where it is more than the numbers show: a team may be numerous enough and still lack a subject or a leader.
 */
export function marginWords({
  op,
  required,
  actual,
  by = 0,
}: Pick<ComplianceRow, 'op' | 'required' | 'actual'> & { readonly by?: number }): number {
  const spare = op === '>=' ? actual - required : required - actual;
  return by > 0 ? Math.min(spare, -by) : spare;
}

/** The margin of a line; null where nothing was counted, and for protections, which count places. */
export const lineMargin = (line: CertificateLine): number | null =>
  line.row === null || isProtection(line) ? null : marginWords({ ...line.row, by: line.measure?.by ?? 0 });

/** A least number of nobody: what holds there says nothing of the plan. */
export const asksNothing = ({ op, required, actual }: Pick<ComplianceRow, 'op' | 'required' | 'actual'>): boolean =>
  op === '>=' && required === 0 && actual === 0;

/** Protections count places, which have no margin. */
export const isProtection = ({ applied }: Pick<CertificateLine, 'applied'>): boolean =>
  applied?.spec.nature === 'protection';

/** A protection of the program's own, which no words of a document ask for, whatever clause the pack files it under. */
export const isProgramsOwn = ({ applied }: Pick<CertificateLine, 'applied'>): boolean =>
  applied?.spec.nature === 'protection' && applied.spec.isStated !== true;

const isSoft = ({ applied }: Pick<CertificateLine, 'applied'>): boolean => applied?.enforce.kind === 'soft';

/** 达标, 未达标, 未达标（尽量）, 无须核对, 未评估; or a person's word. */
export function statusWords(line: CertificateLine, lang: Lang): string {
  if (line.attested !== null) return attestedStatusWords(line.attested, lang);
  if (line.counted !== null) return countedStatusWords(line.counted, lang);
  if (line.row === null)
    return (
      line.relaxed.length > 0 ? HOLDS.no : line.silent === null || isMissing(line) ? HOLDS.notEvaluated : HOLDS.nothing
    )[lang];
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
  if (line.attested !== null) return attestedRemark(line.attested, lang);
  if (line.counted !== null) return countedRemark(line.counted, lang);
  if (line.pending !== null)
    return lang === 'en'
      ? `Not evaluated; check it by hand. ${line.pending.why.en}`
      : `未评估，请人工核对。${line.pending.why['zh-CN']}`;
  if (row === null) return (line.silent?.missing ?? line.silent?.idle)?.in(lang) ?? '';
  if (isProtection(line)) return placesWords(row, lang);
  const arithmetic = line.measure === null ? null : arithmeticOf(line.measure);
  const sum = arithmetic === null ? [] : [arithmetic];
  const what = line.measure?.what === undefined ? [] : [line.measure.what[lang]];
  const note = line.measure?.note === undefined ? [] : [line.measure.note[lang]];
  if (!row.holds) {
    const amounts = relaxed.map((item) => relaxedAmountWords(item, row.op === '<=', lang));
    const said = [
      ...amounts.map((amount) => (lang === 'en' ? `Relaxed (${amount}). ` : `放宽（${amount}）。`)),
      sentence(context, line, row, lang),
    ].join('');
    return clauses([said, ...note, ...sum], lang);
  }
  const tight = asksNothing(row)
    ? lang === 'en'
      ? 'nothing is asked'
      : '没有需要安排的人数'
    : lang === 'en'
      ? 'just met'
      : '刚好达标';
  return clauses([...what, ...note, ...(marginWords(row) === 0 ? [tight] : []), ...sum], lang);
}

function placesWords(row: ComplianceRow, lang: Lang): string {
  if (row.required === 0) return lang === 'en' ? 'nothing to check' : '没有需要检查的情形';
  if (lang === 'en')
    return row.holds
      ? `${row.required} places checked, all in order`
      : `${row.required} places checked, ${row.required - row.actual} not in order`;
  return row.holds ? `检查${row.required}处，全部符合` : `检查${row.required}处，${row.required - row.actual}处不符合`;
}

/** The rule's own sentence on a place where it does not hold. */
function sentence(
  { instance }: ReportContext,
  { applied, measure }: CertificateLine,
  row: ComplianceRow,
  lang: Lang,
): string {
  const { op, required, actual } = row;
  const found = measure ?? {
    where: spot(row.year, row.scope),
    op,
    required,
    actual,
    by: Math.max(0, -marginWords(row)),
  };
  return applied?.spec.say(found, plainNames(instance)).in(lang) ?? '';
}
