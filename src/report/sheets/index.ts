/** The sheets of plan.xlsx in their order: one line per sheet. */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import type { Table } from '../table.ts';
import { allowances } from './allowances.ts';
import { compliance } from './compliance.ts';
import { indicatorsSheet } from './indicators.ts';
import { people } from './people.ts';
import { quality } from './quality.ts';
import { readingComparison } from './reading-comparison.ts';
import { readings } from './readings.ts';
import { outlookList, rotationList } from './rotation-list.ts';
import { schoolEntitlements } from './school-entitlements.ts';
import { schoolMoves } from './school-moves.ts';
import { subjectBalance } from './subject-balance.ts';
import { entitlementsSheet } from './teacher-entitlements.ts';

type Sheet = (context: ReportContext, lang: Lang) => Table;

export const SHEETS: readonly Sheet[] = [
  rotationList,
  outlookList,
  compliance,
  people,
  quality,
  subjectBalance,
  schoolMoves,
  allowances,
  entitlementsSheet,
  schoolEntitlements,
  indicatorsSheet,
  readings,
];

/** With the comparison of readings at the end, where somebody asked for it. */
export const sheetsOf = ({ compared }: ReportContext): readonly Sheet[] => (compared === undefined ? SHEETS : [...SHEETS, (context, lang) => readingComparison(context, compared, lang)]);
