/**
 * Hard clauses of the document that no rule enforces: an indicator counts how the county stands to them, and no plan
 * changes that. A headline that speaks of hard rules must name those that are not met, or it says more than was shown.
 */
import type { Clause } from '../policy/policy.ts';
import type { ReportContext } from './context.ts';
import type { IndicatorLine } from './indicator-line.ts';
import { holdsOf, indicatorLines } from './indicator-lines.ts';
import type { Text } from './words.ts';
import { t } from './words.ts';

/** `not-known`: the roster does not tell, or the document gives no number to hold it to. */
export type CountedStatus = 'met' | 'not-met' | 'not-known' | 'nothing-to-check';

/** One place at which the clause was counted. */
export interface CountedPlace {
  readonly scope: Text;
  readonly item: Text;
  /** The number now and in each year, as the sheet shows it; null where there is none. */
  readonly before: IndicatorLine['before'];
  readonly byYear: IndicatorLine['byYear'];
  readonly limit: string;
  /** Null: not known. */
  readonly met: boolean | null;
}

export interface CountedClause {
  readonly clause: Clause;
  readonly status: CountedStatus;
  readonly places: readonly CountedPlace[];
}

const known = new WeakMap<ReportContext, readonly CountedClause[]>();

/** In the order of the policy; only clauses of kind H that are served by an indicator. */
export function countedClauses(context: ReportContext): readonly CountedClause[] {
  const found = known.get(context) ?? count(context);
  known.set(context, found);
  return found;
}

const isCounted = ({ kind, served }: Clause): boolean => kind === 'H' && served.by === 'indicator';

function count(context: ReportContext): CountedClause[] {
  const clauses = [...context.policy.clauses.values()].filter(isCounted);
  if (clauses.length === 0) return [];
  // The same lines in the same order, in two languages.
  const [chinese, english] = [indicatorLines(context, 'zh-CN'), indicatorLines(context, 'en')];
  return clauses.map((clause): CountedClause => {
    const places = chinese.flatMap((line, i): CountedPlace[] => {
      if (!line.basis.includes(clause.id)) return [];
      return [
        {
          scope: t(line.scope, english[i]!.scope),
          item: line.item,
          before: line.before,
          byYear: line.byYear,
          limit: line.limit,
          met: holdsOf(line),
        },
      ];
    });
    // Numbers beside those that are held to a limit say no more; where none is, nobody has judged the clause.
    const judged = places.filter(({ limit }) => limit !== '');
    return { clause, status: statusOf(places, judged), places: judged.length > 0 ? judged : places };
  });
}

function statusOf(places: readonly CountedPlace[], judged: readonly CountedPlace[]): CountedStatus {
  if (places.length === 0) return 'nothing-to-check';
  if (judged.some(({ met }) => met === false)) return 'not-met';
  return judged.length === 0 || judged.some(({ met }) => met === null) ? 'not-known' : 'met';
}

/** The hard clauses that are counted and stand so. */
export const countedAs = (context: ReportContext, status: CountedStatus): readonly CountedClause[] =>
  countedClauses(context).filter((one) => one.status === status);
