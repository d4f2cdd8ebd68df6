/** Tells people of a night: summaries into the data folder, then the hook. Done again where a killed run had not finished it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nightSheet } from '../../jobs/night-sheet.ts';
import { isBad, NightResult } from '../../jobs/result.ts';
import type { Lang, Message } from '../../messages/message.ts';
import { safeJson } from '../../messages/safe-text.ts';
import { sheetHtml, sheetText } from '../../report/explain/sheet.ts';
import { closeRun, untold } from '../../store/runs.ts';
import type { RunRow } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import { PRIVATE, writeWhole } from '../batch/write-whole.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { DataFolder } from './folder.ts';
import { texts } from './texts.ts';

/** Data dictionary, "Command line": a plan decides first; without one, input that could not be used. */
export function exitOfNight(result: NightResult): ExitCode {
  if (result.draft !== null) return result.draft.outcome === 'compliant' ? EXIT.ok : EXIT.relaxed;
  if (result.outcome === 'pins-clash') return EXIT.pinsClash;
  if (result.outcome === 'no-plan') return EXIT.noPlan;
  return isBad(result) ? EXIT.badInput : EXIT.nothingToDo;
}

const resultOf = (run: RunRow): NightResult => NightResult.parse(JSON.parse(run.result ?? 'null'));

/** How long a hook may take, in milliseconds. */
const PATIENCE = 60_000;

/** Tells of every run of which nobody was told yet; gives what went wrong with the hook. */
export async function tellAll(
  store: Store,
  folder: DataFolder,
  at: string,
  lang: Lang,
  hook: string | undefined,
): Promise<readonly Message[]> {
  const warnings: Message[] = [];
  for (const run of await store.read(untold)) {
    const files = writeSummaries(folder, run, lang);
    const failure = hook === undefined ? null : callHook(hook, run, files);
    if (failure !== null) warnings.push(failure);
    await store.write((tx) => closeRun(tx, run, 'finished', at));
  }
  return warnings;
}

interface Summaries {
  readonly text: string;
  readonly html: string;
  readonly json: string;
}

function writeSummaries({ dir, summaries }: DataFolder, run: RunRow, lang: Lang): Summaries {
  const result = resultOf(run);
  const sheet = nightSheet(result, dir, lang);
  const base = join(summaries, `${result.today}-R${run.seq}`);
  const files = { text: `${base}.txt`, html: `${base}.html`, json: `${base}.json` };
  mkdirSync(summaries, { recursive: true, mode: 0o700 });
  writeWhole(files.text, sheetText(sheet), PRIVATE);
  writeWhole(files.html, sheetHtml(sheet, lang), PRIVATE);
  writeWhole(files.json, `${safeJson({ ...result, exit: exitOfNight(result) }, 2)}\n`, PRIVATE);
  return files;
}

/** The hook learns by its environment where to read; nothing of the roster stands there or on its command line. */
function callHook(hook: string, run: RunRow, files: Summaries): Message | null {
  const result = resultOf(run);
  const told = {
    LUNGANG_OUTCOME: result.outcome,
    LUNGANG_EXIT: String(exitOfNight(result)),
    LUNGANG_PLAN: result.draft?.plan ?? '',
    LUNGANG_SUMMARY_TEXT: files.text,
    LUNGANG_SUMMARY_HTML: files.html,
    LUNGANG_SUMMARY_JSON: files.json,
  };
  const ended = spawnSync(hook, {
    shell: true,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: PATIENCE,
    env: { ...process.env, ...told },
  });
  return ended.status === 0 ? null : texts['hook-failed']({ status: ended.status });
}
