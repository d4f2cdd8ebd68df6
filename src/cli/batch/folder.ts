/** The folder of a batch: one folder per county, and the summary in two forms. Two batches never write to one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureWords } from '../../messages/failures.ts';
import type { Lang, Message } from '../../messages/message.ts';
import { safeJson } from '../../messages/safe-text.ts';
import { EXIT, Refusal } from '../exit.ts';
import { inPlainWords, keepFolder } from '../kept-folder.ts';
import { SUMMARY_CSV, SUMMARY_JSON } from './folder-name.ts';
import { Summary, summaryCsv, summaryJson, type CountyResult } from './summary.ts';
import { texts } from './texts.ts';
import { sweep, writeWhole } from './write-whole.ts';

export interface BatchFolder {
  /** What an earlier run left, by name. */
  readonly before: ReadonlyMap<string, CountyResult>;
  readonly summary: string;
  of(name: string): string;
  /** Writes the summary anew; gives back what a person should know where the table could not be written. */
  record(counties: readonly CountyResult[], lang: Lang): Message | null;
  release(): void;
}

/** Throws a Refusal where the folder belongs to something else, is in use, or cannot be written. */
export function openBatchFolder(out: string): BatchFolder {
  const { target, release } = keepFolder(out, (found) => void earlier(found, join(found, SUMMARY_JSON)));
  const [json, csv] = [join(target, SUMMARY_JSON), join(target, SUMMARY_CSV)];
  try {
    return inPlainWords(target, () => {
      const before = earlier(target, json);
      for (const file of [json, csv]) sweep(file);
      return {
        before,
        summary: csv,
        of: (name) => join(target, name),
        record: (counties, lang) => inPlainWords(target, () => record(json, csv, counties, lang)),
        release,
      };
    });
  } catch (error) {
    release();
    throw error;
  }
}

function record(json: string, csv: string, counties: readonly CountyResult[], lang: Lang): Message | null {
  // The JSON last: it is what the next run believes.
  let warning: Message | null = null;
  try {
    writeWhole(csv, summaryCsv(counties, lang));
  } catch (error) {
    // A spreadsheet that has it open must not cost a night of planning.
    warning = texts['batch-table-unwritten']({ file: csv, reason: failureWords(error) });
  }
  writeWhole(json, `${safeJson(summaryJson(counties), 2)}\n`);
  return warning;
}

/** Hidden files are left by killed runs, or are the system's own. */
function earlier(target: string, json: string): ReadonlyMap<string, CountyResult> {
  const found = existsSync(json) ? Summary.safeParse(parsed(readFileSync(json, 'utf8'))).data : undefined;
  if (found === undefined && readdirSync(target).some((name) => !name.startsWith('.')))
    throw new Refusal(EXIT.usage, texts['batch-foreign']({ out: target }));
  return new Map((found?.counties ?? []).map((county) => [county.name, county]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
