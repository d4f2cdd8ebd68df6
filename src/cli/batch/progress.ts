/** Progress of a batch: that of the county at work, with its place among all. */
import { safeJson } from '../../messages/safe-text.ts';
import { later, sentence, type ProgressEvent } from '../../report/progress/event.ts';
import type { ProgressForm } from '../progress.ts';
import { progressLine, type Terminal, type Voice } from '../terminal.ts';
import { texts } from './texts.ts';

export interface BatchProgress {
  /** `at` counts from 1. */
  county(name: string, at: number): void;
  told(event: ProgressEvent): void;
  /** Takes the line away until the next county. */
  rest(): void;
  end(): void;
}

const EVERY_MS = 1000;

export function tellBatch(terminal: Terminal, voice: Voice, form: ProgressForm, of: number): BatchProgress {
  const line = progressLine(terminal, voice);
  let county = { name: '', at: 0 };
  let heard: { readonly event: ProgressEvent; readonly when: number } | null = null;
  const show = (): void => {
    if (heard === null || form === 'json') return;
    const event = later(heard.event, (performance.now() - heard.when) / 1000);
    line.show(texts['batch-at']({ ...county, of, line: sentence(event).in(voice.lang) }).in(voice.lang));
  };
  const rest = (): void => {
    if (heard !== null && form === 'line') line.clear();
    heard = null;
  };
  const timer = setInterval(show, EVERY_MS);
  timer.unref();
  return {
    county: (name, at) => {
      county = { name, at };
    },
    told: (event) => {
      heard = { event, when: performance.now() };
      if (form === 'json')
        terminal.err(`${safeJson({ ...event, county: county.name, countiesDone: county.at - 1, counties: of })}\n`);
      else show();
    },
    rest,
    end: () => {
      clearInterval(timer);
      rest();
    },
  };
}
