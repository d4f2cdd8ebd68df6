/**
 * A case: everything a plan follows from. Questions of the kind "what if" are functions from case to case over the same
 * road as any plan; decisions entered by hand (pins) are part of the roster.
 */
import { deriveInstance, type Instance } from '../domain/instance.ts';
import type { Published } from '../domain/published.ts';
import { canonical, type Pin, type Roster, type Teacher } from '../domain/roster.ts';
import type { Policy } from '../policy/policy.ts';
import type { PlanProblem } from './judging.ts';

export interface Case {
  /** In canonical order, cross-checked. */
  readonly roster: Roster;
  readonly policy: Policy;
  /** First school year of the horizon. */
  readonly from: number;
  /** The plan that stands published, for a re-planning that stays close to it. */
  readonly published?: Published;
}

const derived = new WeakMap<Case, Instance>();

/** The constants of the case, derived once. */
export function instanceOf(given: Case): Instance {
  const instance = derived.get(given) ?? deriveInstance(given.roster, given.from, given.published ?? null);
  derived.set(given, instance);
  return instance;
}

/** The case as a search asks of it and judges by it. */
export const problemOf = (given: Case): PlanProblem => ({ instance: instanceOf(given), policy: given.policy });

/** The same case with whole tables of the roster changed, in canonical order again. */
export const withRoster = (given: Case, rows: Partial<Roster>): Case => ({
  ...given,
  roster: canonical({ ...given.roster, ...rows }),
});

/** The same case with further decisions entered by hand. */
export const withPins = (given: Case, pins: readonly Pin[]): Case =>
  withRoster(given, { pins: [...given.roster.pins, ...pins] });

/** The same case without those decisions entered by hand for which `drop` holds. */
export const withoutPins = (given: Case, drop: (pin: Pin) => boolean): Case =>
  withRoster(given, { pins: given.roster.pins.filter((pin) => !drop(pin)) });

/** The same case with some cells of one teacher's row changed. */
export const withTeacher = (given: Case, id: string, cells: Partial<Omit<Teacher, 'id'>>): Case =>
  withRoster(given, { teachers: given.roster.teachers.map((row) => (row.id === id ? { ...row, ...cells } : row)) });

/** The same case with some cells changed in the rows of several teachers. */
export function withTeachers(given: Case, ids: readonly string[], cells: Partial<Omit<Teacher, 'id'>>): Case {
  const chosen = new Set(ids);
  return withRoster(given, {
    teachers: given.roster.teachers.map((row) => (chosen.has(row.id) ? { ...row, ...cells } : row)),
  });
}
