/**
 * The list of schools by group (附件2 of the Ruian document) becomes what the tables say: a table 集团, and in 学校 the
 * columns 集团编号, 角色 and 片区编号. Where there is no table 学校, the list makes the schools; what it does not tell is then
 * asked for as in any table. Where the tables name groups themselves, the list is not read.
 */
import { fileTexts } from '../file-texts.ts';
import { columnOf, tableOf } from '../find-heading.ts';
import { TABLES } from '../headings.ts';
import { headingBlock } from '../intake/heading-block.ts';
import { recognise } from '../intake/recognise.ts';
import { schoolAliases } from '../intake/school-aliases.ts';
import { isMappedTo, type Mapping } from '../intake/mapping.ts';
import { problem, type InputProblem } from '../problem.ts';
import type { RawCell, RawInput, RawRow, RawTable } from '../raw.ts';
import { schoolFinder, type FindSchool } from '../school-names.ts';
import { ROLE_WORDS, wordOf } from '../words.ts';
import { communitiesOf, type Community } from './communities.ts';
import { listHeading, listRows, stageOf } from './rows.ts';
import { groupListTexts as say } from './texts.ts';

/** The input without the lists, whose groups and roles stand in its tables; unchanged where there is no list. */
export function withGroupList({ tables, problems }: RawInput, mapping: Mapping | null): RawInput {
  const isLeft = (raw: RawTable): boolean =>
    raw.hidden === true || mapping?.sheets.some((one) => isMappedTo(one, raw.file, raw.title)) === true;
  const lists = tables.flatMap((raw) => {
    const heading = isLeft(raw) ? undefined : listHeading(raw);
    return heading === undefined ? [] : [{ raw, heading }];
  });
  if (lists.length === 0) return { tables, problems };
  const others = tables.filter((raw) => lists.every((list) => list.raw !== raw));
  const schools = others.filter(
    (raw) => raw.hidden !== true && (tableOf(raw.title) === 'schools' || recognise(raw) === 'schools'),
  );
  const taken = others.some((raw) => tableOf(raw.title) === 'groups' && raw.rows.length > 1)
    ? TABLES.groups.title
    : schools.some(namesGroups)
      ? TABLES.schools.title
      : null;
  if (taken !== null) {
    const unused = lists.map(({ raw }) =>
      problem('warning', { file: raw.file, sheet: raw.sheet }, say['group-list-unused']({ table: taken })),
    );
    return { tables: others, problems: [...problems, ...unused] };
  }
  const told: InputProblem[] = lists.flatMap(({ raw: { file, sheet }, heading: { number, repeated } }) =>
    repeated.map(({ heading, other }) =>
      problem(
        'error',
        { file, sheet, row: number, column: heading, value: heading },
        fileTexts['duplicate-column']({ column: other, other }),
      ),
    ),
  );
  const found = lists.flatMap(({ raw, heading }) => communitiesOf(raw, heading, listRows(raw, heading), told));
  const made =
    schools.length === 0
      ? [schoolsTable(lists[0]!.raw, lists[0]!.heading.number, found)]
      : withRoles(schools, found, mapping, told);
  for (const { raw } of lists) {
    const own = found.filter(({ list }) => list === raw);
    const count = own.reduce((sum, { members }) => sum + members.length + 1, 0);
    const place = { file: raw.file, sheet: raw.sheet };
    told.push(problem('notice', place, say['group-list-read']({ groups: own.length, schools: count })));
  }
  return {
    tables: [
      ...others.filter((raw) => !schools.includes(raw)),
      ...(found.length === 0 ? [] : [groupsTable(lists[0]!.raw, lists[0]!.heading.number, found)]),
      ...made,
    ],
    problems: [...problems, ...told],
  };
}

const cell = (text: string | null): RawCell | null => (text === null ? null : { kind: 'text', text });
const headings = (number: number, ...names: readonly string[]): RawRow => ({ number, cells: names.map(cell) });
const { groups: GROUPS, schools: SCHOOLS } = TABLES;

const groupsTable = ({ file, sheet }: RawTable, heading: number, found: readonly Community[]): RawTable => ({
  file,
  sheet,
  title: GROUPS.title,
  rows: [
    headings(heading, GROUPS.columns.id.heading, GROUPS.columns.name.heading, GROUPS.columns.kind.heading),
    ...found.map(({ core, kind }) => ({ number: core.row, cells: [core.name, core.name, kind].map(cell) })),
  ],
});

/** Schools of which nothing but the list is known: their names are their ids. */
function schoolsTable({ file, sheet }: RawTable, heading: number, found: readonly Community[]): RawTable {
  const { id, name, group, role, stage, zone, setting } = SCHOOLS.columns;
  const listed = found.flatMap(({ core, members }) => [
    { ...core, core, role: 'core' as const },
    ...members.map((member) => ({ ...member, core, role: 'member' as const })),
  ]);
  const known = [id, name, group, role, stage, zone, ...(listed.some((one) => one.setting !== null) ? [setting] : [])];
  return {
    file,
    sheet,
    title: SCHOOLS.title,
    rows: [
      headings(heading, ...known.map((column) => column.heading)),
      ...listed.map((one) => ({
        number: one.row,
        cells: [
          one.name,
          one.name,
          one.core.name,
          wordOf(ROLE_WORDS, one.role),
          stageOf(one.section, one.name),
          one.zone,
          ...(known.includes(setting) ? [one.setting] : []),
        ].map(cell),
      })),
    ],
  };
}

/** Where the columns of a table of schools stand; undefined where it has no headings. */
function layout(raw: RawTable) {
  const block = headingBlock(raw, (heading) => columnOf('schools', heading));
  if (block === undefined) return undefined;
  const at = (key: string): number =>
    block.cells.findIndex((one) => one !== null && columnOf('schools', one.text) === key);
  return { bottom: block.rows.at(-1)!, at };
}

const namesGroups = (raw: RawTable): boolean => {
  const found = layout(raw);
  const group = found?.at('group') ?? -1;
  return group >= 0 && raw.rows.some(({ number, cells }) => number > found!.bottom && (cells[group] ?? null) !== null);
};

interface Role {
  readonly group: string;
  readonly role: 'core' | 'member';
  readonly zone: string | null;
}

/** The rows of a table of schools that name one. */
function rowsOf(raw: RawTable): { readonly row: RawRow; readonly id: string; readonly name: string }[] {
  const where = layout(raw);
  if (where === undefined) return [];
  return raw.rows.flatMap((row) => {
    const name = row.cells[where.at('name')]?.text;
    if (row.number <= where.bottom || name === undefined) return [];
    return [{ row, name, id: row.cells[where.at('id')]?.text ?? name }];
  });
}

function withRoles(
  tables: readonly RawTable[],
  found: readonly Community[],
  mapping: Mapping | null,
  told: InputProblem[],
): RawTable[] {
  const aliases = schoolAliases(
    tables.map((raw) => ({
      ...raw,
      headingRow: layout(raw)?.bottom ?? 1,
      told: new Map(),
      fill: new Map(),
      number: null,
    })),
    mapping,
  );
  const roles = rolesOf(found, schoolFinder(tables.flatMap(rowsOf), aliases), told);
  const outside = tables.flatMap(rowsOf).filter(({ id }) => !roles.has(id));
  if (outside.length > 0)
    told.push(
      problem(
        'notice',
        { file: tables[0]!.file, sheet: tables[0]!.sheet },
        say['group-list-outside']({ schools: outside.map(({ name }) => name) }),
      ),
    );
  return tables.map((raw) => {
    const where = layout(raw);
    if (where === undefined) return raw;
    const width = Math.max(...raw.rows.map(({ cells }) => cells.length));
    let next = width;
    const place = (key: 'group' | 'role' | 'zone'): number => (where.at(key) >= 0 ? where.at(key) : next++);
    const at = { group: place('group'), role: place('role'), zone: place('zone') };
    const own = new Map(rowsOf(raw).map(({ row, id }) => [row, id]));
    const rows = raw.rows.map((row): RawRow => {
      const cells = Array.from({ length: next }, (_, i) => row.cells[i] ?? null);
      const id = own.get(row);
      if (row.number === where.bottom)
        for (const key of ['group', 'role', 'zone'] as const) cells[at[key]] ??= cell(SCHOOLS.columns[key].heading);
      else if (id !== undefined) {
        const role = roles.get(id);
        cells[at.group] ??= cell(role?.group ?? null);
        // Outside all groups the role says nothing, but the table asks for one.
        cells[at.role] ??= cell(wordOf(ROLE_WORDS, role?.role ?? 'member'));
        cells[at.zone] ??= cell(role?.zone ?? null);
      }
      return { number: row.number, cells };
    });
    return { ...raw, rows };
  });
}

/** What the list says of each school, by the id that the table 学校 has for it. */
function rolesOf(found: readonly Community[], find: FindSchool, told: InputProblem[]): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const { list, core, members } of found)
    for (const [school, role] of [[core, 'core'] as const, ...members.map((member) => [member, 'member'] as const)]) {
      const known = find(school.name);
      if (known.kind === 'found') {
        roles.set(known.id, { group: core.name, role, zone: school.zone });
        continue;
      }
      const candidates = known.kind === 'doubtful' ? known.candidates : [];
      told.push(
        problem(
          'error',
          {
            file: list.file,
            sheet: list.sheet,
            row: school.row,
            column: role === 'core' ? '核心校' : '成员校',
            value: school.name,
          },
          say['group-list-unknown']({ school: school.name, candidates }),
        ),
      );
    }
  return roles;
}
