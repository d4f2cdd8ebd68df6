/**
 * A workbook as the library that writes into it can read it. Other programs' ways of saying the same are put into that
 * library's own: it takes names with a prefix for unknown ones, dates in words for numbers, and a table that does not
 * say how many heading rows it has for one without any, and never ends over a range of millions of cells. Everything else stays byte for byte.
 */
import { UsedCells } from './clip-ranges.ts';
import { localName, readXml, type Attributes } from './xml.ts';
import { unzip, zipBytes } from './zip.ts';

const MAIN: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);
const DAY = 86_400_000;
/** The day that a workbook counts as 0, by its own choice. */
const EPOCH = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) } as const;

const told = (part: Uint8Array | undefined): string => new TextDecoder().decode(part);

/** The archive, or a copy of it with what had to be said otherwise; throws RangeError where it is none. */
export function forEditing(archive: Uint8Array): Uint8Array {
  const parts = unzip(archive);
  const epoch = countsFrom1904(told(parts.get('xl/workbook.xml'))) ? EPOCH.from1904 : EPOCH.from1900;
  let changed = false;
  for (const [name, part] of parts) {
    if (!/^xl\/.*\.xml$/iu.test(name)) continue;
    const xml = told(part);
    const edited = edit(xml, epoch);
    if (edited === xml) continue;
    parts.set(name, Buffer.from(edited));
    changed = true;
  }
  return changed ? zipBytes(parts) : archive;
}

function countsFrom1904(workbook: string): boolean {
  let found = false;
  readXml(workbook, {
    open: (name, { date1904 }) => {
      if (name === 'workbookPr') found = ['1', 'true'].includes(date1904 ?? '');
    },
  });
  return found;
}

/** What stands between two places of a text, and what shall stand there. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function edit(xml: string, epoch: number): string {
  const edits: Edit[] = [];
  const used = new UsedCells();
  let prefix: string | null | undefined;
  /** Where the value of a cell with a date begins, and the cell's own tag. */
  let date: { readonly tag: Edit; value: number | undefined } | undefined;
  // No value of an attribute holds this sign.
  const startOf = (to: number): number => xml.lastIndexOf('<', to - 1);
  const unprefixed = (at: number): void => {
    if (prefix !== null && prefix !== undefined && xml.startsWith(`${prefix}:`, at))
      edits.push({ from: at, to: at + prefix.length + 1, by: '' });
  };
  readXml(xml, {
    open: (name, attributes, to) => {
      const from = startOf(to);
      if (prefix === undefined) {
        prefix = prefixOf(attributes);
        if (prefix !== null) edits.push(...replaced(xml, from, to, `xmlns:${prefix}(?=\\s*=)`, 'xmlns'));
        if (name === 'table' && attributes['headerRowCount'] === undefined) {
          const end = from + /^<[^\s/>]+/u.exec(xml.slice(from, to))![0].length;
          edits.push({ from: end, to: end, by: ' headerRowCount="1"' });
        }
      }
      unprefixed(from + 1);
      if (name === 'row') used.row(attributes['r']);
      else if (name === 'mergeCell' || name === 'dataValidation') {
        const key = name === 'mergeCell' ? 'ref' : 'sqref';
        const ranges = attributes[key] ?? '';
        const clipped = used.clipped(ranges, name === 'mergeCell');
        if (clipped !== ranges)
          edits.push(...replaced(xml, from, to, `${key}\\s*=\\s*["'][^"']*["']`, `${key}="${clipped}"`));
      }
      if (name === 'c') used.cell(attributes['r']);
      if (name === 'c' && attributes['t'] === 'd') {
        const [tag] = replaced(xml, from, to, 't\\s*=\\s*["\']d["\']', '');
        date = tag === undefined ? undefined : { tag, value: undefined };
      } else if (name === 'v' && date !== undefined) date.value = to;
    },
    close: (name, to) => {
      const from = startOf(to);
      if (xml.startsWith('</', from)) unprefixed(from + 2);
      if (name === 'c') date = undefined;
      if (name !== 'v' || date?.value === undefined) return;
      const serial = serialOf(xml.slice(date.value, from), epoch);
      if (serial === undefined) return;
      edits.push(date.tag, { from: date.value, to: from, by: String(serial) });
    },
  });
  return applied(xml, edits);
}

/** The prefix under which the names of workbooks stand; null where they have none. */
function prefixOf(attributes: Attributes): string | null {
  const own = Object.entries(attributes).filter(([, value]) => MAIN.has(value));
  const [first] = own;
  if (first === undefined || own.some(([key]) => key === 'xmlns') || attributes['xmlns'] !== undefined) return null;
  return first[0].startsWith('xmlns:') ? localName(first[0]) : null;
}

/** What the pattern finds in a tag behind a blank, exchanged; none where it finds nothing. */
function replaced(xml: string, from: number, to: number, pattern: string, by: string): Edit[] {
  const found = new RegExp(`(?<=\\s)${pattern}`, 'u').exec(xml.slice(from, to));
  return found === null ? [] : [{ from: from + found.index, to: from + found.index + found[0].length, by }];
}

/** Days since the epoch of `1978-05-01` or `1978-05-01T08:30:00`; undefined for what is no date. */
function serialOf(words: string, epoch: number): number | undefined {
  const iso = /^\s*(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?)?\s*$/u.exec(words);
  if (iso === null) return undefined;
  const time = Date.parse(`${iso[1]}T${iso[2] ?? '00:00'}Z`);
  return Number.isNaN(time) ? undefined : (time - epoch) / DAY;
}

function applied(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, by } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(xml.slice(at, from), by);
    at = to;
  }
  return pieces.join('') + xml.slice(at);
}
