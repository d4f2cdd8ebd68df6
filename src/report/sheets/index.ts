/** The sheets of plan.xlsx in their order: one line per sheet. */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { changesSheet } from '../list-changes.ts';
import type { Table } from '../table.ts';
import { allowanceSheet } from './allowances.ts';
import { compliance } from './compliance.ts';
import { indicatorsSheet } from './indicators.ts';
import { isPaid, paymentSheet } from './payment-list.ts';
import { people } from './people.ts';
import { qualitySheet } from './quality.ts';
import { readingComparison } from './reading-comparison.ts';
import { readings } from './readings.ts';
import { outlookList, rotationList } from './rotation-list.ts';
import { schoolEntitlements } from './school-entitlements.ts';
import { schoolMoves } from './school-moves.ts';
import { subjectBalance } from './subject-balance.ts';
import { entitlementsSheet } from './teacher-entitlements.ts';

type Sheet = (context: ReportContext, lang: Lang) => Table;

export const REPORT_SHEETS: readonly Sheet[] = [
  rotationList,
  outlookList,
  compliance,
  people,
  qualitySheet,
  subjectBalance,
  schoolMoves,
  allowanceSheet,
  entitlementsSheet,
  schoolEntitlements,
  indicatorsSheet,
  readings,
];

/**
 * With what became of an officer's list behind the lists, and the comparison of readings at the end, where somebody
 * asked for them.
 */
export function sheetsOf(shown: ReportContext): readonly Sheet[] {
  const { compared, changes } = shown;
  // A list that pays nobody is not printed.
  const [list, outlook, ...others] = REPORT_SHEETS.flatMap((sheet) =>
    sheet === allowanceSheet && isPaid(shown) ? [sheet, paymentSheet] : [sheet],
  );
  const around: Sheet[] = changes === undefined ? [] : [(context, lang) => changesSheet(context, changes, lang)];
  const readAgain: Sheet[] =
    compared === undefined ? [] : [(context, lang) => readingComparison(context, compared, lang)];
  return [list!, outlook!, ...around, ...others, ...readAgain];
}
