/**
 * Tells how far a run is: on a line that a person watches on a terminal, or as one JSON object per line for programs.
 * The clock is read for what is shown only; nothing here reaches a result.
 */
import { Option } from '@commander-js/extra-typings';
import { TIERS, type TierName } from '../domain/words.ts';
import { safeJson } from '../messages/safe-text.ts';
import { eventOf, sentence, type Phase, type SearchState } from '../report/progress/event.ts';
import { progressLine, type Terminal, type Voice } from './terminal.ts';

const FORMS = ['line', 'json'] as const;
export type ProgressForm = (typeof FORMS)[number];

export const progressOption = () =>
  new Option(
    '--progress <form>',
    '进度：终端上的一行，或在标准错误上逐行给出 JSON · progress: a line on a terminal, or JSON lines on standard error',
  )
    .choices([...FORMS])
    .default('line');

export interface ProgressTeller {
  /** The tiers in the order in which they are optimised; the search's time runs from here. */
  modelling(order: readonly TierName[]): void;
  search(state: SearchState): void;
  phase(phase: Exclude<Phase, 'modelling' | 'search'>): void;
  /** Takes the line away until the next call, so that something else can be said. */
  rest(): void;
  /** Nothing is told any more. */
  end(): void;
}

/** Between reports the seconds on the line go on; programs want a sign of life only. */
const EVERY_MS: Readonly<Record<ProgressForm, number>> = { line: 1000, json: 10_000 };

export interface ProgressTerms {
  readonly form: ProgressForm;
  /** Seconds that the search may take. */
  readonly timeLimit: number;
}

/** Tells from now on. JSON lines are for whoever asked for them, whether or not a person watches. */
export function tellProgress(terminal: Terminal, voice: Voice, { form, timeLimit }: ProgressTerms): ProgressTeller {
  const line = progressLine(terminal, voice);
  const began = performance.now();
  let searchBegan = began;
  let order: readonly TierName[] = TIERS;
  let phase: Phase | null = null;
  let state: SearchState | null = null;
  const tell = (): void => {
    if (phase === null) return;
    const now = performance.now();
    const event = eventOf({
      phase,
      state,
      elapsed: (now - began) / 1000,
      searching: (now - searchBegan) / 1000,
      timeLimit,
      order,
    });
    if (form === 'json') terminal.err(`${safeJson(event)}\n`);
    else line.show(sentence(event).in(voice.lang));
  };
  const enter = (next: Phase): void => {
    phase = next;
    tell();
  };
  const rest = (): void => {
    if (phase !== null && form === 'line') line.clear();
    phase = null;
  };
  const timer = setInterval(tell, EVERY_MS[form]);
  // Telling the time must not keep the process alive.
  timer.unref();
  return {
    modelling: (tiers) => {
      order = tiers;
      searchBegan = performance.now();
      enter('modelling');
    },
    search: (reported) => {
      state = reported;
      enter('search');
    },
    phase: enter,
    rest,
    end: () => {
      clearInterval(timer);
      rest();
    },
  };
}
