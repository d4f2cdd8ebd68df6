/** Where a command speaks: results on standard output, progress and complaints on standard error. */
import stringWidth from 'string-width';
import type { Lang } from '../messages/message.ts';
import { safeJson, safeText } from '../messages/safe-text.ts';

export interface Terminal {
  /** Standard output. */
  out(text: string): void;
  /** Standard error. */
  err(text: string): void;
  /** True where standard error is a screen that somebody watches: only then is progress shown. */
  readonly watched: boolean;
  /** Writes over the last line of a watched standard error. */
  rewrite?(text: string): void;
  /**
   * Asks the person at the keyboard; null where the input ends. Absent where nobody sits there: standard input or standard
   * error is no screen.
   */
  ask?(question: string): Promise<string | null>;
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
export const sayJson = (terminal: Terminal, value: unknown): void => terminal.out(`${safeJson(value, 2)}\n`);

/** Back to the first column, and nothing right of it: what a line that is written over needs of a terminal. */
const ERASE = '\r\u001B[K';

const safe = (text: string): string => safeText(text).replaceAll('\t', ' ');

/** A terminal that whatever stands in somebody's file cannot steer; the program speaks to no other. */
export function safeTerminal(terminal: Terminal): Terminal {
  return {
    watched: terminal.watched,
    columns: () => terminal.columns?.(),
    ...(terminal.ask === undefined ? {} : { ask: (question) => terminal.ask!(safe(question)) }),
    out: (text) => terminal.out(safe(text)),
    err: (text) => terminal.err(safe(text)),
    rewrite: (text) => terminal.err(ERASE + safe(text)),
  };
}

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
  const rewrite = terminal.rewrite ?? safeTerminal(terminal).rewrite!;
  return {
    show: (text) => {
      if (shown) rewrite(fitting(safe(text), (terminal.columns?.() ?? USUAL_COLUMNS) - 1));
    },
    clear: () => {
      if (shown) rewrite('');
    },
  };
}
