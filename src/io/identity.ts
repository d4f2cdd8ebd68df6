/**
 * Identity-card numbers: 17 digits and a digit or X. They never leave the reader, not even inside a sentence about
 * the cell that held one (data dictionary, opening paragraphs).
 */
import type { Message } from '../messages/message.ts';

const NUMBER = /(?<!\d)\d{6}\s?\d{8}\s?\d{3}[\dXx](?!\d)/g;
const MASK = '******************';

const narrow = (text: string): string => text.normalize('NFKC');

export const hasIdentityNumber = (text: string): boolean => narrow(text).search(NUMBER) >= 0;

/** The text with every identity number starred out; other texts come back unchanged. */
export const maskIdentity = (text: string): string => (hasIdentityNumber(text) ? narrow(text).replaceAll(NUMBER, MASK) : text);

export function maskMessage(message: Message): Message {
  const facts = JSON.stringify(message.facts);
  if (!hasIdentityNumber(facts)) return message;
  return { code: message.code, facts: JSON.parse(maskIdentity(facts)) as object, in: (lang) => maskIdentity(message.in(lang)) };
}
