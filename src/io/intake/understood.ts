/** What was understood of a sheet: facts for `import --dry-run`, without a single cell of its data. */
import type { AsideReason } from './texts.ts';

/**
 * `read`: its rows count. `later`: a table of other commands. `spare`: one of that kind was read already. `left`: the
 * mapping says not to read it.
 */
export type SheetStatus = 'read' | 'hidden' | 'unknown' | 'later' | 'guide' | 'spare' | 'left';

export interface ColumnUnderstood {
  /** Letter of the column in a spreadsheet. */
  readonly letter: string;
  /** As the file writes it, several rows put together; null = none. */
  readonly heading: string | null;
  /** `sensitive`: personal data, dropped. `left`: the mapping says not to read it. */
  readonly as: 'used' | 'sensitive' | 'unknown' | 'left' | 'unnamed' | 'duplicate';
  /** Heading of ours; for an unknown one the heading that may have been meant. */
  readonly column: string | null;
}

export interface SheetUnderstood {
  readonly file: string;
  readonly sheet: string | null;
  readonly title: string;
  readonly status: SheetStatus;
  /** Chinese name of the table; null where none was found. */
  readonly table: string | null;
  /** What told the table. */
  readonly by: 'title' | 'headings' | 'mapping' | null;
  /** Rows of the editor with the headings. */
  readonly headingRows: readonly number[];
  readonly columns: readonly ColumnUnderstood[];
  /** Rows of data. */
  readonly rows: number;
  readonly aside: readonly { readonly reason: AsideReason; readonly rows: readonly number[] }[];
  readonly filled: readonly {
    readonly column: string;
    readonly value: string;
    readonly from: 'sheet' | 'above' | 'mapping';
  }[];
}
