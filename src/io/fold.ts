/** Headings and words are compared without case, full-width/half-width and blanks (data dictionary). */

/** NFKC, no blanks at all, lower case. */
export const fold = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();

/** Marks of required columns and notes on units say nothing about which column it is: `教师编号*`, `月津贴（元）`. */
export function foldHeading(text: string): string {
  return fold(text)
    .replaceAll(/^[*!]+|[*!]+$/g, '')
    .replace(/\((?:元|元\/月|元\/年|人|名|%|年月|月|必填|选填|是\/否)\)$/, '');
}

/** File and sheet names may be numbered for order: `03-学校`. */
export const foldTitle = (text: string): string => fold(text).replace(/^\d+[-_.、]*(?=\D)/, '');
