/**
 * What a document of the procedure is: its name, who gets it, in which formats, and what it says as a function of the
 * plan.
 */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import type { Text } from '../words.ts';
import { FORMAT_IDS, type FormatId } from './format-ids.ts';
import type { Doc } from './model.ts';

export interface DocumentSpec {
  /** What `--only` is told. */
  readonly id: string;
  /** Its name, which is also that of its file. */
  readonly title: Text;
  /** Who gets it. */
  readonly readers: Text;
  /** Absent: every format. */
  readonly formats?: readonly FormatId[];
  build(context: ReportContext, lang: Lang): Doc;
  /** The same once more, in the same formats, as single files in a folder, for whoever may read no more than that. */
  readonly single?: {
    readonly folder: Text;
    /** Each with what its file is called after; names need not differ or be safe. */
    parts(
      context: ReportContext,
      lang: Lang,
    ): Iterable<{ readonly id: string; readonly name: string; readonly doc: Doc }>;
  };
}

/** The formats in which a document comes. */
export const formatsOf = ({ formats }: DocumentSpec): readonly FormatId[] => formats ?? FORMAT_IDS;
