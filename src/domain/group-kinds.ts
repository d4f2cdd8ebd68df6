/** The kind of a group may change from a month (RA32); who is where in September decides the kind of a school year. */
import { september, type Month } from './month.ts';
import type { Group, KindPeriod } from './roster.ts';
import type { GroupKind } from './words.ts';

/** One kind for ever: what a group has that names no months. */
export const always = (kind: GroupKind): KindPeriod[] => [{ kind, from: null, until: null }];

/** The kind in a month. Before the first and after the last month that is told, the nearest kind is taken. */
export function kindIn({ kinds }: Pick<Group, 'kinds'>, month: Month): GroupKind {
  return (kinds.findLast(({ from }) => from === null || from <= month) ?? kinds[0]!).kind;
}

/** The kind of a school year. */
export const kindOf = (group: Pick<Group, 'kinds'>, year: number): GroupKind => kindIn(group, september(year));
