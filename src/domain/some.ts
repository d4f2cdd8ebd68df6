/** Some of many: how a message names what shares a mistake. */
/**
 * Some of the things that share a mistake: with all of them in the message of each, a long table is told in megabytes.
 */
export interface Some<T> {
  readonly first: readonly T[];
  readonly total: number;
}
/** The first five of all. */
export const some = <T>(all: readonly T[]): Some<T> => ({ first: all.slice(0, 5), total: all.length });

/** Whether there are others than those named. */
export const more = ({ first, total }: Some<unknown>): boolean => total > first.length;
/** Rows of a table in brackets; nothing where none is known. */
export const rowsZh = (rows: Some<number>): string =>
  rows.total === 0 ? '' : `（第 ${rows.first.join('、')} 行${more(rows) ? `等，共 ${rows.total} 行` : ''}）`;
export const rowsEn = (rows: Some<number>): string =>
  rows.total === 0 ? '' : ` (rows ${rows.first.join(', ')}${more(rows) ? ` and others, ${rows.total} in all` : ''})`;
