/** What a text must look like so that every spreadsheet program shows it, and opens the workbook at all. */

/** Characters that a cell can hold. */
export const MOST_IN_CELL = 32_767;

/** XML 1.0 has no place for them, not even escaped, and one of them makes a workbook damaged. */
const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

/**
 * Characters that XML does not allow become U+FFFD, what a cell cannot hold is cut off with an ellipsis, and an
 * underscore that would begin an escape of the format (`_x0041_` is shown as A) is escaped itself.
 */
export function sheetText(text: string): string {
  const sound = text.toWellFormed().replaceAll(NOT_IN_XML, '\uFFFD');
  const fitting =
    sound.length <= MOST_IN_CELL ? sound : `${sound.slice(0, MOST_IN_CELL - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  return fitting.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}
