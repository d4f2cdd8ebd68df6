/** Zip archives by hand: workbooks as other programs write them, or as something broke them. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ArchivePart {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory claims for the size. */
  readonly declared?: number;
}

export function archive(parts: readonly ArchivePart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, declared } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fixed = (signature: number, extra: number): Buffer => {
      const head = Buffer.alloc(26 + extra);
      head.writeUInt32LE(signature, 0);
      const from = extra > 4 ? 6 : 4;
      head.writeUInt16LE(20, from);
      head.writeUInt16LE(8, from + 4);
      head.writeUInt32LE(crc32(bytes), from + 10);
      head.writeUInt32LE(packed.length, from + 14);
      head.writeUInt32LE(declared ?? bytes.length, from + 18);
      head.writeUInt16LE(Buffer.byteLength(name), from + 22);
      return head;
    };
    const central = fixed(0x02014b50, 20);
    central.writeUInt32LE(at, 42);
    const local = Buffer.concat([fixed(0x04034b50, 4), Buffer.from(name), packed]);
    at += local.length;
    locals.push(local);
    directory.push(central, Buffer.from(name));
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook whose sheets are given as XML; `calculation` = attributes of calcPr, `more` = other parts. */
export function workbook(
  sheets: Readonly<Record<string, string>>,
  calculation = '',
  more: Readonly<Record<string, string>> = {},
): Buffer {
  const names = Object.keys(sheets);
  const overrides = names.map(
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets><calcPr calcId="1" ${calculation}/></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
  };
  const sheetParts = Object.values(sheets).map((content, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: XML + content,
  }));
  return archive([
    ...Object.entries(parts).map(([name, content]) => ({ name, content: XML + content })),
    ...sheetParts,
    ...Object.entries(more).map(([name, content]) => ({ name, content })),
  ]);
}

const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCodePoint(65 + (at % 26));

/** A sheet of inline texts. `cells`: other XML for single cells, by reference; `more` rows at the end. */
export function sheetXml(
  grid: readonly (readonly string[])[],
  cells: Readonly<Record<string, string>> = {},
  more = '',
): string {
  const cell = (text: string, reference: string): string =>
    cells[reference] ?? (text === '' ? '' : `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`);
  const rows = grid.map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((text, column) => cell(text, `${letters(column)}${at + 1}`)).join('')}</row>`,
  );
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}${more}</sheetData></worksheet>`;
}
