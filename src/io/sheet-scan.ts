/**
 * Looks through the XML of a sheet before the spreadsheet library does, for what the library passes over in silence:
 * XML that breaks off is an empty sheet to it, a formula that nobody has calculated is an empty cell, and a cell far
 * outside makes it build rows without end.
 */
import { readXml, type Attributes, type XmlHandler } from './xml.ts';

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
const ROOTS: ReadonlySet<string> = new Set(['worksheet', 'chartsheet', 'dialogsheet', 'macrosheet']);
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** A sentence quotes this much of a formula. */
const QUOTED = 120;

/**
 * `recalculated`: the workbook asks to be calculated on opening, as libraries do that write 0 for the values they do
 * not know. `most`: how many cells there may be.
 */
export function scanSheet(xml: string, recalculated: boolean, most: number): SheetScan {
  const look = new Look(recalculated, most);
  const sound = readXml(xml, look);
  return look.stopped ?? (sound ? look.end() : DAMAGED);
}

/** One look through a sheet, from its first tag to its last. */
class Look implements XmlHandler {
  readonly #recalculated: boolean;
  readonly #most: number;
  readonly #shared = new Map<string, string>();
  readonly #uncalculated = new Map<string, string>();
  /** What is wrong; nothing more is read then. */
  stopped: SheetScan | undefined;
  #hasRoot = false;
  #inData = false;
  #cell: OpenCell | undefined;
  /** The words of the formula or value that is open. */
  #words: string | undefined;
  #formulas = 0;
  #cells = 0;
  #reached = 0;

  constructor(recalculated: boolean, most: number) {
    this.#recalculated = recalculated;
    this.#most = most;
  }

  get done(): boolean {
    return this.stopped !== undefined;
  }

  open(name: string, attributes: Attributes): void {
    if (this.done) return;
    if (!this.#hasRoot && !ROOTS.has(name)) this.stopped = DAMAGED;
    this.#hasRoot = true;
    if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell') this.#count(1);
    else if (this.#inData) this.#openInData(name, attributes);
  }

  #openInData(name: string, { r, t, si }: Attributes): void {
    if (name === 'row') this.#reached = 0;
    if ((name === 'row' || name === 'c') && r !== undefined && !isWithin(r, name))
      this.stopped = /^[A-Z]*\d+$/.test(r) ? { kind: 'too-far', cell: r } : DAMAGED;
    else if (name === 'c') {
      // What is left out before a cell takes up its place as well.
      const column = r === undefined ? this.#reached + 1 : columnNumber(r);
      this.#count(Math.max(1, column - this.#reached));
      this.#reached = column;
      this.#cell = { reference: r, type: t, value: undefined, formula: undefined, shared: undefined };
    } else if (name === 'f' && this.#cell !== undefined) {
      this.#cell.shared = t === 'shared' ? si : undefined;
      this.#words = '';
    } else if (name === 'v') this.#words = '';
    else if (name === 'is' && this.#cell !== undefined) this.#cell.value = 'inline';
  }

  text(words: string): void {
    if (this.#words !== undefined) this.#words += words;
  }

  close(name: string): void {
    if (name === 'sheetData') this.#inData = false;
    const cell = this.#cell;
    if (cell === undefined) return;
    if (name === 'f') cell.formula = formulaOf(this.#words ?? '', cell, this.#shared);
    else if (name === 'v') cell.value = this.#words ?? '';
    else if (name === 'c') {
      if (cell.formula !== undefined) this.#formulas += 1;
      note(cell, this.#recalculated, this.#uncalculated);
      this.#cell = undefined;
    } else return;
    this.#words = undefined;
  }

  #count(more: number): void {
    this.#cells += more;
    if (this.#cells > this.#most) this.stopped = { kind: 'too-many' };
  }

  end(): SheetScan {
    const uncalculated = this.#uncalculated;
    return {
      kind: 'sound',
      cells: this.#cells,
      uncalculated,
      calculated: Math.max(0, this.#formulas - uncalculated.size),
    };
  }
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
  if (!calculated) uncalculated.set(reference, `=${formula.slice(0, QUOTED)}${formula.length > QUOTED ? '…' : ''}`);
}

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
