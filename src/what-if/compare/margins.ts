/** The certificates of several plans side by side: what each clause asks, what there is, and how much is to spare. */
import type { ComplianceRow } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import { plainNames, ruleTitle, scopeWords } from '../../report/context.ts';
import { table, type TableColumn, type Table } from '../../report/table.ts';
import { schoolYearWords, t } from '../../report/words.ts';
import type { PlanSide } from './planned.ts';

export interface MarginRow {
  readonly key: string;
  /** Of the first side that has the row: for its words. */
  readonly side: PlanSide;
  readonly row: ComplianceRow;
  /** Per side; null where the policy or the case has no such place. */
  readonly found: readonly (ComplianceRow | null)[];
}

const keyOf = ({ rule, clause, scope, year, op }: ComplianceRow): string =>
  JSON.stringify([rule, clause, year, scope.group, scope.stage, scope.school, scope.subject, op]);

/** To spare; below 0: missing or too many. */
export const marginOfRow = ({ op, required, actual }: ComplianceRow): number =>
  op === '>=' ? actual - required : required - actual;

/** In the order in which the certificates name them. */
export function marginRows(sides: readonly PlanSide[]): readonly MarginRow[] {
  const maps = sides.map(({ plan }) => new Map(plan.compliance.map((row) => [keyOf(row), row])));
  const keys = [...new Set(sides.flatMap(({ plan }) => plan.compliance.map(keyOf)))];
  return keys.map((key) => {
    const found = maps.map((map) => map.get(key) ?? null);
    const at = found.findIndex((row) => row !== null);
    return { key, side: sides[at]!, row: found[at]!, found };
  });
}

/** Rows in which the sides differ, or that do not hold somewhere. */
export const telling = ({ found }: MarginRow): boolean =>
  new Set(found.map((row) => (row === null ? '' : `${row.required} ${row.actual}`))).size > 1 ||
  found.some((row) => row?.holds === false);

const NONE = t('不适用', 'none');

function cellOf(row: ComplianceRow | null, lang: Lang): string {
  if (row === null) return NONE[lang];
  const margin = marginOfRow(row);
  return `${row.actual} / ${row.op === '>=' ? '≥' : '≤'} ${row.required} (${margin > 0 ? '+' : margin < 0 ? '−' : ''}${Math.abs(margin)})`;
}

export function marginsTable(sides: readonly PlanSide[], lang: Lang): Table {
  const name = t('条款余量', 'Clause margins');
  return table(
    lang,
    {
      name,
      title: t(
        '条款余量：实际 / 要求（余量），只列有差别或未达标的',
        'Clause margins: actual / asked (to spare); rows that differ or do not hold',
      )[lang],
      columns: [
        {
          heading: t('规定', 'Rule'),
          width: 26,
          align: 'left',
          value: ({ side, row }: MarginRow) => ruleTitle(side.given.policy, row.rule, row.clause, lang),
        },
        {
          heading: t('范围', 'Where'),
          width: 20,
          align: 'left',
          value: ({ side, row }) => scopeWords(row.scope, plainNames(side.instance), lang),
        },
        { heading: t('学年', 'Year'), width: 12, value: ({ row }) => schoolYearWords(row.year, lang) },
        ...sides.map(({ title }, i): TableColumn<MarginRow> => ({
          heading: title,
          width: 18,
          value: ({ found }) => cellOf(found[i]!, lang),
        })),
      ],
    },
    marginRows(sides).filter(telling),
  );
}
