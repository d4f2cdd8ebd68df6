/** 新教师: the whole rows of those who arrive, with the columns of 教师. */
import { Teacher, type Roster } from '../../domain/roster.ts';
import { assemble } from '../assemble.ts';
import { FIELDS } from '../fields.ts';
import { prepare } from '../intake/prepare.ts';
import type { InputProblem } from '../problem.ts';
import type { RawTable } from '../raw.ts';
import { absentTable, readTable } from '../read-table.ts';

export interface Arrivals {
  /** Sound rows by id; several under one id are none. */
  readonly rows: ReadonlyMap<string, Teacher>;
  readonly twice: ReadonlySet<string>;
  readonly problems: readonly InputProblem[];
}

export function readArrivals(tables: readonly RawTable[], roster: Roster): Arrivals {
  const problems: InputProblem[] = [];
  const found: Teacher[] = [];
  for (const raw of tables) {
    const prepared = prepare(raw, 'teachers', 'title', undefined);
    const read = readTable(prepared.sheet, 'teachers', FIELDS.teachers);
    const known = { rows: roster.schools, sources: [], problems: [], judged: true };
    const none = { ...absentTable, judged: true };
    const { roster: draft, problems: more } = assemble(
      {
        groups: none,
        zones: { ...known, rows: roster.zones },
        schools: known,
        teachers: read,
        demand: none,
        budgets: none,
        assessments: none,
        pins: none,
        activities: none,
        attestations: none,
        lessons: none,
      },
      new Set(),
      new Map(),
    );
    const all = [...prepared.problems, ...read.problems, ...more];
    problems.push(...all);
    const bad = new Set(all.filter(({ severity }) => severity === 'error').map(({ row }) => row));
    // A heading that is wrong is wrong for every row.
    if (bad.has(prepared.sheet.headingRow)) bad.add(null);
    for (const [index, row] of draft.teachers.entries()) {
      const whole = bad.has(read.sources[index]!.row) || bad.has(null) ? undefined : Teacher.safeParse(row).data;
      if (whole !== undefined) found.push(whole);
    }
  }
  const rows = Map.groupBy(found, ({ id }) => id);
  const twice = [...rows].filter(([, own]) => own.length > 1).map(([id]) => id);
  return {
    rows: new Map([...rows].flatMap(([id, own]) => (own.length === 1 ? [[id, own[0]!] as const] : []))),
    twice: new Set(twice),
    problems,
  };
}
