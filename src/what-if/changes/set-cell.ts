/**
 * One cell of the roster by its path: `budgets.2028.allowanceBudget`, `zones.Z01.monthlyAllowance`, `schools.S02.weak`,
 * `demand.S02.英语.2028`.
 */
import type { z } from 'zod';
import type { Message } from '../../messages/message.ts';
import { monthOf } from '../../domain/month.ts';
import { ownValue } from '../../domain/own.ts';
import { Budget, School, Teacher, Zone, type DemandRow } from '../../domain/roster.ts';
import { nearest } from '../../policy/nearest.ts';
import { withRoster, type Case } from '../../planning/case.ts';
import { changed, ids, type ChangedCase } from './change.ts';
import { texts } from './texts.ts';

type Cell = (given: Case, steps: readonly string[], to: unknown) => Case | Wrong | Ambiguous;

/** What was not found among what, or a value that the cell cannot hold. */
interface Wrong {
  readonly wrong: string | null;
  readonly known: readonly string[];
}
const isWrong = (found: Case | Wrong): found is Wrong => 'wrong' in found;

/** Words that name a school and a subject in several ways. */
interface Ambiguous {
  readonly readings: readonly (readonly string[])[];
}

const without = (shape: object, ...keys: readonly string[]): readonly string[] =>
  Object.keys(shape).filter((key) => !keys.includes(key));

/** A table whose rows have ids: `<table>.<id>.<cell>`. */
function byId<K extends 'zones' | 'schools' | 'teachers'>(
  table: K,
  row: z.ZodObject,
  ...fixed: readonly string[]
): Cell {
  return (given, steps, to) => {
    // An id may hold a point, a name of a cell never does.
    const [id, cell = ''] = steps.length < 2 ? [steps[0] ?? ''] : [steps.slice(0, -1).join('.'), steps.at(-1)];
    const rows = given.roster[table];
    if (!rows.some((one) => one.id === id)) return { wrong: id, known: ids(rows) };
    const cells = [...without(row.shape, 'id', 'teachingTenths', ...fixed), ...(table === 'teachers' ? [SHARE] : [])];
    if (!cells.includes(cell)) return { wrong: cell, known: cells };
    const value = cell === SHARE ? { teachingTenths: asTenths(to) } : { [cell]: asMonth(to) };
    const next = rows.map((one) => (one.id === id ? { ...one, ...value } : one));
    if (!next.every((one) => row.safeParse(one).success)) return { wrong: null, known: [] };
    return withRoster(given, { [table]: next });
  };
}

/** 任课比例, as the dictionary has it: 0 to 1; the roster keeps tenths. */
const SHARE = 'teachingShare';

function asTenths(value: unknown): unknown {
  const tenths = typeof value === 'number' ? Math.round(value * 1e7) / 1e6 : value;
  return value === null || Number.isInteger(tenths) ? tenths : Number.NaN;
}

/** Months are written as in the roster, `2027-09`. */
function asMonth(value: unknown): unknown {
  const match = typeof value === 'string' ? /^(\d{4})-(\d{2})$/u.exec(value) : null;
  return match === null ? value : monthOf(Number(match[1]), Number(match[2]));
}

/** `budgets.<cell>` for every year, `budgets.<year>.<cell>` for one. */
const budgets: Cell = (given, steps, to) => {
  const [head = ''] = steps;
  const year = /^\d{4}$/u.test(head) ? Number(head) : null;
  const cell = (year === null ? head : steps[1]) ?? '';
  const cells = without(Budget.shape, 'year');
  if (!cells.includes(cell)) return { wrong: cell, known: cells };
  const blank = { year, allowanceBudget: null, livingAllowance: null, transportAllowance: null };
  const rows = given.roster.budgets;
  // A value for every year stands above the rows of single years.
  const kept = year === null ? rows.map((row) => (row.year === null ? row : { ...row, [cell]: null })) : rows;
  const next = (kept.some((row) => row.year === year) ? kept : [...kept, blank]).map((row) =>
    row.year === year ? { ...row, [cell]: to } : row,
  );
  if (!next.every((row) => Budget.safeParse(row).success)) return { wrong: null, known: [] };
  return withRoster(given, { budgets: next.map((row) => Budget.parse(row)) });
};

/**
 * `demand.<school>.<subject>` for every year, `demand.<school>.<subject>.<year>` for one; in teachers, to one decimal.
 */
const demand: Cell = (given, steps, to) => {
  const readings = readingsOf(given, steps.join('.'));
  if (readings.length > 1) return { readings };
  const [school = '', subject = '', year] = readings[0] ?? steps;
  return setDemand(given, { school, subject, year }, to);
};

/** Every way in which the words name a known school and a known subject: both may hold a point. */
function readingsOf({ roster }: Case, words: string): readonly (readonly string[])[] {
  const subjects = subjectsOf(roster);
  return roster.schools.flatMap(({ id }) =>
    words.startsWith(`${id}.`)
      ? subjects.flatMap((subject) => {
          const rest = words.slice(id.length + 1);
          if (rest === subject) return [[id, subject]];
          return rest.startsWith(`${subject}.`) && /^\d{4}$/u.test(rest.slice(subject.length + 1))
            ? [[id, subject, rest.slice(subject.length + 1)]]
            : [];
        })
      : [],
  );
}

const subjectsOf = ({ demand: rows, teachers }: Case['roster']): readonly string[] => [
  ...new Set([...rows, ...teachers].map((row) => row.subject)),
];

interface DemandPlace {
  readonly school: string;
  readonly subject: string;
  /** As it was written; undefined = every year. */
  readonly year: string | undefined;
}

function setDemand(given: Case, { school, subject, year }: DemandPlace, to: unknown): Case | Wrong {
  const { schools, demand: rows } = given.roster;
  if (!schools.some(({ id }) => id === school)) return { wrong: school, known: ids(schools) };
  const subjects = subjectsOf(given.roster);
  if (!subjects.includes(subject)) return { wrong: subject, known: subjects };
  const tenths = typeof to === 'number' ? Math.round(to * 10) : Number.NaN;
  if (!(tenths >= 0 && Math.abs(tenths / 10 - Number(to)) < 1e-9)) return { wrong: null, known: [] };
  const at = year === undefined ? null : Number(year);
  if (at !== null && !(at >= given.from && at <= given.from + 2))
    return { wrong: year!, known: [0, 1, 2].map((k) => String(given.from + k)) };
  return withRoster(given, {
    demand: [...rows.filter((row) => !replaces(row, school, subject, at)), { school, subject, year: at, tenths }],
  });
}

const replaces = (row: DemandRow, school: string, subject: string, year: number | null): boolean =>
  row.school === school && row.subject === subject && (year === null || row.year === year);

const CELLS: Readonly<Record<string, Cell>> = {
  budgets,
  zones: byId('zones', Zone),
  schools: byId('schools', School, 'group', 'role'),
  teachers: byId('teachers', Teacher, 'name', 'home', 'working'),
  demand,
};

/** The heads of paths into the roster. */
const CELL_HEADS = Object.keys(CELLS);

export function setCell(given: Case, path: string, to: unknown): ChangedCase {
  const [head = '', ...steps] = path.split('.');
  const cell = ownValue(CELLS, head);
  const known = ['settings', 'objective', 'rules', ...CELL_HEADS];
  const found = cell === undefined ? { wrong: head, known } : cell(given, steps, to);
  if ('readings' in found)
    return refusal('path', path, texts['change-ambiguous']({ path, readings: found.readings.map(shown) }));
  return settled(path, found, to);
}

const shown = ([school = '', subject = '', year]: readonly string[]): string =>
  `school: ${JSON.stringify(school)}, subject: ${JSON.stringify(subject)}${year === undefined ? '' : `, year: ${year}`}`;

/** The demand of one subject at one school, named by its parts. */
export function setDemandCell(
  given: Case,
  { school, subject, year }: { readonly school: string; readonly subject: string; readonly year?: number | undefined },
  to: unknown,
): ChangedCase {
  const place = { school, subject, year: year === undefined ? undefined : String(year) };
  const path = ['demand', school, subject, ...(year === undefined ? [] : [year])].join('.');
  return settled(path, setDemand(given, place, to), to);
}

const refusal = (at: string, value: string, message: Message): ChangedCase => ({
  ok: false,
  faults: [{ at, value, message }],
});

function settled(path: string, found: Case | Wrong, to: unknown): ChangedCase {
  if (!isWrong(found)) return changed(found);
  if (found.wrong === null) {
    const value = typeof to === 'string' ? to : JSON.stringify(to);
    return refusal('to', value, texts['change-bad-cell']({ path, value }));
  }
  const near = nearest(found.wrong, found.known);
  return refusal(
    'path',
    path,
    texts['change-unknown-name']({
      name: path,
      nearest: near === undefined ? null : path.replace(found.wrong, () => near),
      known: found.known.slice(0, 40),
    }),
  );
}
