/** 合规情况: every rule with its clause, what it asks, what the plan gives, by what margin, and what gave way. */
import type { ComplianceRow, Relaxation, Scope } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import { spot } from '../../rules/rule.ts';
import { appliedRule, placeKey, plainNames, stageWord, type ReportContext } from '../context.ts';
import { table, type Column, type Table } from '../table.ts';
import { ALL, HOLDS, pendingTitle, schoolYear, t } from '../words.ts';
import { amountWords, relaxationWords } from '../relaxations.ts';

const NAME = t('合规情况', 'Compliance');
const STATUS = t('是否达标', 'Met?');
const MUST = t('必须', 'Must');
const SOFT = t('尽量', 'Where possible');
const PROTECTION = t('底线', 'Protection');

/** One line of the certificate; `row` null: the rule is not evaluated or a relaxation stands alone. */
interface Line {
  readonly rule: string;
  readonly clause: string | null;
  readonly scope: Scope | null;
  readonly row: ComplianceRow | null;
  readonly year: number | null;
  readonly relaxed: readonly Relaxation[];
}

/** What failed stands first, then the certificate in its order, then what is not evaluated. */
export function compliance(context: ReportContext, lang: Lang): Table {
  const { plan, policy } = context;
  const relaxed = Map.groupBy(plan.relaxations, placeKey);
  const rows = plan.compliance.map((row): Line => ({ ...row, row, relaxed: relaxed.get(placeKey(row)) ?? [] }));
  const placed = new Set(plan.compliance.map(placeKey));
  const alone = plan.relaxations.filter((item) => !placed.has(placeKey(item))).map((item): Line => ({ ...item, row: null, relaxed: [item] }));
  const pending = policy.notEvaluated.map((item): Line => ({ ...item, scope: null, row: null, year: null, relaxed: [] }));
  const failed = [...alone, ...rows.filter((line) => line.row?.holds === false)];
  const lines = [...failed, ...rows.filter((line) => line.row?.holds === true), ...pending];
  return table(
    lang,
    {
      name: NAME,
      title: titleOf(context, lang),
      columns: columnsOf(context, lang),
      marks: [
        { heading: STATUS, word: HOLDS.no, tone: 'bad', wide: true },
        { heading: STATUS, word: HOLDS.softNo, tone: 'warn', wide: true },
        { heading: STATUS, word: HOLDS.notEvaluated, tone: 'muted', wide: true },
        { heading: STATUS, word: HOLDS.yes, tone: 'good' },
      ],
      frozenColumns: 1,
    },
    lines,
  );
}

function titleOf({ plan, policy }: ReportContext, lang: Lang): string {
  const places = plan.relaxations.length;
  if (lang === 'en') return `Compliance with ${policy.title.en}: ${places === 0 ? 'all hard rules hold' : `hard rules relaxed in ${places} places`}`;
  return `${policy.title['zh-CN']}：合规情况（${places === 0 ? '硬性规定全部达标' : `硬性规定放宽${places}处`}）`;
}

/** How far the plan is on the safe side; negative: so much is missing or too much. Null where places are counted. */
export const marginOf = (row: ComplianceRow): number => (row.op === '>=' ? row.actual - row.required : row.required - row.actual);

function columnsOf(context: ReportContext, lang: Lang): Column<Line>[] {
  const { policy, instance } = context;
  const names = plainNames(instance);
  const applied = (line: Line) => appliedRule(policy, line.rule, line.clause);
  const protection = (line: Line): boolean => applied(line)?.spec.nature === 'protection';
  const soft = (line: Line): boolean => applied(line)?.enforce.kind === 'soft';
  const place = (line: Line, key: keyof Scope): string => {
    const id = line.scope?.[key] ?? null;
    return key === 'group' ? names.group(id) : key === 'school' ? names.school(id) : key === 'stage' ? stageWord(id, lang) : (id ?? '');
  };
  const status = (line: Line): string => {
    if (line.row === null) return line.relaxed.length > 0 ? HOLDS.no[lang] : HOLDS.notEvaluated[lang];
    if (line.row.holds) return HOLDS.yes[lang];
    return (soft(line) ? HOLDS.softNo : HOLDS.no)[lang];
  };
  const everywhere = (line: Line): boolean => line.scope !== null && Object.values(line.scope).every((id) => id === null);
  return [
    { heading: t('规定', 'Rule'), width: 18, align: 'left', value: (line) => applied(line)?.spec.title.in(lang) ?? pendingTitle(line.rule, lang) },
    { heading: t('条款', 'Clause'), width: 8, value: (line) => line.clause ?? '—' },
    { heading: t('条款原文', 'Quote'), width: 40, align: 'left', value: (line) => quoteOf(context, line, lang) },
    { heading: t('效力', 'Force'), width: 8, value: (line) => forceOf(protection(line), applied(line) === undefined, soft(line), lang) },
    { heading: t('集团', 'Group'), width: 15, align: 'left', value: (line) => (everywhere(line) ? ALL[lang] : place(line, 'group')) },
    { heading: t('学段', 'Stage'), width: 8, value: (line) => place(line, 'stage') },
    { heading: t('学校', 'School'), width: 13, align: 'left', value: (line) => place(line, 'school') },
    { heading: t('学科', 'Subject'), width: 9, value: (line) => place(line, 'subject') },
    { heading: t('学年', 'Year'), width: 11, value: (line) => (line.year === null ? '' : schoolYear(line.year, lang)) },
    { heading: t('方向', 'Sense'), width: 9, value: (line) => senseOf(line.row, protection(line), lang) },
    { heading: t('要求', 'Required'), width: 9, value: (line) => line.row?.required ?? null },
    { heading: t('实际', 'Actual'), width: 9, value: (line) => line.row?.actual ?? null },
    { heading: t('余量', 'Margin'), width: 9, format: '+0;-0;0', value: (line) => (line.row === null || protection(line) ? null : marginOf(line.row)) },
    { heading: STATUS, width: 12, value: status },
    { heading: t('说明', 'Remarks'), width: 40, align: 'left', value: (line) => remark(context, line, protection(line), lang) },
  ];
}

/** A protection of ours has no clause to quote; what it asks stands once, in the sheet of readings. */
function quoteOf({ policy }: ReportContext, { clause }: Line, lang: Lang): string {
  if (clause !== null) return policy.clauses.get(clause)?.quote ?? '';
  return lang === 'en' ? '(no clause; see the sheet Readings)' : '（通用底线，含义见“读法与参数”）';
}

const forceOf = (protection: boolean, unknown: boolean, soft: boolean, lang: Lang): string =>
  unknown ? '' : protection ? PROTECTION[lang] : (soft ? SOFT : MUST)[lang];

function senseOf(row: ComplianceRow | null, protection: boolean, lang: Lang): string {
  if (row === null) return '';
  if (protection) return lang === 'en' ? 'each place' : '逐处符合';
  if (lang === 'en') return row.op === '>=' ? 'at least' : 'at most';
  return row.op === '>=' ? '不少于' : '不多于';
}

function remark(context: ReportContext, line: Line, protection: boolean, lang: Lang): string {
  const { row, relaxed } = line;
  if (row === null && relaxed.length > 0) return relaxed.map((item) => relaxationWords(context, item, lang)).join('\n');
  if (row === null) return lang === 'en' ? 'This version does not evaluate the rule yet; check it by hand.' : '本版本尚不评估此项，请人工核对。';
  if (protection) {
    if (row.required === 0) return lang === 'en' ? 'nothing to check' : '没有需要检查的情形';
    if (lang === 'en') return row.holds ? `${row.required} places checked, all in order` : `${row.required} places checked, ${row.required - row.actual} not in order`;
    return row.holds ? `检查${row.required}处，全部符合` : `检查${row.required}处，${row.required - row.actual}处不符合`;
  }
  if (!row.holds) {
    const amounts = relaxed.map((item) => amountWords(item, row.op === '<=', lang));
    return [...amounts.map((amount) => (lang === 'en' ? `Relaxed (${amount}). ` : `放宽（${amount}）。`)), sentence(context, row, lang)].join('');
  }
  return marginOf(row) === 0 ? (lang === 'en' ? 'just met' : '刚好达标') : '';
}

/** The rule's own sentence on a place where it does not hold. */
function sentence({ policy, instance }: ReportContext, row: ComplianceRow, lang: Lang): string {
  const { op, required, actual } = row;
  const measure = { where: spot(row.year, row.scope), op, required, actual, by: Math.max(0, -marginOf(row)) };
  return appliedRule(policy, row.rule, row.clause)?.spec.say(measure, plainNames(instance)).in(lang) ?? '';
}
