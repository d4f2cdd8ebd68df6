/**
 * Identity-card numbers: 17 digits and a digit or X, or the 15 digits of old cards. They never leave the reader, not
 * even inside a sentence about the cell that held one (data dictionary, opening paragraphs).
 */
import type { Message } from '../messages/message.ts';

/** As people write it: in one, or its parts (region, birthday, the rest) set apart by blanks, dashes or dots. */
const IN_PARTS = String.raw`\d{6}[\s\p{Pd}.·]{0,3}\d{8}[\s\p{Pd}.·]{0,3}\d{3}[\dXx]`;
/** One sign between any two digits; no comma, which sets the numbers of a list apart. */
const GAP = String.raw`[\s\p{Pd}.·_/]?`;
const spaced = (...digits: readonly string[]): string => digits.join(GAP);
const anyDigits = (count: number): string => spaced(...Array.from({ length: count }, () => String.raw`\d`));
const PROVINCE = `(?:${[
  ['1', '[1-5]'],
  ['2', '[1-3]'],
  ['3', '[1-7]'],
  ['4', '[1-6]'],
  ['5', '[0-4]'],
  ['6', '[1-5]'],
  ['7', '1'],
  ['8', '[1-3]'],
  ['9', '1'],
]
  .map((two) => spaced(...two))
  .join('|')})`;
const CENTURY = `(?:${spaced('1', '9')}|${spaced('2', '0')})`;
const MONTH = `(?:${spaced('0', '[1-9]')}|${spaced('1', '[0-2]')})`;
const DAY = `(?:${spaced('0', '[1-9]')}|${spaced('[12]', String.raw`\d`)}|${spaced('3', '[01]')})`;
/** Split anyhow: a province and a birthday must be in it, as rows of dates and figures have as many digits. */
const SPLIT = spaced(PROVINCE, anyDigits(4), CENTURY, anyDigits(2), MONTH, DAY, anyDigits(3), String.raw`[\dXx]`);
/**
 * Of 15 digits, as given out until 1999; a year of birth before 1930 would be the 2010 of a staff number with region
 * and month.
 */
const OLD = String.raw`${PROVINCE}\d{4}${GAP}[3-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])${GAP}\d{3}`;
const NUMBER = new RegExp(String.raw`(?<!\d)(?:${IN_PARTS}|${SPLIT}|${OLD})(?!\d)`, 'gu');
const MASK = '******************';

/**
 * Half width, and without the characters that nobody sees (zero-width joiners and the like), which hide a number from
 * the pattern.
 */
const narrow = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');

export const hasIdentityNumber = (text: string): boolean => narrow(text).search(NUMBER) >= 0;

/** The text with every identity number starred out; other texts come back unchanged. */
export const maskIdentity = (text: string): string =>
  hasIdentityNumber(text) ? narrow(text).replaceAll(NUMBER, MASK) : text;

export function maskMessage(message: Message): Message {
  const facts = JSON.stringify(message.facts);
  if (!hasIdentityNumber(facts)) return message;
  return {
    code: message.code,
    facts: JSON.parse(maskIdentity(facts)) as object,
    in: (lang) => maskIdentity(message.in(lang)),
  };
}
