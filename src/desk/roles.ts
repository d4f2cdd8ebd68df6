/**
 * Who may do what at the desk. Without accounts one person sits there and has every role; the roles stand at the
 * operations from the first day on, so that accounts change no operation.
 */

/** Each may do what those before it may. `reader` looks; `officer` enters, plans and asks; `keeper` sets the desk up. */
export const ROLES = ['reader', 'officer', 'keeper'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly name: string;
  readonly role: Role;
}

/** Whoever sits at this machine, where there are no accounts. */
export const WITHOUT_ACCOUNT: Person = { name: 'local', role: 'keeper' };

export const may = (person: Person, asked: Role): boolean => ROLES.indexOf(person.role) >= ROLES.indexOf(asked);
