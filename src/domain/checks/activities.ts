/** Joint activities and clauses checked by hand: what cannot be right within a row, and rows that repeat each other. */
import { activityTexts as say } from '../decision-texts.ts';
import { finding, type CheckContext, type DraftRoster, type Finding } from '../draft.ts';
import { formatMonth, september } from '../month.ts';
import { keyed, repeated } from './repeated.ts';

export function* activities(roster: DraftRoster, context: CheckContext): Generator<Finding> {
  const groups = new Map(roster.schools.map(({ id, group }) => [id, group]));
  const known = new Set(roster.groups.map(({ id }) => id));
  for (const [index, row] of roster.activities.entries()) {
    const { group, year, from, to, begins, ends, teacher, tutor } = row;
    if (from !== undefined && from === to)
      yield finding('error', 'activities', index, 'to', say['activity-same-school']({}));
    for (const key of ['from', 'to'] as const) {
      const school = row[key];
      const own = groups.get(school);
      if (school !== undefined && group !== undefined && known.has(group) && own !== undefined && own !== group)
        yield finding('error', 'activities', index, key, say['activity-outside-group']({ school, group }));
    }
    for (const key of ['begins', 'ends'] as const) {
      const month = row[key];
      if (typeof month === 'number' && year !== undefined && (month < september(year) || month >= september(year + 1)))
        yield finding('error', 'activities', index, key, say['activity-outside-year']({ year }));
    }
    if (typeof begins === 'number' && typeof ends === 'number' && ends < begins)
      yield finding(
        'error',
        'activities',
        index,
        'ends',
        say['activity-ends-before-it-begins']({ begins: formatMonth(begins) }),
      );
    if (typeof tutor === 'string' && tutor === teacher)
      yield finding('error', 'activities', index, 'tutor', say['own-tutor']({}));
  }
  for (const { index, rows } of repeated(roster, context, 'activities', (row) => keyed(...Object.values(row)))) {
    yield finding('error', 'activities', index, 'form', say['repeated-activity']({ rows }));
  }
}

/** Where a policy is known, its clauses: what a rule evaluates is no matter of anybody's word. */
export function* attestations(roster: DraftRoster, context: CheckContext): Generator<Finding> {
  for (const { index, row, rows } of repeated(roster, context, 'attestations', ({ clause, year }) =>
    keyed(clause, year),
  )) {
    const facts = { clause: row.clause ?? '', year: row.year ?? null, rows };
    yield finding('error', 'attestations', index, 'clause', say['repeated-attestation'](facts));
  }
  for (const [index, { clause }] of roster.attestations.entries()) {
    const why = clause === undefined ? null : (context.terms.notAttestable?.(clause) ?? null);
    if (clause === undefined || why === null) continue;
    const text = why === 'unknown' ? say['unknown-clause'] : say['clause-has-rule'];
    yield { ...finding('error', 'attestations', index, 'clause', text({ clause })), value: clause };
  }
}
