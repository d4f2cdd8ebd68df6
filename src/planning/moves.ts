/** Postings and the moves of a model that stand for them. */
import type { BarePosting } from '../domain/plan.ts';
import type { Move } from '../rules/rows.ts';

/** The moves that stand for these postings; a posting that nobody may start stands for none. */
export function movesOf(moves: readonly Move[], postings: readonly BarePosting[]): readonly Move[] {
  if (postings.length === 0) return [];
  const byTeacher = Map.groupBy(postings, ({ teacher }) => teacher);
  return moves.filter((move) => byTeacher.get(move.person.id)?.some((posting) => standsFor(move, posting)) === true);
}

const standsFor = ({ person, to, start, years, kind }: Move, posting: BarePosting): boolean =>
  person.id === posting.teacher &&
  to.id === posting.to &&
  start === posting.start &&
  years === posting.years &&
  kind === posting.kind;

/** The posting that a move stands for. */
export const postingOf = ({ person, to, start, years, kind }: Move): BarePosting => ({
  teacher: person.id,
  from: person.home.id,
  to: to.id,
  start,
  years,
  kind,
});
