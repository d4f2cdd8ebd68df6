/**
 * Telephone numbers and home addresses inside cells that are used. Whole columns of them are dropped by their heading
 * (`find-heading.ts`); here they are starred out where somebody typed them into a name or a reason, and wherever a
 * sentence would quote them. Ids are left alone: a staff number may have eleven digits.
 */
import type { Message } from '../messages/message.ts';

const MASK = '***********';
const GAP = String.raw`[\s\p{Pd}·]`;
/**
 * With the gaps and the country code people type along; the gaps of one number are alike, as those of a figure and
 * years (150 2027-2028) are not.
 */
const MOBILE = String.raw`(?<![\d.])(?:(?:\+|00)?86[-\s]?)?1[3-9]\d(?:\d{8}|\d{4}${GAP}\d{4}|(${GAP})(?:\d{8}|\d{4}\1\d{4}|\d{3}\1\d{5}|\d{5}\1\d{3})|\.\d{4}\.\d{4})(?![\d.])`;
/** With the area code, in brackets or with a gap behind it. */
const LANDLINE = String.raw`(?<!\d)(?:\(0\d{2,3}\)\s?\p{Pd}?\s?|0\d{2,3}[-\s])\d{3,4}[-\s]?\d{4}(?!\d)`;
const PHONE = new RegExp(`${MOBILE}|${LANDLINE}`, 'gu');
/** A street with a number, or the number of a house and a room. */
const ADDRESS =
  /[\p{Script=Han}]{2,20}(?:路|街|巷|弄|大道|小区|新村|花园)\s*\d+\s*(?:号|弄|幢|栋|室)[\d\p{Script=Han}\-—]{0,20}|\d+\s*(?:幢|栋)\s*\d+\s*(?:单元)?\s*\d*\s*室/gu;

/** Keys of columns that hold ids or school names. */
const IDS: ReadonlySet<string> = new Set([
  'id',
  'home',
  'working',
  'spouse',
  'wishes',
  'teacher',
  'school',
  'group',
  'zone',
]);
/** Keys of columns that people write freely into. */
const FREE: ReadonlySet<string> = new Set(['name', 'reason']);

const narrow = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');

/** The text with numbers and addresses starred out; unchanged where there are none. */
function starred(text: string): string {
  const plain = narrow(text);
  const masked = plain.replaceAll(PHONE, MASK).replaceAll(ADDRESS, MASK);
  return masked === plain ? text : masked;
}

/** For quoting a cell of the column `key`. */
export const maskContacts = (text: string, key: string): string => (IDS.has(key) ? text : starred(text));

/** For a sentence about a cell of the column `key`. */
export function maskContactsIn(message: Message, key: string): Message {
  if (IDS.has(key) || starred(JSON.stringify(message.facts)) === JSON.stringify(message.facts)) return message;
  return { code: message.code, facts: {}, in: (lang) => starred(message.in(lang)) };
}

/** For any text of a file, whatever it is. */
export const maskAnywhere = (text: string): string => starred(text);

/**
 * What the roster may keep of a free text; undefined where it may keep all. Names lose the number, reasons show that
 * one was there.
 */
export function withoutContacts(text: string, key: string): string | undefined {
  if (!FREE.has(key)) return undefined;
  const masked = starred(text);
  if (masked === text) return undefined;
  return key === 'name' ? masked.replaceAll(MASK, '').replaceAll(/[\s(（)）:：,，]+$/gu, '') : masked;
}
