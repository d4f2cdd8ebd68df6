/**
 * Who may do what at the desk. Without accounts one person sits there and has every role; the roles stand at the
 * operations from the first day on, so that accounts change no operation.
 */

/** Each may do what those before it may. `reader` looks; `officer` enters, plans and asks; `keeper` sets the desk up. */
const DESK_ROLES = ['reader', 'officer', 'keeper'] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

export interface DeskPerson {
  readonly name: string;
  readonly role: DeskRole;
}

/** Whoever sits at this machine, where there are no accounts. */
export const WITHOUT_ACCOUNT: DeskPerson = { name: 'local', role: 'keeper' };

export const may = (person: DeskPerson, asked: DeskRole): boolean =>
  DESK_ROLES.indexOf(person.role) >= DESK_ROLES.indexOf(asked);
