/** The names of schools where a list may be read back by people and by programs: one name, one school. */
import type { Instance } from '../domain/instance.ts';

/** The name; with the id behind it where another school has the same one. An unknown id stands for itself. */
export function distinctSchools({ sites }: Pick<Instance, 'sites'>): (id: string) => string {
  const bearers = Map.groupBy(sites.values(), ({ row }) => row.name);
  return (id) => {
    const name = sites.get(id)?.row.name;
    if (name === undefined) return id;
    return (bearers.get(name)?.length ?? 0) > 1 ? `${name}（${id}）` : name;
  };
}
