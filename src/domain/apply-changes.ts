/**
 * Applies staff changes to a roster: in order of date and id, always from the base, refusing what leads to an
 * impossible state.
 */
import type { Message } from '../messages/message.ts';
import { changeTexts as say } from './change-texts.ts';
import { teacherOf, type Change, type RefusedChange } from './changes.ts';
import { crossChecks } from './cross-checks.ts';
import type { CheckContext, Finding } from './draft.ts';
import { canonicalJson } from './fingerprint.ts';
import { formatMonth, monthOf, type Month } from './month.ts';
import { retirementMonth } from './retirement.ts';
import { byCodePoint, canonical, Teacher, type DemandRow, type Pin, type Roster } from './roster.ts';

export interface AppliedChanges {
  /** Canonical, and as sound as the base was. */
  readonly roster: Roster;
  /** In the order in which they were applied: by date, then id. */
  readonly applied: readonly Change[];
  /** In the same order; their reasons say what to mend. */
  readonly refused: readonly RefusedChange[];
  /** Decisions entered by hand that the changes have made impossible: they are no longer in the roster. */
  readonly voided: readonly { readonly pin: Pin; readonly reason: Message }[];
}

/** By day, then id: the order in which changes are applied, however they came in. */
const inChangeOrder = (a: Change, b: Change): number => byCodePoint(a.date, b.date) || byCodePoint(a.id, b.id);

/**
 * The roster after some changes. `base`: the roster as it was imported; `changes`: all that are known since, in the
 * order in which they came in (of two that share an id the first counts). `known`: horizon and settings, where the
 * command knows them: decisions entered by hand are held against them. Nothing is thrown for bad changes: they are
 * refused with their reasons.
 */
export function applyChanges(
  base: Roster,
  changes: readonly Change[],
  known: Partial<Pick<CheckContext, 'from' | 'terms'>> = {},
): AppliedChanges {
  const { unique, doubles } = byId(changes);
  const refused: RefusedChange[] = doubles.map((change) => ({
    change,
    reasons: [say['same-change-differs']({ id: change.id })],
  }));
  // Impossible states show only when all has been applied: whoever led to one is taken out, and all is done again.
  const open = new Set(unique);
  for (;;) {
    const done = replay(base, [...open]);
    const errors = done.applied.length === 0 ? [] : newErrors(base, done.roster, known);
    const pinned = errors.filter(({ table }) => table === 'pins');
    const impossible = errors.filter(({ table }) => table !== 'pins');
    if (impossible.length === 0) {
      const gone = new Map(pinned.map(({ index, message }) => [done.roster.pins[index]!, message]));
      return {
        roster: { ...done.roster, pins: done.roster.pins.filter((pin) => !gone.has(pin)) },
        applied: done.applied,
        refused: [...refused, ...done.refused].toSorted((a, b) => inChangeOrder(a.change, b.change)),
        voided: [...gone].map(([pin, reason]) => ({ pin, reason })),
      };
    }
    const [change, reasons] = toBlame(done.applied, done.roster, impossible);
    open.delete(change);
    refused.push({ change, reasons });
  }
}

/** Repetitions of a change go without a word; another change under the same id is told. */
function byId(changes: readonly Change[]): { readonly unique: readonly Change[]; readonly doubles: readonly Change[] } {
  const first = new Map<string, Change>();
  const doubles: Change[] = [];
  for (const change of changes) {
    const known = first.get(change.id);
    if (known === undefined) first.set(change.id, change);
    else if (canonicalJson(known) !== canonicalJson(change)) doubles.push(change);
  }
  return { unique: [...first.values()].toSorted(inChangeOrder), doubles };
}

interface State {
  readonly teachers: Map<string, Teacher>;
  readonly demand: Map<string, DemandRow>;
  readonly schools: ReadonlySet<string>;
}

function replay(
  base: Roster,
  changes: readonly Change[],
): { readonly roster: Roster; readonly applied: readonly Change[]; readonly refused: readonly RefusedChange[] } {
  const state: State = {
    teachers: new Map(base.teachers.map((row) => [row.id, row])),
    demand: new Map(base.demand.map((row) => [demandKey(row), row])),
    schools: new Set(base.schools.map(({ id }) => id)),
  };
  const applied: Change[] = [];
  const refused: RefusedChange[] = [];
  for (const change of changes) {
    const reason = apply(state, change);
    if (reason === null) applied.push(change);
    else refused.push({ change, reasons: [reason] });
  }
  return {
    roster: canonical({ ...base, teachers: [...state.teachers.values()], demand: [...state.demand.values()] }),
    applied,
    refused,
  };
}

const demandKey = ({ school, subject, year }: DemandRow): string => JSON.stringify([school, subject, year]);

const monthOfDay = (day: string): Month => monthOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
const leavesOf = (row: Teacher): Month => row.leaves ?? retirementMonth(row.born, row.sex, row.title) + 1;

/** Null where the change was applied, else why not. */
function apply({ teachers, demand, schools }: State, change: Change): Message | null {
  if (change.kind === 'demand') {
    const { school, subject, year, tenths } = change;
    if (!schools.has(school)) return say['change-unknown-school']({ school });
    demand.set(demandKey({ school, subject, year, tenths }), { school, subject, year, tenths });
    return null;
  }
  const { teacher } = change;
  const row = teachers.get(teacher);
  if ('row' in change) {
    if (row !== undefined) return say['change-known-teacher']({ teacher });
    teachers.set(teacher, { ...change.row, id: teacher });
    return null;
  }
  if (row === undefined) return say['change-unknown-teacher']({ teacher });
  const changed = alteredRow(row, change);
  if ('code' in changed) return changed;
  teachers.set(teacher, changed);
  return null;
}

/**
 * The row after a change of somebody who is known, or why not. No default: a kind that is added here last does not
 * compile.
 */
function alteredRow(
  row: Teacher,
  change: Exclude<Change, { kind: 'demand' | 'transferIn' | 'newHire' }>,
): Teacher | Message {
  switch (change.kind) {
    case 'correction':
      return corrected(row, change);
    case 'exemption':
    case 'exemptionEnded':
      return exempted(row, change);
    case 'resignation':
    case 'retirement':
    case 'transferOut':
      return left(row, change.date);
  }
}

function left(row: Teacher, day: string): Teacher | Message {
  const [month, known] = [monthOfDay(day), leavesOf(row)];
  if (known <= month) return say['change-already-left']({ teacher: row.id, left: formatMonth(known) });
  if (month < row.since) return say['change-before-arrival']({ teacher: row.id, since: formatMonth(row.since) });
  return { ...row, leaves: month };
}

function exempted(row: Teacher, { kind, date }: Pick<Change, 'kind' | 'date'>): Teacher | Message {
  const [month, leaves] = [monthOfDay(date), leavesOf(row)];
  if (leaves <= month) return say['change-already-left']({ teacher: row.id, left: formatMonth(leaves) });
  if (kind === 'exemption') return { ...row, exempt: true, exemptUntil: null };
  if (!row.exempt || (row.exemptUntil !== null && row.exemptUntil <= month))
    return say['change-not-exempt']({ teacher: row.id });
  return { ...row, exempt: false, exemptUntil: null };
}

function corrected(row: Teacher, { cells }: Extract<Change, { kind: 'correction' }>): Teacher | Message {
  // Who works where the post is goes along with the post.
  const follows = cells.home !== undefined && cells.working === undefined && row.working === row.home;
  const merged = Teacher.parse({ ...row, ...cells, ...(follows ? { working: cells.home } : {}) });
  return canonicalJson(merged) === canonicalJson(row) ? say['change-nothing-corrected']({ teacher: row.id }) : merged;
}

/** What the cross-checks have against the roster and had not against the base. */
function newErrors(base: Roster, roster: Roster, known: Parameters<typeof crossChecks>[1]): readonly Finding[] {
  const errors = (of: Roster): readonly Finding[] =>
    crossChecks(of, known).filter(({ severity }) => severity === 'error');
  const found = errors(roster);
  if (found.length === 0) return found;
  const before = new Set(errors(base).map((one) => errorKey(base, one)));
  return found.filter((one) => !before.has(errorKey(roster, one)));
}

const errorKey = (roster: Roster, { table, index, key, message }: Finding): string =>
  canonicalJson([roster[table][index], table, key, message.code]);

/** The last change behind one of the errors; the last of all where none of them can be told. */
function toBlame(
  applied: readonly Change[],
  roster: Roster,
  errors: readonly Finding[],
): readonly [Change, readonly Message[]] {
  for (const change of applied.toReversed()) {
    const own = errors.filter((error) => isBehind(change, roster, error));
    if (own.length > 0) return [change, own.map(({ message }) => message)];
  }
  return [applied.at(-1)!, errors.map(({ message }) => message)];
}

function isBehind(change: Change, roster: Roster, { table, index }: Finding): boolean {
  if (table === 'demand') return change.kind === 'demand' && demandKey(roster.demand[index]!) === demandKey(change);
  if (table !== 'teachers') return false;
  const { id, spouse } = roster.teachers[index]!;
  const concerned = teacherOf(change);
  // Of a couple that no longer matches either may have been changed.
  return (
    concerned !== null &&
    (concerned === id || (concerned === spouse && change.kind === 'correction' && 'spouse' in change.cells))
  );
}
