/**
 * The process that reads: it says which file it begins and what came of it, so that the parent knows which one it died
 * of.
 */
import { oneFile, type Bounds } from './one-file.ts';

export interface Order {
  readonly first: number;
  readonly last: number;
  readonly clean: string;
  readonly dir: string;
  readonly bounds: Bounds;
}

process.once('message', async ({ first, last, clean, dir, bounds }: Order) => {
  for (let seed = first; seed <= last; seed += 1) {
    process.send!({ begin: seed });
    const done = await oneFile(seed, clean, dir, bounds);
    process.send!({ done });
    // What a process has held at most it will never be rid of.
    if (done.megabytes > bounds.megabytes) break;
  }
  process.disconnect();
});
