/** What shall be otherwise for one teacher, as a demand that any plan either meets or does not. */
import type { BarePosting } from '../domain/plan.ts';

export type Wish =
  /** 不得交流: starts no posting in the horizon. */
  | { readonly kind: 'stays'; readonly teacher: string }
  /** Starts a posting; to this school and in this year where they are named. `without`: another teacher who stays. */
  | {
      readonly kind: 'goes';
      readonly teacher: string;
      readonly to?: string;
      readonly start?: number;
      readonly without?: string;
    };

/** True where a posting of this teacher is what the wish asks for; never for who shall stay. */
export const grants = (wish: Wish, { teacher, to, start }: Pick<BarePosting, 'teacher' | 'to' | 'start'>): boolean =>
  wish.kind === 'goes' &&
  teacher === wish.teacher &&
  (wish.to === undefined || to === wish.to) &&
  (wish.start === undefined || start === wish.start);

/** True where the postings meet the wish. */
export const isMet = (wish: Wish, postings: readonly BarePosting[]): boolean =>
  wish.kind === 'stays'
    ? stays(wish.teacher, postings)
    : postings.some((posting) => grants(wish, posting)) &&
      (wish.without === undefined || stays(wish.without, postings));

const stays = (id: string, postings: readonly BarePosting[]): boolean =>
  postings.every(({ teacher }) => teacher !== id);
