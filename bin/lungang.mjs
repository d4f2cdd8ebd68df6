#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runWithNode } from './with-node.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// Beside what `npm ci` brought, and as trustworthy: a folder that all users may write would let one of them plant code for another.
runWithNode(['--disable-warning=ExperimentalWarning', here('../src/cli/main.ts'), ...process.argv.slice(2)], {
  leashed: true,
  cache: here('../node_modules/.cache/lungang'),
});
