/**
 * Demands of the document that no rule enforces: an indicator counts how the county stands to them, or an entitlement
 * says what follows for whom, and no plan changes that. A headline that speaks of hard rules must name those that are
 * not met, or it says more than was shown; and what no row judges is not evaluated.
 */
import type { GroupKind } from '../domain/words.ts';
import type { Clause } from '../policy/policy.ts';
import { kindOf } from '../domain/group-kinds.ts';
import { postedFor } from '../policy/computed.ts';
import { isJointRow } from '../verify/computed/joint-work.ts';
import { staysOf } from '../verify/computed/stays.ts';
import type { ReportContext } from './context.ts';
import type { IndicatorLine } from './indicator-line.ts';
import { holdsOf, indicatorLines } from './indicator-lines.ts';
import type { Text } from './words.ts';
import { t } from './words.ts';

/**
 * `not-known`: the roster does not tell, or the document gives no number to hold it to; `not-evaluated`: it is computed
 * for those concerned, and no row says met or not met.
 */
export type CountedStatus = 'met' | 'not-met' | 'not-known' | 'not-evaluated' | 'nothing-to-check';

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
  /** True where all that is counted is what somebody enters, and nothing has been entered. */
  readonly isUnentered: boolean;
}

const known = new WeakMap<ReportContext, readonly CountedClause[]>();

/**
 * In the order of the policy: clauses of kind H and S that an indicator or an entitlement serves; and, of whatever kind,
 * joint work, which is met or not met, and what is left to a person.
 */
export function countedClauses(context: ReportContext): readonly CountedClause[] {
  const found = known.get(context) ?? count(context);
  known.set(context, found);
  return found;
}

/** True for what asks something of the county: hard and soft clauses. */
export const isDemand = ({ kind }: Clause): boolean => kind === 'H' || kind === 'S';

function count(context: ReportContext): CountedClause[] {
  const demands = [...context.policy.clauses.values()].filter(
    (clause) => isDemand(clause) || isJoint(clause) || clause.served.by === 'person',
  );
  // The same lines in the same order, in two languages.
  const [chinese, english] = demands.some(({ served }) => served.by === 'indicator')
    ? [indicatorLines(context, 'zh-CN'), indicatorLines(context, 'en')]
    : [[], []];
  return demands.flatMap((clause): CountedClause[] => {
    if (clause.served.by === 'entitlement') return [entitled(context, clause, clause.served.as)];
    if (clause.served.by === 'person') return [byPerson(context, clause, clause.served.kinds)];
    if (clause.served.by !== 'indicator') return [];
    const own = chinese.filter((line) => line.basis.includes(clause.id) && line.isOfNobody !== true);
    const places = chinese.flatMap((line, i): CountedPlace[] => {
      if (!own.includes(line)) return [];
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
    const isTold = chinese.some((line) => line.basis.includes(clause.id)) || SILENT_OF_NOBODY.has(clause.served.as);
    // Numbers beside those that are held to a limit say no more; where none is, nobody has judged the clause.
    const judged = places.filter(({ limit }) => limit !== '');
    const status = isTold ? statusOf(places, judged) : 'not-known';
    // A number that nothing is held to, of a clause that asks nothing, is a number.
    if (!isDemand(clause) && places.length > 0 && judged.length === 0) return [];
    const isUnentered = own.length > 0 && own.every((line) => line.isUnentered === true);
    return [{ clause, status, places: judged.length > 0 ? judged : places, isUnentered }];
  });
}

/**
 * Indicators that have no line where nobody of whom they speak is in the roster: no group of the kind, no school of a
 * compulsory stage. Of any other the want of a line tells nothing.
 */
export const SILENT_OF_NOBODY: ReadonlySet<string> = new Set(['RA12', 'PJ1', 'QD11', 'RA33', 'SZ14', 'HT8']);

/**
 * What follows for whom is no judgement. Where it follows for posted teachers and nobody is posted, there is nothing to
 * judge; entitlements of schools and leaders follow from tables that may be empty, which tells nothing.
 */
function entitled({ instance, plan }: ReportContext, clause: Clause, row: string): CountedClause {
  const posted = postedFor(row);
  const concerned = staysOf(instance, plan.postings).filter(
    ({ kind, person }) => posted === 'anybody' || kind === 'leadership' || person.leader,
  );
  const isIdle = posted !== null && concerned.length === 0;
  return { clause, status: isIdle ? 'nothing-to-check' : 'not-evaluated', ...UNCOUNTED };
}

const UNCOUNTED = { places: [], isUnentered: false } as const;

/** Left to a person's word, unless no group of whom the clause speaks is in the roster. */
function byPerson({ instance }: ReportContext, clause: Clause, kinds: readonly GroupKind[] | null): CountedClause {
  const isIdle =
    kinds !== null &&
    !instance.groups.some((group) => instance.years.some((year) => kinds.includes(kindOf(group, year))));
  return { clause, status: isIdle ? 'nothing-to-check' : 'not-evaluated', ...UNCOUNTED };
}

const isJoint = ({ served }: Clause): boolean => served.by === 'indicator' && isJointRow(served.as);

function statusOf(places: readonly CountedPlace[], judged: readonly CountedPlace[]): CountedStatus {
  if (places.length === 0) return 'nothing-to-check';
  if (judged.some(({ met }) => met === false)) return 'not-met';
  return judged.length === 0 || judged.some(({ met }) => met === null) ? 'not-known' : 'met';
}

/** The hard clauses that are counted and not met. */
export const unmetClauses = (context: ReportContext): readonly Clause[] =>
  countedClauses(context).flatMap(({ clause, status }) =>
    clause.kind === 'H' && status === 'not-met' ? [clause] : [],
  );
