import type { PostingKind } from '../../domain/words.ts';

/** Years that a posting of each kind may last: where one alone is allowed, a list need not say it. */
export type ListTerms = Readonly<Record<PostingKind, readonly number[]>>;
