/**
 * A document for people, as plain data: what it says is decided in `contents/`, how it looks in the renderers. The same
 * document becomes a workbook, a Word file and a page to print.
 */
import type { Table } from '../table.ts';

/**
 * `heading` stands before what belongs to it; `text` is a paragraph, its first line indented in Chinese unless `flush`;
 * `sign` stands on the right, as seals and dates do; `note` is small print without indent; a `table` carries no title
 * of its own: its section has one; a `form` is filled in by hand.
 */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly flush?: boolean }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'form'; readonly form: Form };

/** A grid of labels and blanks. The first row stands on every page to which the form runs: it says whose it is. */
export interface Form {
  /** Of the columns, in half-width characters. */
  readonly widths: readonly number[];
  /** The spans of a row add up to the number of columns. */
  readonly rows: readonly (readonly FormCell[])[];
}

export interface FormCell {
  readonly text: string;
  readonly span: number;
  /** Says what belongs into the next cell. */
  readonly label: boolean;
  /** Lines of room for writing; the highest cell of a row counts. */
  readonly lines: number;
}

/** A label, one column wide. */
export const label = (text: string): FormCell => ({ text, span: 1, label: true, lines: 1 });
/** Room to write; `text` stands in it already. */
export const room = (span: number, lines = 1, text = ''): FormCell => ({ text, span, label: false, lines });

/** A part that begins on a page of its own: in a workbook, a sheet. */
export interface DocumentSection {
  /** The name of its sheet; made to fit and to be the only one of its name by the renderer. */
  readonly name: string;
  readonly title: string;
  readonly subtitle?: string;
  /** Across the page: tables of many columns. */
  readonly wide: boolean;
  readonly blocks: readonly DocumentBlock[];
}

export interface Doc {
  /** In the properties of the file and the title of the page. */
  readonly title: string;
  readonly sections: readonly DocumentSection[];
  /** Everything on one page: smaller type and narrow margins. */
  readonly dense?: boolean;
  /** Each section goes to another reader: its pages are not counted through. */
  readonly apart?: boolean;
}

/** A blank for ink, as long as `characters` Chinese ones. */
export const blank = (characters: number): string => '＿'.repeat(characters);
