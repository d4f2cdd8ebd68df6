/**
 * Texts as they may leave the program, for a screen, a sheet, a page or a letter. A name of somebody's file must not
 * steer what shows it: move a cursor, turn the direction of writing around it, break a line, or hide in it.
 */

/**
 * What steers or damages, as the inside of a class of a regular expression with the flag u: control characters, halves
 * of a pair, what is no character; separators of lines and paragraphs; signs without a look of their own (direction,
 * joiners, width zero, byte order, tags). Private use, variants of a character and rare characters are none of them.
 */
export const UNSAFE = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}\p{Noncharacter_Code_Point}`;

/** Joiners change the shape of letters in some scripts and put pictures together; elsewhere they only hide. */
const JOINED = String.raw`(?<=[\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Tibetan}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])[\u200C\u200D]`;
const UNSAFE_SIGN = new RegExp(String.raw`(?![\t\n])(?!${JOINED})[${UNSAFE}]`, 'gu');
/** By far most texts hold none. */
const ANY_UNSAFE = new RegExp(`(?![\\t\\n])[${UNSAFE}]`, 'u');

const FORMAT = /\p{Cf}/u;
const LINE = /[\u0085\u2028\u2029]/u;
/** Stands for what was there and cannot be shown. */
const REPLACEMENT = '\uFFFD';

/**
 * The text with nothing in it that steers: signs without a look are left out, ends of lines become a line feed or a
 * blank, every other control character is shown as U+FFFD. Tabs and line feeds stay. Twice is as good as once.
 */
export function safeText(text: string): string {
  if (!ANY_UNSAFE.test(text)) return text;
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(UNSAFE_SIGN, (sign) => (LINE.test(sign) ? ' ' : FORMAT.test(sign) ? '' : REPLACEMENT));
}

/** Variants of a character belong to some names (葛󠄀); the other signs that no font draws only make two of what looks alike. */
const VARIANT = String.raw`\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F`;
const UNSEEN = new RegExp(`(?![${VARIANT}])(?!\\p{Cf})\\p{Default_Ignorable_Code_Point}`, 'gu');

/** A text of a cell as it comes in: `safeText`, without fillers that nobody sees, and with blanks for blank patterns. */
export const typedText = (text: string): string => safeText(text).replaceAll(UNSEEN, '').replaceAll('\u2800', ' ');

/** What a name can be compared by: without any sign that no font draws, variants included. */
export const seenText = (text: string): string =>
  text.replaceAll(/\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '').replaceAll('\u2800', ' ');

/** Signs that stand for a lost character, or that each font draws otherwise. */
const LOST = /[\uFFFD\p{Co}]/gu;

/** Such signs of a text with their numbers: `U+FFFD`. */
export const lostSigns = (text: string): string[] =>
  [...new Set(text.match(LOST) ?? [])].map(
    (sign) => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  );

const IN_JSON = new RegExp(`(?!\\n)[${UNSAFE}]`, 'gu');

/** JSON that can be looked at: what steers is escaped, and whoever parses it gets the same value. */
export const safeJson = (value: unknown, indent?: number): string =>
  (JSON.stringify(value, null, indent) ?? 'null').replaceAll(IN_JSON, (sign) =>
    Array.from({ length: sign.length }, (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
