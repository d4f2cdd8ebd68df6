/**
 * The process of one attempt. It is told what to do, does it, writes the ending itself (fenced by the number of its
 * attempt), and goes; it also goes when its parent does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { storeQueue } from '../../jobs/queue/store-queue.ts';
import { queueTexts } from '../../jobs/queue/texts.ts';
import type { Message } from '../../messages/message.ts';
import { StoreFailure } from '../../store/failures.ts';
import { openStore } from '../../store/store.ts';
import { DeskProblem } from '../problem.ts';
import { loadKind } from './kinds/index.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const stop = new AbortController();
const now = (): string => new Date().toISOString();

function tell(message: FromWorker): void {
  process.send?.(message);
}

/** What a person is told; the rest of a failure goes to the log. */
function wordsOf(error: unknown): Message {
  if (error instanceof DeskProblem || error instanceof StoreFailure) return error.text;
  return queueTexts['job-broken']({ detail: error instanceof Error ? error.name : 'error' });
}

async function attempt(order: Extract<ToWorker, { say: 'begin' }>): Promise<void> {
  const { id, kind: name, input } = order;
  const own = { id, attempt: order.attempt };
  const store = await openStore(order.place, { trusted: true });
  const queue = storeQueue(store);
  const folder = mkdtempSync(join(tmpdir(), 'lungang-job-'));
  try {
    const kind = await loadKind(name);
    const write = await kind.run(
      {
        read: (look) => store.read(look),
        signal: stop.signal,
        tell: (progress) => tell({ say: 'progress', progress }),
        folder,
      },
      kind.input.parse(JSON.parse(input)),
    );
    await queue.finish(own, now(), async (tx) => kind.result.parse(await write(tx)));
  } catch (error) {
    if (!(error instanceof DeskProblem))
      tell({
        say: 'broken',
        detail: {
          'zh-CN': wordsOf(error).in('zh-CN'),
          en: error instanceof Error ? (error.stack ?? error.message) : '',
        },
      });
    await queue.fail(own, now(), wordsOf(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await store.close();
  }
}

process.on('message', (message: ToWorker) => {
  if (message.say === 'stop') return stop.abort();
  void attempt(message).then(
    () => {
      tell({ say: 'over' });
      process.disconnect();
    },
    // Nothing could be written: the parent sees the process gone and says so.
    () => process.exit(70),
  );
});
process.once('disconnect', () => process.exit(0));
// A terminal sends Ctrl-C to the whole group: the desk decides what becomes of its work.
process.on('SIGINT', () => {});
