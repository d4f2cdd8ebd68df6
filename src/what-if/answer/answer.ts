/**
 * The answer to a question about scenarios: sentences, drawings and tables, for a page, a workbook, tables to go on
 * with and programs.
 */
import type { Table } from '../../report/table.ts';

export interface AnswerDrawing {
  /** Part of a file name. */
  readonly id: string;
  /** What is seen, in one sentence. */
  readonly caption: string;
  readonly svg: string;
}

export interface NamedTable {
  /** Part of a file name. */
  readonly id: string;
  readonly table: Table;
}

export interface AnswerPart {
  /** Unique within the answer: an anchor of the page. */
  readonly id: string;
  readonly title: string;
  /** A line that begins with `- ` is an item of a list. */
  readonly lines: readonly string[];
  readonly drawings?: readonly AnswerDrawing[];
  readonly tables?: readonly NamedTable[];
}

export interface WhatIfAnswer {
  /** The stem of its file names. */
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly parts: readonly AnswerPart[];
  /** Sheets with names of people: in the workbook alone. */
  readonly forOfficers?: readonly Table[];
  readonly footer: readonly string[];
  /** Facts for programs, without names. */
  readonly json: object;
}
