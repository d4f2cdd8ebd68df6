/** County after county: those whose result stands are left as they are, the others are planned anew. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../../messages/message.ts';
import { EXIT } from '../exit.ts';
import { onInterrupt } from '../interrupts.ts';
import type { ProgressForm } from '../progress.ts';
import type { Session } from '../session.ts';
import type { County } from './county-list.ts';
import type { BatchFolder } from './folder.ts';
import { inputsOf, stands, type CountyOptions } from './inputs.ts';
import { tellBatch, type BatchProgress } from './progress.ts';
import { resultOf } from './result-of.ts';
import { runCounty, type CountyEnding, type CountyRun } from './run-county.ts';
import { pending, type CountyResult } from './summary.ts';
import { texts } from './texts.ts';

export interface BatchOptions extends CountyOptions {
  readonly workers: number;
  readonly progress: ProgressForm;
}

/** Plans what is to be planned, records after every county, and gives back how all of them stand. */
export async function runBatch(
  session: Session,
  counties: readonly County[],
  folder: BatchFolder,
  options: BatchOptions,
): Promise<readonly CountyResult[]> {
  const { terminal, voice } = session;
  const results = counties.map(({ name }) => folder.before.get(name) ?? pending(name));
  const progress = tellBatch(terminal, voice, options.progress, counties.length);
  const say = (message: Message): void => {
    if (!voice.json && !voice.quiet) terminal.out(`${message.in(voice.lang)}\n`);
  };
  const record = (): void => {
    const warning = folder.record(results, voice.lang);
    if (warning !== null && !voice.quiet) terminal.err(`${warning.in(voice.lang)}\n`);
  };
  const desk: Desk = { stopped: false, running: null };
  const release = onInterrupt(
    () => {
      desk.stopped = true;
      progress.rest();
      if (!voice.quiet) terminal.err(`${texts['batch-stopping']().in(voice.lang)}\n`);
      desk.running?.interrupt();
    },
    () => desk.running?.interrupt(),
  );
  try {
    record();
    for (const [at, county] of counties.entries()) {
      if (desk.stopped) break;
      const own: CountyOptions = {
        solver: options.solver,
        seed: county.seed ?? options.seed,
        timeLimit: county.timeLimit ?? options.timeLimit,
        gap: options.gap,
        lang: options.lang,
      };
      const inputs = await inputsOf(county, own);
      if (await stands(results[at], inputs, folder.of(county.name))) {
        say(texts['batch-kept']({ name: county.name }));
        continue;
      }
      results[at] = pending(county.name);
      record();
      progress.county(county.name, at + 1);
      const ending = await planOne(desk, progress, () =>
        runCounty(county, folder.of(county.name), options.workers, own, progress.told),
      );
      progress.rest();
      if (ending === null) break;
      results[at] = await resultOf(county.name, ending, {
        inputs,
        folder: folder.of(county.name),
        interrupted: desk.stopped,
        lang: voice.lang,
      });
      record();
      say(sentenceOf(results[at]));
    }
    return results;
  } finally {
    progress.end();
    release();
  }
}

interface Desk {
  stopped: boolean;
  running: CountyRun | null;
}

/**
 * The process of a batch that was killed notices and ends, but not at once: until then the county's folder is in use.
 */
const TRIES = 20;
const PAUSE_MS = 500;

/** Null where Ctrl-C came before it could begin. */
async function planOne(desk: Desk, progress: BatchProgress, begin: () => CountyRun): Promise<CountyEnding | null> {
  for (let attempt = 1; ; attempt++) {
    if (desk.stopped) return null;
    desk.running = begin();
    const ending = await desk.running.ended;
    desk.running = null;
    if (ending.exit !== EXIT.usage || ending.answer?.errors?.[0]?.code !== 'out-busy' || attempt === TRIES)
      return ending;
    progress.rest();
    await pause(PAUSE_MS);
  }
}

function sentenceOf({ name, status, outcome, proof, seconds, exit, reason }: CountyResult): Message {
  if (status === 'planned' && outcome !== null)
    return texts['batch-planned']({ name, outcome, proven: proof === 'optimal', seconds: seconds ?? 0 });
  return status === 'failed'
    ? texts['batch-failed']({ name, exit, reason: reason ?? '' })
    : texts['batch-stopped']({ name });
}
