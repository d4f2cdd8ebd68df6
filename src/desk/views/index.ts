/** What the page shows of a plan: one line per view. Drawn when the plan is made, so that the page waits for nothing. */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../../report/context.ts';
import { allowanceSheet } from '../../report/sheets/allowances.ts';
import { compliance } from '../../report/sheets/compliance.ts';
import { indicatorsSheet } from '../../report/sheets/indicators.ts';
import { people } from '../../report/sheets/people.ts';
import { qualitySheet } from '../../report/sheets/quality.ts';
import { readings } from '../../report/sheets/readings.ts';
import { outlookLines, outlookList, rotationLines, rotationList } from '../../report/sheets/rotation-list.ts';
import { schoolEntitlements } from '../../report/sheets/school-entitlements.ts';
import { schoolMoves } from '../../report/sheets/school-moves.ts';
import { subjectBalance } from '../../report/sheets/subject-balance.ts';
import { entitlementsSheet } from '../../report/sheets/teacher-entitlements.ts';
import type { PlanViewName } from './names.ts';
import { flowsView } from './flows.ts';
import { balanceView } from './balance.ts';
import { overviewView } from './overview.ts';
import { sheetView } from './sheet.ts';

type Draw = (context: ReportContext, lang: Lang) => object;

const postingsOf = (lines: ReturnType<typeof rotationLines>): readonly object[] => lines.map(({ posting }) => posting);

export const PLAN_VIEWS = {
  overview: overviewView,
  list: (context, lang) => sheetView(rotationList(context, lang), postingsOf(rotationLines(context))),
  outlook: (context, lang) => sheetView(outlookList(context, lang), postingsOf(outlookLines(context))),
  rules: (context, lang) => sheetView(compliance(context, lang)),
  people: (context, lang) => sheetView(people(context, lang)),
  quality: (context, lang) => sheetView(qualitySheet(context, lang)),
  subjects: (context, lang) => sheetView(subjectBalance(context, lang)),
  moves: (context, lang) => sheetView(schoolMoves(context, lang)),
  allowances: (context, lang) => sheetView(allowanceSheet(context, lang)),
  entitlements: (context, lang) => sheetView(entitlementsSheet(context, lang)),
  schools: (context, lang) => sheetView(schoolEntitlements(context, lang)),
  indicators: (context, lang) => sheetView(indicatorsSheet(context, lang)),
  readings: (context, lang) => sheetView(readings(context, lang)),
  balance: balanceView,
  flows: flowsView,
} as const satisfies Record<PlanViewName, Draw>;
