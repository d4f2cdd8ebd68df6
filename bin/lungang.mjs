#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isEnough } from './find-node.mjs';
import { runWithNode } from './with-node.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const main = here('../src/cli/main.ts');
// Beside what `npm ci` brought, and as trustworthy: a folder that all users may write would let one of them plant code for another.
const cache = here('../node_modules/.cache/lungang');

if (isEnough(process.versions.node)) {
  // A second process would only wait for the first. The cache goes for worker threads and child processes too.
  process.env.NODE_COMPILE_CACHE ??= cache;
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  const [tell] = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => warning.name === 'ExperimentalWarning' || tell?.(warning));
  process.argv[1] = main;
  await import('../src/cli/main.ts');
} else runWithNode(['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], { leashed: true, cache });
