/**
 * Looks through the XML of a sheet before the spreadsheet library does, for what the library passes over in silence:
 * XML that breaks off is an empty sheet to it, a formula that nobody has calculated is an empty cell, and a cell far
 * outside makes it build rows without end.
 */

export type SheetScan =
  | { readonly kind: 'damaged' }
  /** More cells than were allowed. */
  | { readonly kind: 'too-many' }
  /** A cell that no spreadsheet program has: beyond XFD1048576. */
  | { readonly kind: 'too-far'; readonly cell: string }
  /**
   * `uncalculated`: by reference (`B7`), the formulas without a value, with their equals sign; `calculated`: how many
   * have one. `cells`: blank ones and merged ranges included.
   */
  | {
      readonly kind: 'sound';
      readonly cells: number;
      readonly uncalculated: ReadonlyMap<string, string>;
      readonly calculated: number;
    };

const DAMAGED: SheetScan = { kind: 'damaged' };
const ROOT = /<((?:\w+:)?(?:worksheet|chartsheet|dialogsheet|macrosheet))[\s>]/;
const TAG = /<(\/?)(?:\w+:)?(sheetData|row|c|f|v|is|mergeCell)(?=[\s/>])([^<>]*?)(\/?)>/g;
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** A sentence quotes this much of a formula. */
const QUOTED = 120;

/**
 * `recalculated`: the workbook asks to be calculated on opening, as libraries do that write 0 for the values they do
 * not know. `most`: how many cells there may be.
 */
export function scanSheet(xml: string, recalculated: boolean, most: number): SheetScan {
  const root = ROOT.exec(xml.slice(0, 10_000))?.[1];
  if (root === undefined || !xml.slice(-2000).includes(`</${root}`)) return DAMAGED;
  const open: string[] = [];
  const shared = new Map<string, string>();
  const uncalculated = new Map<string, string>();
  let cell: OpenCell | undefined;
  let from = 0;
  let formulas = 0;
  let cells = 0;
  let reached = 0;
  for (const {
    0: { length },
    1: closing,
    2: name = '',
    3: attributes = '',
    4: empty,
    index,
  } of xml.matchAll(TAG)) {
    if (closing === '/') {
      if (open.pop() !== name) return DAMAGED;
      const text = (): string => xml.slice(from, index);
      if (cell !== undefined && name === 'f') cell.formula = formulaOf(text(), cell, shared);
      if (cell !== undefined && name === 'v') cell.value = text();
      if (name === 'c' && cell !== undefined) {
        if (cell.formula !== undefined) formulas += 1;
        note(cell, recalculated, uncalculated);
        cell = undefined;
      }
      continue;
    }
    const inData = open[0] === 'sheetData';
    if (name === 'row') reached = 0;
    if (name === 'mergeCell') cells += 1;
    if (cells > most) return { kind: 'too-many' };
    if (empty !== '/') open.push(name);
    from = index + length;
    if (!inData) continue;
    const reference = name === 'c' || name === 'row' ? attribute(attributes, 'r') : undefined;
    if (reference !== undefined && !isWithin(reference, name))
      return /^[A-Z]*\d+$/.test(reference) ? { kind: 'too-far', cell: reference } : DAMAGED;
    if (name === 'c') {
      // What is left out before a cell takes up its place as well.
      const column = reference === undefined ? reached + 1 : columnNumber(reference);
      cells += Math.max(1, column - reached);
      reached = column;
    }
    if (name === 'c' && empty !== '/')
      cell = { reference, type: attribute(attributes, 't'), value: undefined, formula: undefined, shared: undefined };
    if (name === 'f' && cell !== undefined) {
      cell.shared = attribute(attributes, 't') === 'shared' ? attribute(attributes, 'si') : undefined;
      if (empty === '/') cell.formula = formulaOf('', cell, shared);
    }
    if (name === 'v' && cell !== undefined && empty === '/') cell.value = '';
    if (name === 'is' && cell !== undefined) cell.value = 'inline';
  }
  return open.length === 0
    ? { kind: 'sound', cells, uncalculated, calculated: Math.max(0, formulas - uncalculated.size) }
    : DAMAGED;
}

interface OpenCell {
  readonly reference: string | undefined;
  readonly type: string | undefined;
  value: string | undefined;
  formula: string | undefined;
  /** Number of the formula that several cells share; only the first of them spells it out. */
  shared: string | undefined;
}

function formulaOf(text: string, cell: OpenCell, shared: Map<string, string>): string {
  if (cell.shared === undefined) return text;
  if (text !== '') shared.set(cell.shared, text);
  return shared.get(cell.shared) ?? text;
}

/**
 * A text formula whose value is an empty text was calculated (`t="str"` with an empty `<v>`); another without a value
 * was not.
 */
function note(
  { reference, type, value, formula }: OpenCell,
  recalculated: boolean,
  uncalculated: Map<string, string>,
): void {
  if (formula === undefined || reference === undefined) return;
  const calculated =
    type === 'str' ? value !== undefined : value !== undefined && value !== '' && !(recalculated && value === '0');
  if (!calculated)
    uncalculated.set(reference, `=${plainText(formula.slice(0, QUOTED))}${formula.length > QUOTED ? '…' : ''}`);
}

const attribute = (attributes: string, name: string): string | undefined => {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  return double ?? single;
};

/** Of `AB12` or `AB`, from 1. */
function columnNumber(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && reference.charCodeAt(at) > 64; at += 1)
    column = column * 26 + reference.charCodeAt(at) - 64;
  return column;
}

function isWithin(reference: string, of: string): boolean {
  const [, letters = '', digits] = (of === 'row' ? /^()(\d+)$/ : /^([A-Z]{1,3})(\d+)$/).exec(reference) ?? [];
  return (
    digits !== undefined && Number(digits) >= 1 && Number(digits) <= MOST_ROWS && columnNumber(letters) <= MOST_COLUMNS
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};
const plainText = (xml: string): string =>
  xml.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);
