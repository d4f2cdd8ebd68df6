/**
 * Postings that repair nothing: same subject, same pair of schools, same year, opposite directions, neither a volunteer
 * (domain, section 3, indicators).
 */
import type { BarePosting } from '../../domain/plan.ts';
import type { PlanFacts } from '../facts.ts';

/** Exchange postings that start in the year, each with at least one that undoes it. */
export function emptySwaps({ instance, postings }: PlanFacts, year: number): readonly BarePosting[] {
  const subject = ({ teacher }: BarePosting): string => instance.persons.get(teacher)!.row.subject;
  const isVolunteer = ({ teacher, to }: BarePosting): boolean => {
    const { volunteer, wishes } = instance.persons.get(teacher)!.row;
    return volunteer && (wishes.length === 0 || wishes.includes(to));
  };
  const pressed = postings.filter(
    (posting) => posting.start === year && posting.kind === 'exchange' && !isVolunteer(posting),
  );
  return pressed.filter((one) =>
    pressed.some((other) => other.from === one.to && other.to === one.from && subject(other) === subject(one)),
  );
}
