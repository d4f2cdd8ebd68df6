/**
 * Which clauses the program computes, reports or checks without a rule of the policy, by catalogue id, and in which
 * file. A clause of another document that means the same names the row (`as: RA14`). Clauses that rule lines cite
 * are not listed: the policy says so itself.
 */
export type ComputedBy = 'entitlement' | 'indicator' | 'data';

export type Posted = 'anybody' | 'leaders';

interface Computed {
  /** `entitlement`: per teacher or school, from the plan; `indicator`: numbers reported; `data`: columns and checks. */
  readonly by: ComputedBy;
  readonly file: string;
  readonly clauses: readonly string[];
  /** It follows for posted people only, or for posted leaders: nobody is concerned while none of them is posted. */
  readonly posted?: Posted;
}

export const COMPUTED: readonly Computed[] = [
  {
    by: 'entitlement',
    file: 'src/verify/computed/entitlements.ts',
    clauses: ['SZ9', 'SZ10', 'RA6', 'RA13', 'RA14', 'RA15', 'RA17', 'RA20', 'RA21', 'HT5'],
    posted: 'anybody',
  },
  {
    by: 'entitlement',
    file: 'src/verify/computed/entitlements.ts',
    clauses: ['PJ5', 'PJ6'],
    posted: 'leaders',
  },
  { by: 'entitlement', file: 'src/verify/computed/intermediate-posts.ts', clauses: ['RA16'], posted: 'anybody' },
  // GJ4: principals and their deputies whose two terms at a school are over, the national opinion.
  {
    by: 'entitlement',
    file: 'src/verify/computed/school-entitlements.ts',
    clauses: ['RA6', 'RA18', 'RA19', 'RA22', 'RA23', 'GJ4'],
  },
  {
    by: 'indicator',
    file: 'src/verify/computed/indicators.ts',
    clauses: ['SZ14', 'HT8', 'QD10', 'QD12', 'RA28'],
  },
  { by: 'indicator', file: 'src/verify/computed/supervision.ts', clauses: ['SZ4', 'HT10', 'RA2'] },
  {
    by: 'indicator',
    file: 'src/verify/computed/structure.ts',
    clauses: ['SZ11', 'SZ12', 'RA11', 'RA24', 'RA25', 'RA27', 'RA33', 'QD13', 'HT9'],
  },
  { by: 'indicator', file: 'src/verify/computed/leaders.ts', clauses: ['RA12', 'QD11', 'PJ1'] },
  {
    by: 'indicator',
    file: 'src/verify/computed/joint-work.ts',
    clauses: ['QD5', 'QD6', 'QD16', 'SZ3', 'SZ6', 'SZ7', 'RA3', 'RA31', 'RA34', 'RA36'],
  },
  { by: 'data', file: 'src/domain/group-kinds.ts', clauses: ['RA32'] },
  { by: 'data', file: 'src/domain/checks/schools.ts', clauses: ['RA26'] },
  { by: 'data', file: 'src/verify/permits.ts', clauses: ['HT4'] },
];

/** Who must be posted for the row to concern anybody; null where it does not depend on postings. */
export const postedFor = (row: string): Posted | null =>
  COMPUTED.find(({ posted, clauses }) => posted !== undefined && clauses.includes(row))?.posted ?? null;

/** The catalogue rows that are computed in this way, in the order of the table. */
export const computedBy = (by: ComputedBy): readonly string[] => [
  ...new Set(COMPUTED.filter((one) => one.by === by).flatMap(({ clauses }) => clauses)),
];
