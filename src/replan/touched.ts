/** Which groups a change of the roster touches: all others keep their published postings without being planned anew. */
import { canonicalJson } from '../domain/fingerprint.ts';
import { compositeKey } from '../domain/key.ts';
import { byCodePoint, type Roster } from '../domain/roster.ts';

/**
 * What a group rests on, one text per row: the group, its schools, their zones and demand, its people and what was
 * decided about them.
 */
function rowsByGroup(roster: Roster): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map(roster.groups.map((group) => [group.id, new Set([canonicalJson(group)])]));
  const groupOf = new Map(roster.schools.map(({ id, group }) => [id, group]));
  const homes = new Map(roster.teachers.map(({ id, home }) => [id, groupOf.get(home)]));
  const zones = new Map(roster.zones.map((zone) => [zone.id, canonicalJson(zone)]));
  const note = (group: string | null | undefined, text: string): void =>
    void (group === undefined || group === null ? undefined : groups.get(group)?.add(text));
  for (const school of roster.schools) {
    note(school.group, canonicalJson(school));
    note(school.group, compositeKey(school.id, zones.get(school.zone) ?? null));
  }
  for (const row of roster.demand) note(groupOf.get(row.school), canonicalJson(row));
  for (const row of roster.pins) note(homes.get(row.teacher), canonicalJson(row));
  for (const row of roster.teachers) {
    const text = canonicalJson(row);
    note(groupOf.get(row.home), text);
    // Who works in another group's school counts there.
    if (groupOf.get(row.working) !== groupOf.get(row.home)) note(groupOf.get(row.working), text);
  }
  return groups;
}

/** Ids of groups, of either roster, in which anything differs; in order. */
export function touchedGroups(before: Roster, after: Roster): readonly string[] {
  const [old, fresh] = [rowsByGroup(before), rowsByGroup(after)];
  const same = (id: string): boolean => {
    const [a, b] = [old.get(id), fresh.get(id)];
    return a !== undefined && b !== undefined && a.size === b.size && [...a].every((text) => b.has(text));
  };
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => !same(id)).toSorted(byCodePoint);
}

/** Whether what the whole county shares differs: money ties every group to every other. */
export const sharesDiffer = (before: Roster, after: Roster): boolean =>
  canonicalJson(before.budgets) !== canonicalJson(after.budgets);
