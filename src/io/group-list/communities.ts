/** From the rows of a list of schools by group to the groups: one for each core, with its kind and its members. */
import { fold } from '../fold.ts';
import { problem, type InputProblem } from '../problem.ts';
import type { RawTable } from '../raw.ts';
import type { listHeading, ListRow } from './rows.ts';
import { groupListTexts as say } from './texts.ts';

interface ListedSchool {
  readonly row: number;
  readonly name: string;
  /** 学区, as the list writes it. */
  readonly zone: string | null;
  readonly setting: string | null;
  readonly section: string | null;
}

export interface Community {
  readonly list: RawTable;
  readonly core: ListedSchool;
  /** The word for the kind. */
  readonly kind: string;
  readonly members: readonly ListedSchool[];
}

type Heading = NonNullable<ReturnType<typeof listHeading>>;

/** In the order of the list; what contradicts itself or is missing goes to `told`, and its row is left out. */
export function communitiesOf(
  list: RawTable,
  { columns }: Heading,
  rows: readonly ListRow[],
  told: InputProblem[],
): readonly Community[] {
  const heading = (at: number): string => listHeadings(list, at, columns.core);
  const fault = (row: number, at: number, value: string, message: InputProblem['message']): void => {
    told.push(problem('error', { file: list.file, sheet: list.sheet, row, column: heading(at), value }, message));
  };
  const found = new Map<string, { core: ListedSchool; kind: string; members: ListedSchool[] }>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    const gap = (
      [
        ['member', columns.member],
        ['core', columns.core],
        ['kind', columns.kind],
      ] as const
    ).find(([key]) => row[key] === null);
    if (gap !== undefined) {
      fault(row.row, gap[1], '', say['group-list-gap']({ column: heading(gap[1]) }));
      continue;
    }
    const [member, core, kind] = [row.member!, row.core!, row.kind!];
    const group = found.get(fold(core));
    if (group !== undefined && fold(group.kind) !== fold(kind)) {
      fault(row.row, columns.kind, kind, say['group-list-kinds']({ core, kind: group.kind, row: group.core.row }));
      continue;
    }
    const twice = seen.get(fold(member)) ?? (group === undefined ? seen.get(fold(core)) : undefined);
    if (twice !== undefined || fold(member) === fold(core)) {
      const name = seen.has(fold(member)) || fold(member) === fold(core) ? member : core;
      fault(
        row.row,
        name === member ? columns.member : columns.core,
        name,
        say['group-list-twice']({ school: name, row: twice ?? row.row }),
      );
      continue;
    }
    const of = (name: string, which: 0 | 1): ListedSchool => ({
      row: row.row,
      name,
      zone: row.zones[which],
      setting: row.settings[which],
      section: row.stage,
    });
    if (group === undefined) {
      found.set(fold(core), { core: of(core, 1), kind, members: [of(member, 0)] });
      seen.set(fold(core), row.row);
    } else group.members.push(of(member, 0));
    seen.set(fold(member), row.row);
  }
  return [...found.values()].map((group) => ({ list, ...group }));
}

/** A heading as the file writes it; `core`: a column by which the row of headings is known. */
function listHeadings({ rows }: RawTable, at: number, core: number): string {
  const row = rows.find(({ cells }) => /核心|牵头|总校|领办/u.test(cells[core]?.text ?? ''));
  return row?.cells[at]?.text ?? '';
}
