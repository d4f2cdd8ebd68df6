/**
 * Looks into a workbook before it is parsed: an .xlsx of one megabyte may unpack to gigabytes. Sizes are first taken
 * from the directory of the archive, then counted while unpacking, because a directory can lie.
 */
import sum from 'lodash/sum.js';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { LIMITS, mebibytes } from './limits.ts';

export type ZipFault = 'not-a-zip' | 'damaged' | 'too-large';

const LOCAL_FILE = Buffer.from('PK\u0003\u0004', 'latin1');

/** What speaks against opening the archive, or the parts that `isKept` asks for, by name in lower case. */
export async function guardZip(
  bytes: Buffer,
  isKept: (name: string) => boolean,
): Promise<ZipFault | ReadonlyMap<string, Buffer>> {
  const found = await guardedParts(bytes, true, ({ fileName }) => (isKept(fileName) ? fileName.toLowerCase() : null));
  if (typeof found === 'string') return found;
  return found.entries.some(({ fileName }) => fileName === '[Content_Types].xml') ? found.parts : 'not-a-zip';
}

/**
 * The parts of any archive that get a name, by that name; the same limits as for workbooks. `decodeNames` false: the
 * `fileName` of an entry is the bytes of its name.
 */
export async function guardedParts(
  bytes: Buffer,
  decodeNames: boolean,
  nameOf: (entry: Entry) => string | null,
): Promise<ZipFault | { readonly parts: ReadonlyMap<string, Buffer>; readonly entries: readonly Entry[] }> {
  if (!bytes.subarray(0, 4).equals(LOCAL_FILE)) return 'not-a-zip';
  try {
    const zip = await open(bytes, decodeNames);
    const entries = await list(zip);
    if (entries === 'too-many') return 'too-large';
    const declared = sum(entries.map((entry) => entry.uncompressedSize));
    const absurd = declared > mebibytes(LIMITS.ratioFromMebibytes) && declared > bytes.length * LIMITS.ratio;
    if (absurd || declared > mebibytes(LIMITS.unpackedMebibytes)) return 'too-large';
    let left = mebibytes(LIMITS.unpackedMebibytes);
    const parts = new Map<string, Buffer>();
    for (const entry of entries) {
      const name = nameOf(entry);
      const pieces: Buffer[] | null = name === null ? null : [];
      left -= await count(zip, entry, left, pieces);
      if (left < 0) return 'too-large';
      if (name !== null && pieces !== null) parts.set(name, Buffer.concat(pieces));
    }
    return { parts, entries };
  } catch {
    return 'damaged';
  }
}

const open = (bytes: Buffer, decodeStrings: boolean): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false, decodeStrings }, (error, zip) =>
      error === null ? resolve(zip) : reject(error),
    );
  });

const list = (zip: ZipFile): Promise<Entry[] | 'too-many'> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > LIMITS.parts) resolve('too-many');
      else zip.readEntry();
    });
    zip.readEntry();
  });

/** Bytes that the part really unpacks to; stops as soon as they exceed `most`. With `pieces` they are kept there. */
const count = (zip: ZipFile, entry: Entry, most: number, pieces: Buffer[] | null): Promise<number> =>
  new Promise((resolve, reject) => {
    if (String(entry.fileName).endsWith('/')) {
      resolve(0);
      return;
    }
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error);
        return;
      }
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        pieces?.push(chunk);
        if (bytes <= most) return;
        stream.destroy();
        resolve(bytes);
      });
      stream.on('end', () => resolve(bytes));
      stream.on('error', reject);
    });
  });
