/** Cells of one row of 人员变动: what is asked for is read, and every complaint gets its place. */
import { referenceTexts } from '../../domain/check-texts.ts';
import { cellTexts } from '../cell-texts.ts';
import { problem, type InputProblem } from '../problem.ts';
import type { RawCell, RawRow, RawTable } from '../raw.ts';
import { refuse, type Reader, type Reading } from '../reader.ts';
import type { FindSchool } from '../school-names.ts';
import { COLUMNS, type ChangeColumn } from './headings.ts';
import { changeFileTexts as say } from './texts.ts';

/** Where the columns stand, and how the file writes their headings. */
export type ChangeColumns = ReadonlyMap<ChangeColumn, { readonly at: number; readonly heading: string }>;

/** The first column of a change that cannot be taken: the row is set aside. */
export class BadRow extends Error {}

export class RowCells {
  readonly problems: InputProblem[] = [];
  readonly number: number;
  readonly #raw: RawTable;
  readonly #row: RawRow;
  readonly #columns: ChangeColumns;

  constructor(raw: RawTable, row: RawRow, columns: ChangeColumns) {
    this.#raw = raw;
    this.#row = row;
    this.#columns = columns;
    this.number = row.number;
  }

  cell(key: ChangeColumn): RawCell | null {
    const column = this.#columns.get(key);
    return column === undefined ? null : (this.#row.cells[column.at] ?? null);
  }

  get isEmpty(): boolean {
    return [...this.#columns.values()].every(({ at }) => (this.#row.cells[at] ?? null) === null);
  }

  complain(
    key: ChangeColumn,
    message: InputProblem['message'],
    severity: InputProblem['severity'] = 'error',
    value = this.cell(key)?.text ?? '',
  ): void {
    const column = this.#columns.get(key)?.heading ?? COLUMNS[key][0];
    this.problems.push(
      problem(severity, { file: this.#raw.file, sheet: this.#raw.sheet, row: this.number, column, value }, message),
    );
  }

  /** Says why, and gives the row up. */
  refuse(key: ChangeColumn, message: InputProblem['message']): never {
    this.complain(key, message);
    throw new BadRow();
  }

  /** The value of a cell that must be there; `kind`: the word of the change that needs it. */
  must<T>(key: ChangeColumn, read: Reader<T>, kind: string): T {
    const value = this.may(key, read);
    return value === null ? this.refuse(key, say['change-cell-needed']({ column: COLUMNS[key][0], kind })) : value;
  }

  /** Null where the cell is empty. */
  may<T>(key: ChangeColumn, read: Reader<T>): T | null {
    const cell = this.cell(key);
    return cell === null ? null : this.take(key, sound(cell) ?? read(cell, COLUMNS[key][0]));
  }

  take<T>(key: ChangeColumn, { value, complaints }: Reading<T>): T {
    for (const complaint of complaints)
      this.complain(key, complaint.message, complaint.severity, complaint.value ?? this.cell(key)?.text ?? '');
    if (value === undefined || complaints.some(({ severity }) => severity === 'error')) throw new BadRow();
    return value;
  }

  /** A school's id, for its id or name. */
  school(key: ChangeColumn, reference: string, find: FindSchool): string {
    const found = find(reference);
    if (found.kind === 'found') return found.id;
    return this.refuse(
      key,
      found.kind === 'doubtful'
        ? cellTexts['doubtful-school']({ value: reference, candidates: found.candidates })
        : referenceTexts['unknown-school']({ id: reference }),
    );
  }
}

/** What is wrong with any cell, whatever its column; undefined where it can be read. */
export function sound(cell: RawCell): Reading<never> | undefined {
  if (cell.kind === 'formula') return refuse(cellTexts['formula-cell']({ formula: cell.text }));
  return cell.kind === 'error' ? refuse(cellTexts['error-cell']({ value: cell.text })) : undefined;
}
