/** Where a command speaks: results on standard output, progress and complaints on standard error. */
import stringWidth from 'string-width';
import type { Lang } from '../messages/message.ts';

export interface Terminal {
  /** Standard output. */
  out(text: string): void;
  /** Standard error. */
  err(text: string): void;
  /** True where standard error is a screen that somebody watches: only then is progress shown. */
  readonly watched: boolean;
  /** How many columns that screen has now; absent or undefined where nobody knows. */
  columns?(): number | undefined;
}

/** What the common options of a command say. */
export interface Voice {
  readonly lang: Lang;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** One JSON document on standard output. */
export const sayJson = (terminal: Terminal, value: unknown): void =>
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);

/** Whatever stands in somebody's file must not steer the terminal: control characters are shown, not sent. */
export const harmless = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => (character === '\n' ? character : '\uFFFD'));

const USUAL_COLUMNS = 80;

/** As much of a text as fits: a line that wraps cannot be written over. */
function fitting(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(`${kept}${character}…`) > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A line that is written over again and again; nothing at all where nobody watches. */
export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

export function progressLine(terminal: Terminal, voice: Voice): ProgressLine {
  const shown = terminal.watched && !voice.quiet && !voice.json;
  return {
    show: (text) => {
      if (shown) terminal.err(`\r\u001B[K${fitting(harmless(text), (terminal.columns?.() ?? USUAL_COLUMNS) - 1)}`);
    },
    clear: () => {
      if (shown) terminal.err('\r\u001B[K');
    },
  };
}
