/** Spreadsheet programs take a cell that begins so for a formula; a name from a roster must never become one. */
const FORMULA = /^[=+\-@\t\r]/;

/** The text with an apostrophe in front where a spreadsheet program could take it for a formula. */
export const escapeReportCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
