/** Bytes of a CSV file to text: UTF-8 with or without BOM, GB18030, and the UTF-16 of "Unicode text". */

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** undefined where the bytes are in none of these encodings. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  const bare = bytes.includes(0) ? wideText(bytes) : undefined;
  if (bare !== undefined) return bare;
  const utf8 = decodeAs('utf-8', bytes);
  // A file that says it is UTF-8 and is not has been damaged: reading it as GB18030 would only make nonsense of it.
  const saysUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return utf8 ?? (saysUtf8 ? undefined : decodeAs('gb18030', bytes));
}

const isText = (text: string | undefined): boolean =>
  text !== undefined && text.includes('\n') && !/(?![\t\r\n])\p{Cc}/u.test(text);

/** UTF-16 without its mark: one of the two orders gives lines without a control character. */
function wideText(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  return ['utf-16le', 'utf-16be'].map((encoding) => decodeAs(encoding, bytes)).find(isText);
}
