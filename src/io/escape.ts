/**
 * Cells that a spreadsheet would run as a formula are written with an apostrophe in front. The reader takes exactly
 * one away again, so a text that itself begins with apostrophes gets one more and the round trip is exact.
 */
export const escapeCell = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export const unescapeCell = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
