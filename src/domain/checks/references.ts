/** Ids that occur twice, and ids that nobody has (data dictionary, "Bad input"). */
import { referenceTexts as say } from '../check-texts.ts';
import { finding, type CheckContext, type DraftRoster, type Finding, type RowOf, type TableName } from '../draft.ts';
import { looseKey } from '../key.ts';
import type { Message } from '../../messages/message.ts';
import { some } from '../some.ts';
import { OUTSIDE } from '../words.ts';
import { keyed, repeated } from './repeated.ts';

export function* duplicates(roster: DraftRoster, context: CheckContext): Generator<Finding> {
  for (const table of ['groups', 'zones', 'schools', 'teachers'] as const) {
    const all = new Map<string, Set<string>>();
    for (const { id } of roster[table]) {
      if (id === undefined) continue;
      const alike = all.get(looseKey(id));
      if (alike === undefined) all.set(looseKey(id), new Set([id]));
      else alike.add(id);
    }
    // Lists and changes name people without regard to case and width: T04 and t04 would be one.
    for (const { index, row, rows } of repeated(roster, context, table, ({ id }) =>
      id === undefined ? undefined : looseKey(id),
    )) {
      const id = row.id ?? '';
      const ids = [...(all.get(looseKey(id)) ?? [])];
      const message = ids.length === 1 ? say['duplicate-id']({ id, rows }) : say['alike-ids']({ ids: some(ids), rows });
      yield finding('error', table, index, 'id', message);
    }
  }
  for (const { index, row, rows } of repeated(roster, context, 'demand', ({ school, subject, year }) =>
    keyed(school, subject, year),
  )) {
    yield finding(
      'error',
      'demand',
      index,
      'subject',
      say['duplicate-demand']({ subject: row.subject ?? '', year: row.year ?? null, rows }),
    );
  }
  for (const { index, row, rows } of repeated(roster, context, 'budgets', ({ year }) => keyed(year))) {
    yield finding('error', 'budgets', index, 'year', say['duplicate-year']({ year: row.year ?? null, rows }));
  }
  for (const { index, row, rows } of repeated(roster, context, 'assessments', ({ school, year }) =>
    keyed(school, year),
  )) {
    yield finding('error', 'assessments', index, 'year', say['duplicate-year']({ year: row.year ?? null, rows }));
  }
}

type Target = 'groups' | 'zones' | 'schools' | 'teachers';
const UNKNOWN: Record<Target, (facts: { id: string }) => Message> = {
  groups: say['unknown-group'],
  zones: say['unknown-zone'],
  schools: say['unknown-school'],
  teachers: say['unknown-teacher'],
};

export function* unknownReferences(roster: DraftRoster, context: CheckContext): Generator<Finding> {
  const ids: Record<Target, ReadonlySet<string | undefined>> = {
    groups: new Set(roster.groups.map((row) => row.id)),
    zones: new Set(roster.zones.map((row) => row.id)),
    schools: new Set(roster.schools.map((row) => row.id)),
    teachers: new Set(roster.teachers.map((row) => row.id)),
  };
  function* look<K extends TableName>(
    table: K,
    index: number,
    key: keyof RowOf<K> & string,
    id: string | null | undefined,
    target: Target,
  ): Generator<Finding> {
    if (id === undefined || id === null || context.unread.has(target) || ids[target].has(id)) return;
    yield { ...finding('error', table, index, key, UNKNOWN[target]({ id })), value: id };
  }
  for (const [index, row] of roster.schools.entries()) {
    yield* look('schools', index, 'group', row.group, 'groups');
    yield* look('schools', index, 'zone', row.zone, 'zones');
  }
  for (const [index, row] of roster.teachers.entries()) {
    yield* look('teachers', index, 'home', row.home, 'schools');
    // An unknown home that was taken over as the default of an empty cell is reported once, as home.
    if (row.working !== OUTSIDE && row.working !== row.home)
      yield* look('teachers', index, 'working', row.working, 'schools');
    for (const wish of row.wishes ?? []) yield* look('teachers', index, 'wishes', wish, 'schools');
    yield* look('teachers', index, 'spouse', row.spouse, 'teachers');
    yield* look('teachers', index, 'lastHost', row.lastHost, 'schools');
  }
  for (const [index, row] of roster.demand.entries()) yield* look('demand', index, 'school', row.school, 'schools');
  for (const [index, row] of roster.assessments.entries())
    yield* look('assessments', index, 'school', row.school, 'schools');
  for (const [index, row] of roster.pins.entries()) {
    yield* look('pins', index, 'teacher', row.teacher, 'teachers');
    yield* look('pins', index, 'school', row.school, 'schools');
  }
  for (const [index, row] of roster.activities.entries()) {
    yield* look('activities', index, 'group', row.group, 'groups');
    yield* look('activities', index, 'from', row.from, 'schools');
    yield* look('activities', index, 'to', row.to, 'schools');
    yield* look('activities', index, 'teacher', row.teacher, 'teachers');
    yield* look('activities', index, 'tutor', row.tutor, 'teachers');
  }
}
