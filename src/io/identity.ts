/**
 * Identity-card numbers: 17 digits and a digit or X. They never leave the reader, not even inside a sentence about
 * the cell that held one (data dictionary, opening paragraphs).
 */
import type { Message } from '../messages/message.ts';

/** As people write it: in one, or its parts (region, birthday, the rest) set apart by blanks, dashes or dots. */
const NUMBER = /(?<!\d)\d{6}[\s\p{Pd}.·]{0,3}\d{8}[\s\p{Pd}.·]{0,3}\d{3}[\dXx](?!\d)/gu;
const MASK = '******************';

/** Half width, and without the characters that nobody sees (zero-width joiners and the like), which hide a number from the pattern. */
const narrow = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');

export const hasIdentityNumber = (text: string): boolean => narrow(text).search(NUMBER) >= 0;

/** The text with every identity number starred out; other texts come back unchanged. */
export const maskIdentity = (text: string): string => (hasIdentityNumber(text) ? narrow(text).replaceAll(NUMBER, MASK) : text);

export function maskMessage(message: Message): Message {
  const facts = JSON.stringify(message.facts);
  if (!hasIdentityNumber(facts)) return message;
  return { code: message.code, facts: JSON.parse(maskIdentity(facts)) as object, in: (lang) => maskIdentity(message.in(lang)) };
}
