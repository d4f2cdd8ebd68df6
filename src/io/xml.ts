/** XML that comes from outside, read by a parser: what prefixes its names bear is the writer's own matter. */
import { SaxesParser } from 'saxes';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** `name`: without its prefix; attributes with theirs; `to`: where the tag ends in the text. */
  open?(name: string, attributes: Attributes, to: number): void;
  close?(name: string, to: number): void;
  /** Words with their entities resolved; those of one element may come in several pieces. */
  text?(words: string): void;
  /** True once nothing more is wanted. */
  readonly done?: boolean;
}

/** What leaves the tree of elements open or crossed; lesser faults are passed over, as spreadsheet programs do. */
const BROKEN = /^[\d:]* ?(?:unclosed tag|unexpected (?:end|close tag)|unmatched closing tag|document must contain)/u;
const CHUNK = 1 << 20;

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Tells the handler of tags and words. False where the elements are not closed in order, or where there are none.
 * Entities that a document type declares are not known, so none can unfold without end.
 */
export function readXml(xml: string, handler: XmlHandler): boolean {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let sound = true;
  parser.on('error', ({ message }) => {
    if (BROKEN.test(message)) sound = false;
  });
  parser.on('opentag', ({ name, attributes }) => handler.open?.(localName(name), attributes, parser.position));
  parser.on('closetag', ({ name }) => handler.close?.(localName(name), parser.position));
  if (handler.text !== undefined) {
    parser.on('text', (words) => handler.text!(words));
    parser.on('cdata', (words) => handler.text!(words));
  }
  for (let at = 0; at < xml.length && handler.done !== true; at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
  if (handler.done !== true) parser.close();
  return sound;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it may stand in an attribute or an element of ours. */
export const xmlEscaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!);
