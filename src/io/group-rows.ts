/**
 * 集团 has a row for each kind of a group: the rows of one id become one group, its kinds in order of time, one after
 * another without gap or overlap (RA32). Several rows of one id that name no months are the same id twice, and stay
 * apart: the cross-checks say so.
 */
import { schoolTexts as say } from '../domain/check-texts.ts';
import { some } from '../domain/some.ts';
import type { DraftRow } from '../domain/draft.ts';
import { always } from '../domain/group-kinds.ts';
import { formatMonth } from '../domain/month.ts';
import type { Group, KindPeriod } from '../domain/roster.ts';
import type { Message } from '../messages/message.ts';
import type { GroupCells } from './cells-of.ts';
import { problem, type InputProblem } from './problem.ts';
import type { ReadTable, TableSource } from './read-table.ts';

interface Row {
  readonly cells: DraftRow<GroupCells>;
  readonly source: TableSource;
}

export interface Groups {
  readonly rows: readonly DraftRow<Group>[];
  readonly sources: readonly TableSource[];
  readonly problems: readonly InputProblem[];
}

export function groupsOf({ rows, sources }: Pick<ReadTable<GroupCells>, 'rows' | 'sources'>): Groups {
  const all = rows.map((cells, index): Row => ({ cells, source: sources[index]! }));
  const problems: InputProblem[] = [];
  const made = [...Map.groupBy(all, ({ cells }, index) => cells.id ?? index).values()].flatMap((own) =>
    own.length > 1 && own.every(({ cells }) => cells.kindFrom === null && cells.kindUntil === null)
      ? own.map((row) => groupOf([row], problems))
      : [groupOf(own, problems)],
  );
  return { rows: made.map(({ row }) => row), sources: made.map(({ source }) => source), problems };
}

type Period = KindPeriod & { readonly source: TableSource };
type Fault = (at: TableSource, key: string, message: Message) => void;

function groupOf(
  rows: readonly Row[],
  problems: InputProblem[],
): { readonly row: DraftRow<Group>; readonly source: TableSource } {
  const { cells, source } = rows[0]!;
  const fault: Fault = (at, key, message) => {
    problems.push(problem('error', at.place(key), message));
  };
  const names = [...new Set(rows.map((row) => row.cells.name).filter((name) => name !== undefined))];
  for (const row of rows)
    if (row.cells.name !== undefined && row.cells.name !== names[0])
      fault(row.source, 'name', say['group-names-differ']({ group: cells.id ?? '', names: some(names) }));
  const periods = periodsOf(rows, fault);
  const sound = inOrder(periods, cells.id ?? '', fault) && periods.length === rows.length;
  return {
    row: {
      id: cells.id,
      name: cells.name,
      kinds: sound ? periods.map(({ kind, from, until }) => ({ kind, from, until })) : undefined,
    },
    source: { ...source, place: (key) => placeIn(periods, source, key) },
  };
}

/** `kinds.1`: the cell of the second kind, in whichever row it stands. */
function placeIn(periods: readonly Period[], source: TableSource, key: string): ReturnType<TableSource['place']> {
  const at = /^kinds\.(\d+)$/u.exec(key)?.[1];
  return at === undefined ? source.place(key) : (periods[Number(at)]?.source ?? source).place('kind');
}

/** Of the rows that can be read, in order of time. */
function periodsOf(rows: readonly Row[], fault: Fault): readonly Period[] {
  const periods = rows.flatMap(({ cells: { kind, kindFrom: from, kindUntil: until }, source }): Period[] => {
    if (typeof from === 'number' && typeof until === 'number' && until < from) {
      fault(source, 'kindUntil', say['kind-ends-before-it-begins']({ from: formatMonth(from) }));
      return [];
    }
    return kind === undefined || from === undefined || until === undefined ? [] : [{ kind, from, until, source }];
  });
  return periods.toSorted((a, b) => (a.from ?? -1) - (b.from ?? -1));
}

function inOrder(periods: readonly Period[], group: string, fault: Fault): boolean {
  let sound = true;
  for (const [at, later] of periods.entries()) {
    const earlier = periods[at - 1];
    if (earlier === undefined) continue;
    const { until, source } = earlier;
    if (until !== null && later.from === until + 1) continue;
    sound = false;
    const message =
      until === null || later.from === null || later.from <= until
        ? say['kinds-overlap']({ group, row: source.row, until: until === null ? null : formatMonth(until) })
        : say['kinds-gap']({ group, row: source.row, until: formatMonth(until) });
    fault(later.source, 'kindFrom', message);
  }
  return sound;
}

/** What 学校 says of groups where there is no table of them. */
export const groupNamed = (id: string): Group => ({ id, name: id, kinds: always('sameStage') });
