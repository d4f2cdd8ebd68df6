/**
 * Ways to break a file that was sound. Nobody knows what must come of it: only that there must be an answer, in bounded
 * time and memory. Bytes anywhere; the cells themselves; and the inside of each format, where a broken archive would
 * hide it.
 */
import { unzip, zipBytes } from '../src/io/zip.ts';
import { encodeGb18030 } from '../test/io/gb18030.ts';
import type { Random } from '../test/io/corpus/random.ts';
import { NASTY, pick } from './breaking-cells.ts';

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

interface Inside {
  readonly name: string;
  apply(text: string, random: Random): string;
}

const before =
  (mark: string, more: string) =>
  (text: string): string =>
    text.replace(mark, () => `${more}${mark}`);
const after =
  (mark: string, more: string) =>
  (text: string): string =>
    text.replace(mark, () => `${mark}${more}`);

/** One place of many, at random. */
function somewhere(text: string, found: RegExp, random: Random, change: (match: string) => string): string {
  const all = [...text.matchAll(found)];
  if (all.length === 0) return text;
  const { 0: match, index } = pick(all, random);
  return text.slice(0, index) + change(match) + text.slice(index + match.length);
}

const NUMBERS = ['0', '-1', '1048577', '16385', '2000000000', '4294967296', '99999999999999999999', '1e9', 'NaN', ''];
const RANGES = [
  'A1:XFD1048576',
  'A1:ZZZZZZ9999999999',
  'XFD1048576:A1',
  'A2000000000',
  'A:A',
  '1:1048576',
  'A0',
  '',
  'A1:A1048576',
];

/** In the XML of a sheet. */
const IN_SHEET: readonly Inside[] = [
  {
    name: 'a dimension of all cells',
    apply: (text, random) =>
      before('<sheetData>', `<dimension ref="${pick(RANGES, random)}"/>`)(text.replace(/<dimension[^>]*>/, '')),
  },
  {
    name: 'columns without end',
    apply: (text, random) =>
      before('<sheetData>', `<cols><col min="1" max="${pick(NUMBERS, random)}" width="9"/></cols>`)(text),
  },
  {
    name: 'merged over everything',
    apply: (text, random) =>
      after(
        '</sheetData>',
        `<mergeCells>${`<mergeCell ref="${pick(RANGES, random)}"/>`.repeat(1 + random(3000))}</mergeCells>`,
      )(text),
  },
  {
    name: 'a link over everything',
    apply: (text, random) =>
      after('</sheetData>', `<hyperlinks><hyperlink ref="${pick(RANGES, random)}" location="x"/></hyperlinks>`)(text),
  },
  {
    name: 'a list over everything',
    apply: (text, random) =>
      after(
        '</sheetData>',
        `<dataValidations><dataValidation type="list" sqref="${pick(RANGES, random)}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
      )(text),
  },
  {
    name: 'a filter over everything',
    apply: (text, random) => after('</sheetData>', `<autoFilter ref="${pick(RANGES, random)}"/>`)(text),
  },
  {
    name: 'another number of a row',
    apply: (text, random) => somewhere(text, /<row r="\d+"/g, random, () => `<row r="${pick(NUMBERS, random)}"`),
  },
  {
    name: 'another place of a cell',
    apply: (text, random) => somewhere(text, /<c r="[A-Z]+\d+"/g, random, () => `<c r="${pick(RANGES, random)}"`),
  },
  {
    name: 'another type of a cell',
    apply: (text, random) =>
      somewhere(
        text,
        /<c r="[A-Z]+\d+"(?: t="\w+")?/g,
        random,
        (match) =>
          `${match.replace(/ t=.*/, '')} t="${pick(['s', 'str', 'inlineStr', 'b', 'e', 'd', 'n', 'x', ''], random)}"`,
      ),
  },
  {
    name: 'a formula without a value',
    apply: (text, random) =>
      somewhere(
        text,
        /<v>/g,
        random,
        () => `<f>${pick(['1+1', "'[1]x'!A1", 'HYPERLINK("http://x")', 'SUM('.repeat(5000)], random)}</f><v>`,
      ),
  },
  {
    name: 'a value that is none',
    apply: (text, random) =>
      somewhere(text, /<v>[^<]*/g, random, () => `<v>${pick(NASTY, random).replaceAll('<', '')}`),
  },
  {
    name: 'an entity that grows',
    apply: (text) =>
      `<!DOCTYPE w [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>${text.replace('<sheetData>', '<sheetData>&c;')}`,
  },
  {
    name: 'open without end',
    apply: (text, random) => after('<sheetData>', '<row><c><is><t>'.repeat(1 + random(20_000)))(text),
  },
];

/** In a page of tables. */
const IN_PAGE: readonly Inside[] = [
  {
    name: 'tables in tables',
    apply: (text, random) =>
      somewhere(text, /<td[^>]*>/g, random, (match) => match + '<table><tr><td>'.repeat(1 + random(100_000))),
  },
  {
    name: 'boxes in boxes',
    apply: (text, random) =>
      somewhere(text, /<td[^>]*>/g, random, (match) => match + '<div><b>'.repeat(1 + random(100_000))),
  },
  {
    name: 'cells over everything',
    apply: (text, random) =>
      somewhere(
        text,
        /<td/g,
        random,
        () => `<td colspan="${pick([...NUMBERS, '900'], random)}" rowspan='${pick(NUMBERS, random)}'`,
      ),
  },
  {
    name: 'a quote that is not closed',
    apply: (text, random) => somewhere(text, /<t[dr]/g, random, (match) => `${match} title="`),
  },
  {
    name: 'a tag that is not closed',
    apply: (text, random) =>
      somewhere(text, /<\/(?:td|tr|table)>/g, random, () =>
        pick(['<script>', '<!--', '<style', '<', '<td <td <td '.repeat(5000), '</table>'.repeat(500)], random),
      ),
  },
  {
    name: 'numbers of characters',
    apply: (text, random) =>
      somewhere(text, /&nbsp;|<br>/g, random, () =>
        pick(
          ['&#0;', '&#1114112;', '&#x110000;', '&#xD800;', '&#9999999;', '&'.repeat(10_000), '&lt;script&gt;'],
          random,
        ),
      ),
  },
];

/** In a table of text. */
const IN_TEXT: readonly Inside[] = [
  {
    name: 'quotes anywhere',
    apply: (text, random) => somewhere(text, /[,\t]/g, random, () => pick([',"', '"', '",""', '"\r\n"'], random)),
  },
  {
    name: 'other ends of lines',
    apply: (text, random) => text.replaceAll('\r\n', () => pick(['\n', '\r', '\r\n', '\u2028', ''], random)),
  },
  {
    name: 'other marks between the cells',
    apply: (text, random) => text.replaceAll(/[,\t]/g, pick([';', '|', '\t', ',', ',,', '，'], random)),
  },
  {
    name: 'very wide',
    apply: (text, random) => somewhere(text, /\r\n/g, random, () => `${','.repeat(1 + random(20_000))}\r\n`),
  },
  {
    name: 'control characters',
    apply: (text, random) =>
      somewhere(
        text,
        /[,\t]/g,
        random,
        (match) => match + pick(['\u0000', '\u001b[31m', '\u0007', '\uFEFF', '\u00A0', '\u200B'], random),
      ),
  },
];

/** In XML that calls itself a workbook. */
const IN_SPREADSHEET: readonly Inside[] = [
  {
    name: 'places far out',
    apply: (text, random) =>
      somewhere(
        text,
        /<(?:Row|Cell|Column)\b/g,
        random,
        (match) => `${match} ss:Index="${pick([...NUMBERS, '1048000', '16000'], random)}"`,
      ),
  },
  {
    name: 'merged over everything',
    apply: (text, random) =>
      somewhere(
        text,
        /<Cell\b/g,
        random,
        (match) =>
          `${match} ss:MergeAcross="${pick([...NUMBERS, '16000'], random)}" ss:MergeDown="${pick([...NUMBERS, '1048000'], random)}"`,
      ),
  },
  {
    name: 'another type',
    apply: (text, random) =>
      somewhere(
        text,
        /ss:Type="\w+"/g,
        random,
        () => `ss:Type="${pick(['Number', 'DateTime', 'Boolean', 'Error', 'x'], random)}"`,
      ),
  },
];

const inText =
  (ways: readonly Inside[]) =>
  (text: string, random: Random): readonly [string, string] => {
    const way = pick(ways, random);
    return [way.name, way.apply(text, random)];
  };

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
