/** An archive in which somebody sends several files. Windows writes Chinese names in GBK and does not say so. */
import type { Entry } from 'yauzl';
import { decodeText } from './decode.ts';
import { guardedParts, type ZipFault } from './zip-guard.ts';

/** With `decodeStrings: false` the name is the bytes of it, whatever its type says. */
const nameOf = ({ fileName }: Entry): string => decodeText(Buffer.from(fileName)) ?? '';

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
