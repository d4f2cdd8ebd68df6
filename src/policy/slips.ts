/**
 * Slips of the hand that look right on the screen: a full-width colon where YAML asks for `: `, a tab in the indentation. One of
 * them makes a parser complain in a dozen places. A slip is what, mended, leaves fewer mistakes behind: Chinese text that
 * holds the same characters is none.
 */
import type { Message } from '../messages/message.ts';
import { slipTexts as texts } from './slip-texts.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Characters `from` up to `to` of a line (from 0), and what should stand there instead. */
interface Mend {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** What is told once; a tab in each of forty lines is one slip with forty mends. */
interface Slip {
  readonly mends: readonly Mend[];
  readonly message: (mended: string, rows: readonly number[]) => Message;
}

interface FoundSlip extends Place {
  /** The line as it stands. */
  readonly value: string;
  readonly message: Message;
}

export interface Slips {
  readonly found: readonly FoundSlip[];
  /** The text with all of them mended. */
  readonly mended: string;
  /** The place in the text as written of a place in the mended one. */
  origin(place: Place): Place;
}

/** More slips, longer lines or a longer text are no policy written by hand. */
const MOST = 40;
const LONGEST_LINE = 600;
const LONGEST_TEXT = 200_000;

/** What is wrong with a text; `what` tells two texts apart that have as many mistakes. */
export interface Mistakes {
  readonly count: number;
  readonly what: string;
}

/** Null where nothing of the kind makes the text better. */
export function slipsOf(text: string, mistakesIn: (text: string) => Mistakes): Slips | null {
  if (text.length > LONGEST_TEXT) return null;
  const lines = text.split('\n');
  const candidates = slipsIn(lines);
  if (candidates.length === 0 || candidates.length > MOST) return null;
  let kept = candidates;
  let left = mistakesIn(mendedText(lines, kept));
  if (left.count >= mistakesIn(text).count) return null;
  for (const slip of candidates) {
    // The last one is what makes it better.
    if (kept.length === 1) break;
    const others = kept.filter((other) => other !== slip);
    const then = mistakesIn(mendedText(lines, others));
    if (then.count < left.count || (then.count === left.count && then.what === left.what))
      [kept, left] = [others, then];
  }
  const mends = kept.flatMap((slip) => slip.mends);
  return {
    found: kept.map((slip) => told(slip, lines)),
    mended: mendedText(lines, kept),
    origin: (place) => origin(place, mends),
  };
}

function told({ mends, message }: Slip, lines: readonly string[]): FoundSlip {
  const [first] = mends;
  const { row, from } = first!;
  const mended = mendedLine(
    lines[row]!,
    mends.filter((mend) => mend.row === row),
  ).trim();
  const rows = mends.map((mend) => mend.row + 1);
  return { line: row + 1, column: from + 1, value: lines[row]!.trim(), message: message(mended, rows) };
}

function origin({ line, column }: Place, mends: readonly Mend[]): Place {
  const grown = mends
    .filter((mend) => mend.row === line - 1 && mend.from < column - 1)
    .reduce((sum, { from, to, by }) => sum + by.length - (to - from), 0);
  return { line, column: Math.max(1, column - grown) };
}

function mendedText(lines: readonly string[], slips: readonly Slip[]): string {
  const byRow = Map.groupBy(
    slips.flatMap(({ mends }) => mends),
    ({ row }) => row,
  );
  return lines.map((line, row) => mendedLine(line, byRow.get(row) ?? [])).join('\n');
}

/** From the right, so that the places of those further left stay true. */
const mendedLine = (line: string, mends: readonly Mend[]): string =>
  mends
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, by }) => text.slice(0, from) + by + text.slice(to), line);

/** A key as this format has them, in quotes or without, at the head of a line or within `{ … }`. */
const KEY = String.raw`(?<=^[\s\u3000]*(?:-\s+)*(?:\{\s*)?|[{,，]\s*)(?:"[\w.-]+"|'[\w.-]+'|[\w.-]+)`;
/** Between values of `[ … ]` or `{ … }`: a value, then the sign, then a value or a key. */
const VALUE = String.raw`(?<=[\w"'%\]}”’)]\s*)`;

type Kind = keyof typeof KINDS;
const KINDS = {
  'policy-slip-indent': /^(?=[^\S\r]*[\t\u3000\u00A0])[\t\u3000\u00A0 ]+(?=\S)/gu,
  'policy-slip-colon': new RegExp(String.raw`${KEY}(?<sign>\s*：[ \t\u3000]*)`, 'gu'),
  'policy-slip-space': new RegExp(String.raw`${KEY}(?<sign>:)(?=[\w"'[{“])`, 'gu'),
  'policy-slip-comma': new RegExp(String.raw`${VALUE}(?<sign>[，、][ \t\u3000]*)(?=[\w"'“[{])`, 'gu'),
  'policy-slip-quote': /(?<=[:：,，[{]\s*)[“”＂‘’](?<inner>[^“”＂‘’"']*)[“”＂‘’](?=\s*(?:$|[,，\]}#]))/gu,
  'policy-slip-bracket': /[［］｛｝【】]/gu,
  'policy-slip-width': /(?<=[:：,，[{]\s*["“]?)[\d０-９．.]*[０-９．％][\d０-９．.％%]*(?=["”]?\s*(?:$|[,，\]}#]))/gu,
} as const;

const BRACKETS: Readonly<Record<string, string>> = { '［': '[', '］': ']', '【': '[', '】': ']', '｛': '{', '｝': '}' };

const narrow = (text: string): string => text.normalize('NFKC');

/** What stands instead of what was found. */
const MENDED: Readonly<Record<Kind, (text: string, inner: string) => string>> = {
  // A tab stands for one step of the indentation, a full-width space is two wide.
  'policy-slip-indent': (text) => text.replaceAll(/[\t\u3000]/gu, '  ').replaceAll('\u00A0', ' '),
  'policy-slip-colon': () => ': ',
  'policy-slip-space': () => ': ',
  'policy-slip-comma': () => ', ',
  'policy-slip-quote': (_, inner) => `"${inner}"`,
  'policy-slip-bracket': (text) => BRACKETS[text]!,
  'policy-slip-width': narrow,
};

/** Everything that may be a slip: indentation in one, the rest by line and kind. */
function slipsIn(lines: readonly string[]): Slip[] {
  const indents: Mend[] = [];
  const others: Slip[] = [];
  for (const [row, whole] of lines.entries()) {
    const line = whole.replace(/\s#.*$/u, '');
    if (whole.length > LONGEST_LINE || /^\s*#/u.test(line)) continue;
    for (const kind of KIND_NAMES) {
      const mends = [...line.matchAll(KINDS[kind])].map((found) => mendOf(kind, row, found));
      if (kind === 'policy-slip-indent') indents.push(...mends);
      else if (mends.length > 0) others.push({ mends, message: (mended) => texts[kind]({ mended }) });
    }
  }
  const indent: Slip[] =
    indents.length === 0
      ? []
      : [{ mends: indents, message: (_, rows) => texts['policy-slip-indent']({ lines: rows }) }];
  return [...indent, ...others];
}

function mendOf(kind: Kind, row: number, found: RegExpExecArray): Mend {
  const { sign, inner } = found.groups ?? {};
  const text = sign ?? found[0];
  const from = found.index + (sign === undefined ? 0 : found[0].length - sign.length);
  return { row, from, to: from + text.length, by: MENDED[kind](text, inner ?? '') };
}

const isKind = (name: string): name is Kind => Object.hasOwn(KINDS, name);
const KIND_NAMES = Object.keys(KINDS).filter(isKind);
