/**
 * JSON that means one thing to everybody: a key that stands twice is read differently by different programs, and values
 * within values without end bring down whoever walks over them.
 */
import { messages, type Message } from '../messages/message.ts';

/** Far above the deepest file of this program; whoever recurses over a value needs the stack for it. */
const DEEPEST = 64;

const texts = messages({
  'json-twice': {
    'zh-CN': (f: { key: string }) => `同一处有两个“${f.key}”`,
    en: (f: { key: string }) => `the key "${f.key}" stands twice in one place`,
  },
  'json-deep': {
    'zh-CN': (f: { deepest: number }) => `嵌套超过 ${f.deepest} 层`,
    en: (f: { deepest: number }) => `values within values, more than ${f.deepest} deep`,
  },
});

/** Valid JSON that is refused all the same. */
export class JsonFault extends Error {
  readonly text: Message;

  constructor(text: Message) {
    super(text.in('en'));
    this.name = 'JsonFault';
    this.text = text;
  }
}

/**
 * The value of a JSON text.
 *
 * @throws SyntaxError where it is none; JsonFault where a key stands twice in one object, or it is too deep
 */
export function strictJson(text: string): unknown {
  // Looked at before it is parsed: the engine's own parser has a stack as well. By hand, since texts of many megabytes
  // stand in one string here, which a regular expression does not survive.
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > DEEPEST)
        throw new JsonFault(texts['json-deep']({ deepest: DEEPEST }));
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys instanceof Set && isKey(text, end)) addKey(keys, text.slice(at, end));
      at = end - 1;
    }
  }
  return JSON.parse(text);
}

/** Behind the closing quotation mark of the string that begins at `from`; the end of the text where it has none. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at++;
  }
  return text.length;
}

/** Whether a colon follows. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++;
  return text[at] === ':';
}

function addKey(keys: Set<string>, token: string): void {
  // `"\u0061"` is `"a"` to whoever reads it.
  const key = token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
  if (keys.has(key)) throw new JsonFault(texts['json-twice']({ key: key.slice(0, 60) }));
  keys.add(key);
}
