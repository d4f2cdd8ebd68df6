/** What rules count that bind people one by one: of those who are due in a year, who does what is asked. */
import type { Person } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { idsOf, listedPeople, teachersOf } from './people.ts';
import { spot, type Measure } from './rule.ts';

/** A place per group and year; `sent`: postings of the plan by which people of `bound` do what is asked. */
export function dutyMeasure(
  year: number,
  group: string,
  bound: readonly Person[],
  sent: readonly BarePosting[],
): Measure {
  const [required, actual] = [bound.length, sent.length];
  return {
    where: spot(year, { group }),
    op: '>=',
    required,
    actual,
    by: Math.max(0, required - actual),
    base: required,
    people: listedPeople(teachersOf(sent), idsOf(bound)),
  };
}
