/**
 * Walks through the records of an old workbook before the library reads them: where one length is wrong, the rest is
 * taken for something else, and the library may go on for minutes and gigabytes.
 */
import { CFB } from '@e965/xlsx';

const BEGIN = 0x0809;
/** What the format calls the workbooks of 1993 and of 1997 and later. */
const VERSIONS: ReadonlySet<number> = new Set([0x0500, 0x0600]);
/** The longest record that the format knows. */
const LONGEST = 8224;

/**
 * False where the file is no workbook of old, or its records do not follow one upon the other to their end. May throw
 * at a broken container.
 */
export function hasSoundRecords(bytes: Buffer): boolean {
  const container = CFB.read(bytes, { type: 'buffer' });
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  if (stream?.content === undefined) return false;
  const content = Buffer.from(stream.content);
  let at = 0;
  let begun = 0;
  while (at + 4 <= content.length) {
    const id = content.readUInt16LE(at);
    const length = content.readUInt16LE(at + 2);
    // What is left over of the last sector.
    if (id === 0 && length === 0) return begun > 0 && content.subarray(at).every((byte) => byte === 0);
    if (length > LONGEST || at + 4 + length > content.length || (begun === 0 && id !== BEGIN)) return false;
    if (id === BEGIN) {
      if (length < 4 || !VERSIONS.has(content.readUInt16LE(at + 4))) return false;
      begun += 1;
    }
    at += 4 + length;
  }
  return begun > 0;
}
