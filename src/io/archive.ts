/** An archive in which somebody sends several files. Windows writes Chinese names in GBK and does not say so. */
import type { Entry } from 'yauzl';
import { decodeText } from './decode.ts';
import { guardedParts, type ZipFault } from './zip-guard.ts';

/** Bit of the flags that says UTF-8 (APPNOTE.TXT, 4.4.4). */
const SAYS_UTF8 = 0x800;
const HAN = /\p{Script=Han}/u;

/**
 * With `decodeStrings: false` the name is the bytes of it, whatever its type says. Short names in GBK can be read as UTF-8
 * too (学 is ѧ then): of two readings the one with Chinese signs is meant.
 */
function nameOf({ fileName, generalPurposeBitFlag: flags }: Entry): string {
  const bytes = Buffer.from(fileName);
  const plain = decodeText(bytes) ?? '';
  if ((flags & SAYS_UTF8) !== 0 || HAN.test(plain)) return plain;
  const chinese = new TextDecoder('gb18030').decode(bytes);
  return HAN.test(chinese) ? chinese : plain;
}

/** The files whose names are asked for, in the order of the archive; what macOS adds beside each of them is none. */
export async function unpacked(
  bytes: Buffer,
  isWanted: (name: string) => boolean,
): Promise<ZipFault | ReadonlyMap<string, Buffer>> {
  const found = await guardedParts(bytes, false, (entry) => {
    const name = nameOf(entry);
    return isWanted(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/u.test(name) ? name : null;
  });
  return typeof found === 'string' ? found : found.parts;
}
