/**
 * The page is built on the first start, beside the server that answers already, and kept under the digest of its sources:
 * another version of the program builds its own. A build appears whole or not at all.
 */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { PageSource } from '../http/page.ts';

const ROOT = fileURLToPath(new URL('../page/', import.meta.url));
const WORKER = fileURLToPath(new URL('build-worker.ts', import.meta.url));
const LOCK = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));

/** Where builds are kept where nobody says otherwise: beside what `npm ci` brought. */
export const BUILD_CACHE = fileURLToPath(new URL('../../../node_modules/.cache/lungang-desk', import.meta.url));

/** Of everything that the page is made of. */
function sourceDigest(): string {
  const hash = createHash('sha256');
  for (const name of globSync('**/*.{ts,tsx,css,html,json,svg}', { cwd: ROOT }).toSorted())
    hash.update(`${name}\n`).update(readFileSync(join(ROOT, name)));
  hash.update(readFileSync(WORKER));
  if (existsSync(LOCK)) hash.update(readFileSync(LOCK));
  return hash.digest('hex').slice(0, 16);
}

const isWhole = (folder: string): boolean => existsSync(join(folder, 'index.html'));

/** Builds into `cache` where it is not there yet; gives its folder. Throws with what the build said. */
export async function buildPage(cache: string): Promise<string> {
  const folder = join(cache, sourceDigest());
  if (isWhole(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fresh = join(cache, `.new-${process.pid}-${randomUUID()}`);
  try {
    await run(fresh);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      // Another desk was quicker.
      if (!isWhole(folder)) throw error;
    }
    return folder;
  } finally {
    for (const left of [fresh, `${fresh}.vite`]) rmSync(left, { recursive: true, force: true });
  }
}

const run = (out: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WORKER, ROOT, out], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4000)));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(said === '' ? `exit ${code}` : said))));
  });

/** The page of a desk that is opening: there as soon as it is built. */
export function pageSource(cache: string, log: (line: object) => void): PageSource & { readonly ready: Promise<void> } {
  let folder: string | null = null;
  let trouble: string | null = null;
  const ready = buildPage(cache).then(
    (built) => {
      folder = built;
    },
    (error: unknown) => {
      trouble = error instanceof Error ? error.message : String(error);
      log({ build: trouble });
    },
  );
  return { folder: () => folder, trouble: () => trouble, ready };
}
