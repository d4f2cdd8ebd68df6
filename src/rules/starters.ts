/**
 * Starters of a scope as the checks count them (domain, section 3): exchange postings with both schools in the
 * scope, in either direction. For checks only: the rows derive the same words on the model's side.
 */
import type { Person, Site } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Facts } from './facts.ts';
import type { QuotaScope } from './params.ts';
import type { Spot } from './rule.ts';

/**
 * One place of a quota: the people whose eligibility or service makes its base, and whether a posting belongs to it.
 */
export interface CountingPlace {
  readonly at: Partial<Omit<Spot, 'year'>>;
  readonly schools: readonly Site[];
  readonly people: readonly Person[];
  holds(posting: BarePosting): boolean;
}

/** Every place at which a quota of this scope speaks. */
export function places(facts: Facts, scope: QuotaScope): readonly CountingPlace[] {
  switch (scope) {
    case 'county':
      return [
        {
          at: {},
          schools: facts.groups.flatMap((group) => facts.schools(group.id)),
          people: facts.groups.flatMap((group) => facts.people(group.id)),
          holds: (posting) => inScope(facts, posting, scope),
        },
      ];
    case 'group':
      return facts.groups.flatMap(({ id }) =>
        facts.quotaStages(id).map((stage) => ({
          at: { group: id, stage },
          schools: facts.schools(id),
          people: facts.people(id).filter((person) => stage === null || person.stage === stage),
          holds: (posting: BarePosting) =>
            inScope(facts, posting, scope) &&
            groupOf(facts, posting.from) === id &&
            (stage === null || teacher(facts, posting).stage === stage),
        })),
      );
    case 'school':
      return facts.groups.flatMap(({ id }) =>
        facts.schools(id).map((school) => ({
          at: { group: id, school: school.id },
          schools: [school],
          people: facts.people(id).filter((person) => person.home.id === school.id),
          holds: (posting: BarePosting) => posting.from === school.id,
        })),
      );
  }
}

/** True where a quota of this scope counts an exchange posting at some place. */
export function inScope(facts: Facts, posting: BarePosting, scope: QuotaScope): boolean {
  if (posting.kind !== 'exchange' || !facts.years.includes(posting.start) || !facts.covers(posting.from, posting.start))
    return false;
  if (scope === 'school') return true;
  return scope === 'county'
    ? facts.covers(posting.to, posting.start)
    : groupOf(facts, posting.from) === groupOf(facts, posting.to);
}

export const teacher = (facts: Facts, posting: BarePosting): Person => facts.instance.persons.get(posting.teacher)!;

const groupOf = (facts: Facts, school: string): string => facts.instance.sites.get(school)!.group.id;
