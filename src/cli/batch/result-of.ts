/** How a county's process ended, as its row of the summary. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../messages/message.ts';
import { EXIT } from '../exit.ts';
import { sha256 } from './inputs.ts';
import type { CountyEnding } from './run-county.ts';
import { pending, type CountyResult } from './summary.ts';
import { texts } from './texts.ts';

/** `interrupted`: Ctrl-C was pressed meanwhile. */
export async function resultOf(
  name: string,
  ending: CountyEnding,
  terms: {
    readonly inputs: string | null;
    readonly folder: string;
    readonly interrupted: boolean;
    readonly lang: Lang;
  },
): Promise<CountyResult> {
  const { exit, answer, seconds, megabytes } = ending;
  const known: CountyResult = { ...pending(name), exit, seconds, megabytes };
  const file = join(terms.folder, 'plan.json');
  if (answer?.ok === true && existsSync(file)) {
    const { outcome = null, proof = null, ended = null, postings = null } = answer;
    const status = ended === 'stopped' ? 'stopped' : 'planned';
    return {
      ...known,
      status,
      outcome,
      proof: proof?.status ?? null,
      tiers: proof?.tiers ?? [],
      ended,
      postings,
      inputs: terms.inputs,
      plan: await sha256(file),
    };
  }
  if (exit === EXIT.stopped || terms.interrupted) return { ...known, status: 'stopped' };
  return { ...known, status: 'failed', reason: reasonOf(ending, terms.lang) };
}

function reasonOf({ exit, signal, answer, lastWords }: CountyEnding, lang: Lang): string {
  const [first] = answer?.errors ?? [];
  if (first !== undefined) return texts['batch-errors']({ ...first, errors: answer!.errors!.length }).in(lang);
  if (exit === null || (answer === null && lastWords === null))
    return texts['batch-died']({ how: signal ?? String(exit) }).in(lang);
  return answer?.message ?? lastWords ?? '';
}
