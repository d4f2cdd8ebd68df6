/**
 * Which clauses the program computes, reports or checks without a rule of the policy, by catalogue id, and in which
 * file. A clause of another document that means the same names the row (`as: RA14`). Clauses that rule lines cite
 * are not listed: the policy says so itself.
 */
export type ComputedBy = 'entitlement' | 'indicator' | 'data';

interface Computed {
  /** `entitlement`: per teacher or school, from the plan; `indicator`: numbers reported; `data`: columns and checks. */
  readonly by: ComputedBy;
  readonly file: string;
  readonly clauses: readonly string[];
  /** True where it follows for posted teachers only: nobody is concerned while nobody is posted. */
  readonly posted?: true;
}

export const COMPUTED: readonly Computed[] = [
  {
    by: 'entitlement',
    file: 'src/verify/computed/entitlements.ts',
    clauses: ['SZ9', 'SZ10', 'RA6', 'RA13', 'RA14', 'RA15', 'RA17', 'RA20', 'RA21', 'HT5', 'PJ5', 'PJ6'],
    posted: true,
  },
  { by: 'entitlement', file: 'src/verify/computed/intermediate-posts.ts', clauses: ['RA16'], posted: true },
  // GJ4: principals and their deputies whose two terms at a school are over, the national opinion.
  {
    by: 'entitlement',
    file: 'src/verify/computed/school-entitlements.ts',
    clauses: ['RA6', 'RA18', 'RA19', 'RA22', 'RA23', 'GJ4'],
  },
  {
    by: 'indicator',
    file: 'src/verify/computed/indicators.ts',
    clauses: ['SZ4', 'SZ14', 'HT8', 'HT10', 'QD10', 'QD12', 'RA2', 'RA28'],
  },
  {
    by: 'indicator',
    file: 'src/verify/computed/structure.ts',
    clauses: ['SZ11', 'SZ12', 'RA11', 'RA24', 'RA25', 'RA27', 'RA33', 'QD13', 'HT9'],
  },
  { by: 'indicator', file: 'src/verify/computed/leaders.ts', clauses: ['RA12', 'QD11', 'PJ1'] },
  { by: 'data', file: 'src/domain/checks/schools.ts', clauses: ['RA26'] },
  { by: 'data', file: 'src/verify/permits.ts', clauses: ['HT4'] },
];

/** True where only posted teachers are concerned. */
export const isOfPosted = (row: string): boolean =>
  COMPUTED.some(({ posted, clauses }) => posted === true && clauses.includes(row));

/** The catalogue rows that are computed in this way, in the order of the table. */
export const computedBy = (by: ComputedBy): readonly string[] => [
  ...new Set(COMPUTED.filter((one) => one.by === by).flatMap(({ clauses }) => clauses)),
];
