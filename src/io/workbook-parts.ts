/**
 * The parts of a workbook's archive: which of them holds which sheet, what a look through the sheets says, and an
 * archive of those alone that were looked at. The library follows whatever it finds: a link over all cells, a note in
 * row two billion, or another kind of file inside the same archive would keep it busy without end.
 */
import { posix } from 'node:path';
import { withPlainFormats } from './number-formats.ts';
import { scanSheet, type SheetScan } from './sheet-scan.ts';
import { readXml, xmlEscaped } from './xml.ts';
import { zipBytes } from './zip.ts';

/** Parts by name in lower case: the names in an archive count without case. */
export type Parts = ReadonlyMap<string, Buffer>;

/**
 * Parts that are worth keeping: relations, the workbook, the sheets, texts and styles, whatever their names; of macros
 * only that they are there.
 */
export const isKept = (name: string): boolean =>
  /^xl\/vbaProject\.bin$/i.test(name) ||
  (/\.(?:xml|rels)$/i.test(name) && !/(?:^|\/)(?:docProps|theme|drawings|charts|media|customXml)\//i.test(name));

const text = (part: Buffer): string => new TextDecoder('utf-8').decode(part);

interface Relation {
  readonly type: string;
  /** undefined: there is no such part. */
  readonly part: Buffer | undefined;
}

interface Layout {
  readonly workbook: Buffer;
  /** True where it asks to be calculated on opening. */
  readonly recalculated: boolean;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Ids of relations, in the order of the sheets. */
  readonly sheets: readonly (string | undefined)[];
}

function layoutOf(parts: Parts): Layout | undefined {
  const root = [...parts.keys()].find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  if (root === undefined) return undefined;
  const workbook = parts.get(root)!;
  const folder = posix.dirname(root);
  const relations = new Map<string, Relation>();
  readXml(text(parts.get(posix.join(folder, '_rels', `${posix.basename(root)}.rels`)) ?? NOTHING), {
    open: (name, { Id = '', Type = '', Target }) => {
      if (name !== 'Relationship') return;
      const part =
        Target === undefined
          ? undefined
          : parts.get(
              posix
                .join('/', Target.startsWith('/') ? '' : folder, Target)
                .slice(1)
                .toLowerCase(),
            );
      relations.set(Id, { type: Type, part });
    },
  });
  const sheets: (string | undefined)[] = [];
  let recalculated = false;
  readXml(text(workbook), {
    open: (name, attributes) => {
      // The relation has a prefix, which the writer chooses; the sheet's own number has none.
      if (name === 'sheet') sheets.push(Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]);
      if (name === 'calcPr') recalculated = ['1', 'true'].includes(attributes['fullCalcOnLoad'] ?? '');
    },
  });
  return { workbook, recalculated, relations, sheets };
}

const NOTHING = Buffer.alloc(0);

/**
 * One scan per sheet, in the order of the workbook; a sheet whose part is not there is damaged. `most`: cells of all
 * sheets together.
 */
export function scanSheets(parts: Parts, most: number): readonly SheetScan[] {
  const layout = layoutOf(parts);
  if (layout === undefined) return [];
  let left = most;
  return layout.sheets.map((id): SheetScan => {
    const part = layout.relations.get(id ?? '')?.part;
    const scan: SheetScan = part === undefined ? { kind: 'damaged' } : scanSheet(text(part), layout.recalculated, left);
    if (scan.kind === 'sound') left -= scan.cells;
    return scan;
  });
}

/** The library makes an object of every tag: more of them than any workbook has. */
const MOST_TAGS = { texts: 10_000_000, styles: 1_000_000, workbook: 200_000 } as const;
const TAG = 0x3c;

function hasMoreTags(part: Buffer, most: number): boolean {
  let count = 0;
  for (let at = part.indexOf(TAG); at >= 0; at = part.indexOf(TAG, at + 1)) if ((count += 1) > most) return true;
  return false;
}

/** Links over ranges become cells in the library, one by one; what they lead to is not read. */
function withoutLinks(part: Buffer): Buffer {
  if (!part.includes('hyperlink')) return part;
  const xml = text(part);
  const kept: string[] = [];
  let from = 0;
  readXml(xml, {
    open: (name, _, to) => {
      if (name !== 'hyperlink') return;
      // No value of an attribute holds this sign.
      kept.push(xml.slice(from, xml.lastIndexOf('<', to - 1)));
      from = to;
    },
    close: (name, to) => {
      if (name === 'hyperlink') from = to;
    },
  });
  return Buffer.from([...kept, xml.slice(from)].join(''));
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * An archive of the workbook, its sheets, texts and styles, and nothing else; `worksheets`: which sheets are tables.
 */
export function forTheLibrary(
  parts: Parts,
): 'damaged' | 'too-large' | { readonly archive: Uint8Array; readonly worksheets: readonly boolean[] } {
  const layout = layoutOf(parts);
  if (layout === undefined) return 'damaged';
  if (hasMoreTags(layout.workbook, MOST_TAGS.workbook)) return 'too-large';
  const { workbook, relations, sheets } = layout;
  const ofType = (type: RegExp): Buffer | undefined =>
    [...relations.values()].find((one) => type.test(one.type) && one.part !== undefined)?.part;
  const texts = ofType(/\/sharedStrings$/i) ?? parts.get('xl/sharedstrings.xml');
  const styles = ofType(/\/styles$/i) ?? parts.get('xl/styles.xml');
  if (
    (texts !== undefined && hasMoreTags(texts, MOST_TAGS.texts)) ||
    (styles !== undefined && hasMoreTags(styles, MOST_TAGS.styles))
  )
    return 'too-large';
  const made = new Map<string, Uint8Array>();
  const overrides: string[] = [];
  const add = (name: string, type: string, part: Uint8Array | undefined): void => {
    if (part === undefined) return;
    made.set(name, part);
    overrides.push(`<Override PartName="/${name}" ContentType="${CONTENT}.${type}+xml"/>`);
  };
  add('xl/workbook.xml', 'sheet.main', workbook);
  add('xl/sharedStrings.xml', 'sharedStrings', texts);
  add('xl/styles.xml', 'styles', styles === undefined ? undefined : withPlainFormats(styles));
  const isTable = (id: string | undefined): boolean => /(?:^|\/worksheet)$/i.test(relations.get(id ?? '')?.type ?? '');
  const lines = [...new Set(sheets)].map((id, at) => {
    // Charts and dialogues are sheets too; they hold no cells, and the library finds none.
    if (isTable(id)) add(`xl/worksheets/sheet${at + 1}.xml`, 'worksheet', withoutLinks(relations.get(id ?? '')!.part!));
    return `<Relationship Id="${xmlEscaped(id ?? '')}" Type="${isTable(id) ? `${OFFICE}/worksheet` : `${OFFICE}/chartsheet`}" Target="worksheets/sheet${at + 1}.xml"/>`;
  });
  made.set(
    'xl/_rels/workbook.xml.rels',
    Buffer.from(`<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`),
  );
  made.set('[Content_Types].xml', Buffer.from(`<Types xmlns="${PACKAGE}/content-types">${overrides.join('')}</Types>`));
  return { archive: zipBytes(made, { stored: true }), worksheets: sheets.map(isTable) };
}
