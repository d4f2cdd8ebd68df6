/** Kills counted by action and by something else. */
import { byCodePoint } from '../src/domain/roster.ts';

export class Histogram {
  readonly #rows = new Map<string, Map<string, number>>();

  count(action: string, cell: string): void {
    const row = this.#rows.get(action) ?? new Map<string, number>();
    this.#rows.set(action, row.set(cell, (row.get(cell) ?? 0) + 1));
  }

  /** `import: begun 3, all done 2`, a line for each action; `cells`: in which order. */
  lines(cells: readonly string[]): readonly string[] {
    return [...this.#rows]
      .toSorted(([a], [b]) => byCodePoint(a, b))
      .map(
        ([action, row]) =>
          `${action}: ${cells.flatMap((cell) => (row.has(cell) ? [`${cell} ${row.get(cell)}`] : [])).join(', ')}`,
      );
  }
}
