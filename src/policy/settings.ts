/** What a policy sets for all of its rules. */
import type { Direction, PostingKind } from '../domain/words.ts';

export interface Settings {
  /** T: whole years at the present school. */
  readonly tenureYears: number;
  /** R: eligible only with more than 12 · R months before leaving. */
  readonly retireYears: number;
  readonly postingYears: { readonly [K in PostingKind]: readonly number[] };
  readonly directions: readonly Direction[];
  /** A class teacher of a graduating class stays in the graduating year and so many years before. */
  readonly graduationYearsBefore: number;
  readonly crossStage: boolean;
  readonly crossGroup: boolean;
  /** Yuan a month by the zone's name; a zone's own 月津贴 comes first. */
  readonly zoneAllowances: Readonly<Record<string, number>>;
  /** Yuan a month for each posted teacher, unless the table 经费 says otherwise. */
  readonly livingAllowance: number;
  readonly transportAllowance: number;
}
