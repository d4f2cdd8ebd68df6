/** What a text must look like so that every spreadsheet program shows it, and opens the workbook at all. */
import { safeText } from '../messages/safe-text.ts';

/** Characters that a cell can hold. */
export const MOST_IN_CELL = 32_767;

/**
 * Nothing in it steers or damages a workbook, what a cell cannot hold is cut off with an ellipsis, and an underscore that would begin an escape of the format (`_x0041_` is shown as A) is escaped itself.
 */
export function cleanSheetText(text: string): string {
  const sound = safeText(text);
  const fitting =
    sound.length <= MOST_IN_CELL ? sound : `${sound.slice(0, MOST_IN_CELL - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  return fitting.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}
