/**
 * Plans one county in a process of its own, which gives its memory back when it ends. The process is `lungang plan`
 * itself, on a leash: when this one goes, however it goes, it ends too and leaves no half result.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { TIERS } from '../../domain/words.ts';
import { ProgressEvent } from '../../report/progress/event.ts';
import type { County } from './county-list.ts';
import type { CountyOptions } from './inputs.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** What `plan --json` prints, as far as it matters here. */
const Answer = z.object({
  ok: z.boolean(),
  outcome: z.enum(['compliant', 'relaxed']).optional(),
  ended: z.enum(['complete', 'time', 'stopped']).optional(),
  proof: z
    .object({
      status: z.enum(['optimal', 'feasible']),
      tiers: z.array(z.object({ tier: z.enum(TIERS), value: z.number(), bound: z.number() })),
    })
    .optional(),
  postings: z.int().optional(),
  message: z.string().optional(),
  errors: z
    .array(z.object({ file: z.string().nullable(), row: z.int().nullable(), code: z.string(), message: z.string() }))
    .optional(),
});
type Answer = z.infer<typeof Answer>;

export interface CountyEnding {
  /** Null where the process died of a signal. */
  readonly exit: number | null;
  readonly signal: string | null;
  /** Null where it said nothing that can be read. */
  readonly answer: Answer | null;
  /** The last thing that it said on standard error, progress left out. */
  readonly lastWords: string | null;
  readonly seconds: number;
  readonly megabytes: number | null;
}

export interface CountyRun {
  readonly ended: Promise<CountyEnding>;
  /** What Ctrl-C does: the first asks for the best plan so far, the second ends at once. */
  interrupt(): void;
}

export function runCounty(
  county: County,
  out: string,
  workers: number,
  options: CountyOptions,
  onProgress: (event: ProgressEvent) => void,
): CountyRun {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, ...planWords(county, out, workers, options)],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('a process without pipes');
  let said = '';
  let lastWords: string | null = null;
  let megabytes: number | null = null;
  stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  createInterface({ input: stderr }).on('line', (line) => {
    const event = eventIn(line);
    if (event !== null) onProgress(event);
    else if (line.trim() !== '') lastWords = line;
  });
  child.on('message', (message) => {
    const peak = Peak.safeParse(message).data?.peak;
    if (peak !== undefined) megabytes = peak / 1024;
  });
  const ended = new Promise<CountyEnding>((done, failed) => {
    child.on('error', failed);
    child.on('close', (exit, signal) =>
      done({ exit, signal, answer: answerIn(said), lastWords, seconds: (performance.now() - began) / 1000, megabytes }),
    );
  });
  return { ended, interrupt: () => interrupt(child) };
}

const Peak = z.object({ peak: z.number() });

/** On Windows the console reaches the child by itself, and a signal from here would end it on the spot. */
function interrupt(child: ChildProcess): void {
  if (process.platform !== 'win32') child.kill('SIGINT');
}

const planWords = (
  county: County,
  out: string,
  workers: number,
  { solver, seed, timeLimit, gap, lang }: CountyOptions,
): readonly string[] => [
  'plan',
  county.data,
  '--policy',
  county.policy,
  '--from',
  String(county.from),
  '--out',
  out,
  '--replace',
  '--solver',
  solver,
  '--seed',
  String(seed),
  '--time-limit',
  String(timeLimit),
  '--gap',
  String(gap),
  '--workers',
  String(workers),
  '--lang',
  lang,
  '--json',
  '--quiet',
  '--progress',
  'json',
];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const eventIn = (line: string): ProgressEvent | null =>
  line.startsWith('{') ? (ProgressEvent.safeParse(parsed(line)).data ?? null) : null;

const answerIn = (said: string): Answer | null => Answer.safeParse(parsed(said)).data ?? null;
