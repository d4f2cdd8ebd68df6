/** Guests of a member school as the checks count them (domain, section 1): its teachers on a posting from the core. */
import type { Person, Site } from '../domain/instance.ts';
import type { Facts } from './facts.ts';
import { teacher } from './starters.ts';

/** Member schools of the groups that a rule applies to. */
export const memberSchools = (facts: Facts): readonly Site[] =>
  facts.groups.flatMap((group) => facts.schools(group.id)).filter((site) => site.row.role === 'member');

/**
 * People whose home is the core of the school's group and who work at the school in `year`: on postings of the plan,
 * of whatever kind, and on running ones. Who is on leave works nowhere.
 */
export function guests(facts: Facts, school: Site, year: number): readonly Person[] {
  const fromCore = ({ home }: Person): boolean => home.row.role === 'core' && home.group.id === school.group.id;
  const running = facts
    .people(school.group.id)
    .filter((person) => person.running !== null && person.running.to === school.id && year < person.running.returns);
  const posted = facts.here(school.id, year).map((posting) => teacher(facts, posting));
  return [...running, ...posted].filter((person) => fromCore(person) && facts.atWork(person, year));
}
