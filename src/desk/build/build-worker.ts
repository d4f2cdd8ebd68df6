/** Builds the page into the folder that it is told; a process of its own, for it takes much memory for a few seconds. */
import process from 'node:process';
import { build } from 'vite';
import { NONCE_PLACE } from '../http/nonce-place.ts';

const [, , root, outDir] = process.argv;
if (root === undefined || outDir === undefined) throw new Error('build-worker ROOT OUT');

await build({
  root,
  configFile: false,
  envFile: false,
  logLevel: 'error',
  cacheDir: `${outDir}.vite`,
  html: { cspNonce: NONCE_PLACE },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill would be a script in the page.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
  },
});
