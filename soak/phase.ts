/** How far a killed command had come, by what it left in the store. */
import type { Tx } from '../src/store/store.ts';

/**
 * In the order in which a command goes through them; import and publish go from the first to the last in one
 * transaction.
 */
export const PHASES = ['nothing begun', 'begun', 'changes in', 'draft made', 'all done'] as const;
export type Phase = (typeof PHASES)[number];

export const lastRunSeq = async (tx: Tx): Promise<number> =>
  (
    await tx
      .selectFrom('runs')
      .select((select) => select.fn.max('seq').as('seq'))
      .executeTakeFirst()
  )?.seq ?? 0;

/** `before`: the last run before the command. */
export async function phaseOf(tx: Tx, before: number): Promise<Phase> {
  const run = await tx
    .selectFrom('runs')
    .select(['seq', 'state'])
    .where('seq', '>', before)
    .orderBy('seq')
    .executeTakeFirst();
  if (run === undefined) return 'nothing begun';
  if (run.state === 'finished') return 'all done';
  if (run.state === 'planned') return 'draft made';
  const entries = await tx.selectFrom('ledger').select('entry').where('kind', '=', 'changes').execute();
  return entries.some(({ entry }) => (JSON.parse(entry) as { run?: number }).run === run.seq) ? 'changes in' : 'begun';
}
