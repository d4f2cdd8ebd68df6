/**
 * Questions that a document leaves open where the answer changes numbers (catalogue, column "ambiguities"). A rule
 * lists them; a finished plan can then be looked at under every answer. An answer is other parameters of the same rule,
 * other kinds of groups, or another view of the same facts.
 */
import type { Words } from '../../messages/message.ts';
import type { GroupKind } from '../../domain/words.ts';
import type { Facts } from '../facts.ts';

export interface ReadingAnswer<P> {
  readonly id: string;
  readonly words: Words;
  /** The parameters that read so; absent: those of the policy. */
  params?(params: P): P;
  /** The kinds of groups of which this reading asks; absent: those of the line of the policy. */
  readonly kinds?: readonly GroupKind[];
  /** The facts as this reading sees them; absent: as they are. */
  view?(facts: Facts): Facts;
}

export interface Ambiguity<P> {
  readonly id: string;
  readonly question: Words;
  /** The answer that the line of the policy gives: its parameters and the kinds of groups that it names. */
  chosen(params: P, kinds?: readonly GroupKind[] | null): string;
  /** Every answer that makes a difference beside these, the chosen one included. */
  answers(params: P, kinds?: readonly GroupKind[] | null): readonly ReadingAnswer<P>[];
}
