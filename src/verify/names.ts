/** Names of ids for sentences: the name with the id behind it, because names of people repeat. */
import type { Instance } from '../domain/instance.ts';
import type { Names } from '../rules/rule.ts';

const named = (id: string | null, name: string | undefined): string =>
  name === undefined ? (id ?? '') : `${name}（${id}）`;

export function namesOf(instance: Instance): Names {
  const groups = new Map(instance.groups.map((group) => [group.id, group.name]));
  return {
    group: (id) => named(id, groups.get(id ?? '')),
    school: (id) => named(id, (instance.sites.get(id ?? '') ?? instance.outside.sites.get(id ?? ''))?.row.name),
    teacher: (id) => named(id, (instance.persons.get(id ?? '') ?? instance.outside.persons.get(id ?? ''))?.row.name),
  };
}
