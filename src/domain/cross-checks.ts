/**
 * Every cross-check between cells, rows and tables (data dictionary, "Bad input"). A finding names table, row and
 * column; the reader of the files turns it into file, sheet and row. All findings are collected, never only the first.
 */
import { activities, attestations } from './checks/activities.ts';
import { careers } from './checks/people.ts';
import { lastHosts, loneEnds, postings, spouses, wishes } from './checks/postings.ts';
import { pinConflicts } from './checks/pins.ts';
import { duplicates, unknownReferences } from './checks/references.ts';
import { coordinates, demandSize, groupShape, kindsTold } from './checks/schools.ts';
import { DEFAULT_PIN_TERMS, impossiblePins } from './impossible-pins.ts';
import type { Check, CheckContext, DraftRoster, Finding, TableName } from './draft.ts';

/** In this order: the last one asks what the others have found. */
const CHECKS: readonly Check[] = [
  duplicates,
  unknownReferences,
  groupShape,
  kindsTold,
  coordinates,
  demandSize,
  careers,
  postings,
  spouses,
  wishes,
  loneEnds,
  lastHosts,
  activities,
  attestations,
  pinConflicts,
  impossiblePins,
];

const cell = (table: TableName, index: number, key: string): string => `${table} ${index} ${key}`;

/**
 * Checks a roster or a draft of one. `from` = first school year of the horizon where it is known; without it the
 * checks that need the horizon are left out, except that `since` is held against the latest school year that 学科需求,
 * 经费 or 指定 name. A cell that could not be read (undefined) takes part in no check.
 */
export function crossChecks(roster: DraftRoster, context: Partial<Omit<CheckContext, 'wrong'>> = {}): Finding[] {
  const errors = new Set<string>();
  const full: CheckContext = {
    from: null,
    terms: DEFAULT_PIN_TERMS,
    unread: new Set(),
    rowNumber: () => null,
    ...context,
    wrong: (table, index, key) => errors.has(cell(table, index, key)),
  };
  return CHECKS.flatMap((check) => {
    const findings = [...check(roster, full)];
    for (const { severity, table, index, key } of findings)
      if (severity === 'error') errors.add(cell(table, index, key));
    return findings;
  });
}
