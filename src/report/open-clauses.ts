/**
 * The hard and soft clauses that nothing has judged, and why: by no rule, by no row that says met or not met, by no
 * person. The certificate, the headlines and the lists of what to check by hand all read them here.
 */
import { pendingClauses, type Clause } from '../policy/policy.ts';
import { attestedStatus } from './attested-clauses.ts';
import type { ReportContext } from './context.ts';
import { countedClauses, isDemand } from './counted-clauses.ts';
import { t, type Text } from './words.ts';

export interface OpenClause {
  readonly clause: Clause;
  readonly why: Text;
}

/** Why a clause that is counted or computed is open; what is judged is not here. */
export const OPEN_WHY = {
  'not-known': t(
    '名册不足以判断，或文件没有给出可对照的标准',
    'The roster does not tell, or the document gives no number to hold it to',
  ),
  'not-evaluated': t(
    '仅测算对有关人员或学校的结果，没有逐项判断是否达标',
    'What follows for whom is computed, and nothing says met or not met',
  ),
} as const satisfies Record<string, Text>;

const isOpen = (status: string): status is keyof typeof OPEN_WHY => status in OPEN_WHY;

/**
 * Counted ones first, then those left to a person, then those that nothing serves; each in the order of the policy.
 */
export function openClauses(context: ReportContext): readonly OpenClause[] {
  const counted = countedClauses(context).flatMap(({ clause, status }) => {
    if (!isDemand(clause) || !isOpen(status)) return [];
    const todo = clause.served.by === 'person' ? clause.served.todo : null;
    return [{ clause, why: todo ?? OPEN_WHY[status], isByHand: todo !== null }];
  });
  const pending = pendingClauses(context.policy).map((clause) => ({ clause, why: clause.served.why }));
  const all = [
    ...counted.filter(({ isByHand }) => !isByHand),
    ...counted.filter(({ isByHand }) => isByHand),
    ...pending,
  ];
  return all
    .filter(({ clause }) => attestedStatus(context, clause.id) === null)
    .map(({ clause, why }) => ({ clause, why }));
}
