/**
 * Ways to break a file that was sound. Nobody knows what must come of it: only that there must be an answer, in bounded
 * time and memory. Bytes anywhere; the cells themselves; and the inside of each format, where a broken archive would
 * hide it.
 */
import { unzip, zipBytes } from '../src/io/zip.ts';
import { encodeGb18030 } from '../test/io/gb18030.ts';
import type { Random } from '../test/io/corpus/random.ts';
import { pick } from './breaking-cells.ts';
import { IN_PAGE, IN_SHEET, IN_SPREADSHEET, IN_TEXT, inText, RANGES } from './breaking-formats.ts';

/** Cuts off, overwrites, doubles or takes out some bytes, or writes the ends of what a number can be. */
export function breakBytes(bytes: Buffer, random: Random): Buffer {
  const at = random(Math.max(1, bytes.length));
  const length = 1 + random(Math.min(200, Math.max(1, bytes.length - at)));
  const piece = bytes.subarray(at, at + length);
  const copy = Buffer.from(bytes);
  switch (random(6)) {
    case 0:
      return Buffer.from(bytes.subarray(0, at));
    case 1:
      return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(Array.from({ length }, () => random(256))),
        bytes.subarray(at + length),
      ]);
    case 4:
      for (let count = 0; count < 1 + random(20); count += 1)
        if (copy.length > 1) copy.writeUInt16LE(pick([0, 1, 0x7fff, 0x8000, 0xffff], random), random(copy.length - 1));
      return copy;
    default:
      for (let count = 0; count < 1 + random(20); count += 1)
        if (copy.length > 0) copy[random(copy.length)] = random(256);
      return copy;
  }
}

/** Another encoding than the one it says, or a mark of another. */
function encoded(text: string, random: Random): Buffer {
  switch (random(7)) {
    case 0:
      return Buffer.from(encodeGb18030(text.toWellFormed()));
    case 1:
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 2:
      return Buffer.from(text, 'utf16le');
    case 3:
      return Buffer.from(text, 'utf16le').swap16();
    case 4:
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, 'latin1')]);
    default:
      return Buffer.from(text);
  }
}

/** The parts of a workbook, one of them broken as text, as bytes, left out, blown up or put elsewhere. */
function breakArchive(bytes: Buffer, random: Random): readonly [string, Buffer] {
  const parts = unzip(bytes);
  const names = [...parts.keys()];
  const [some, sheet] = [
    pick(names, random),
    pick(
      names.filter((name) => name.includes('worksheets/sheet')),
      random,
    ),
  ];
  const textOf = (name: string): string => Buffer.from(parts.get(name)!).toString('utf8');
  let told: string;
  switch (random(12)) {
    case 0:
      parts.set(some, breakBytes(Buffer.from(parts.get(some)!), random));
      told = `bytes of ${some}`;
      break;
    case 1:
      parts.delete(some);
      told = `without ${some}`;
      break;
    case 2:
      parts.set(
        pick(
          [
            '../../../evil.xml',
            'META-INF/manifest.xml',
            'Index/Document.iwa',
            'xl/vbaProject.bin',
            'xl/workbook.bin',
            'C:\\x.xml',
            'objectdata.xml',
            'content.xml',
            'xl/externalLinks/externalLink1.xml',
          ],
          random,
        ),
        parts.get(some)!,
      );
      told = 'a part that does not belong there';
      break;
    case 3:
      parts.set('xl/media/image1.png', Buffer.alloc((1 + random(40)) * 1_048_576));
      told = 'a part that unpacks to megabytes';
      break;
    case 4:
      parts.set(
        'xl/workbook.xml',
        Buffer.from(
          textOf('xl/workbook.xml').replaceAll(/(name|r:id|sheetId|state)="[^"]*"/g, (match, key: string) =>
            random(4) === 0
              ? `${key}="${pick(['教师', 'rId1', '', '../x', 'x'.repeat(300), 'veryHidden'], random)}"`
              : match,
          ),
        ),
      );
      told = 'other names of sheets';
      break;
    case 5: {
      const rels = sheet.replace(/sheets\/(.*)$/, 'sheets/_rels/$1.rels');
      parts.set(
        rels,
        Buffer.from(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>',
        ),
      );
      parts.set(
        'xl/comments1.xml',
        Buffer.from(
          `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>a</author></authors><commentList><comment ref="${pick(RANGES, random)}" authorId="0"><text><t>x</t></text></comment></commentList></comments>`,
        ),
      );
      told = 'a note far out';
      break;
    }
    default: {
      const [name, text] = inText(IN_SHEET)(textOf(sheet), random);
      parts.set(sheet, Buffer.from(text));
      told = name;
    }
  }
  return [told, Buffer.from(zipBytes(parts))];
}

/** Breaks the content of one file, and says how. */
export function breakFile(bytes: Buffer, random: Random): readonly [string, Buffer] {
  if (random(3) === 0 || bytes.length === 0) return ['bytes', breakBytes(bytes, random)];
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return breakArchive(bytes, random);
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') return ['bytes', breakBytes(bytes, random)];
  const text = bytes[0] === 0xff ? bytes.toString('utf16le') : bytes.toString('utf8');
  const ways = text.includes('<Workbook') ? IN_SPREADSHEET : text.includes('<table') ? IN_PAGE : IN_TEXT;
  const [name, broken] = inText(ways)(text, random);
  return [name, encoded(broken, random)];
}
