/**
 * Telephone numbers and addresses that slipped into a table of changes. What is read here is kept in a store and put
 * into summaries, so nothing of them goes any further. The ids of the roster are no slips, whatever they look like.
 */
import type { Change } from '../../domain/changes.ts';
import type { Roster } from '../../domain/roster.ts';
import { maskAnywhere, maskContactsIn } from '../privacy.ts';
import type { InputProblem } from '../problem.ts';

/** A key that is no id: row and column still lead to a cell whose id looks like a number. */
const ANY = 'value';

const masked = (text: string | null): string | null => (text === null ? null : maskAnywhere(text));

/** The problem as it may be told: the numbers that it quotes are starred out. */
export const withoutQuotedContacts = (problem: InputProblem): InputProblem => ({
  ...problem,
  column: masked(problem.column),
  value: masked(problem.value),
  message: maskContactsIn(problem.message, ANY),
});

const isContact = (text: string): boolean => maskAnywhere(text) !== text;

/** Whether a text holds a number or an address and is no id. `roster`: the one that the changes belong to. */
export function slips(roster: Roster): (text: string) => boolean {
  const schools = new Set(roster.schools.map(({ id }) => id));
  // An office whose staff numbers look like telephone numbers goes on giving such numbers to those who arrive.
  const staffNumbers = roster.teachers.some(({ id }) => isContact(id));
  return (text) => isContact(text) && !schools.has(text) && !(staffNumbers && /^\d+$/u.test(text));
}

/** Whether anything that the change would keep is such a slip. */
export const keepsSlip = (change: Change, isSlip: (text: string) => boolean): boolean => textsIn(change).some(isSlip);

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];
