#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runWithNode } from './with-node.mjs';

runWithNode(['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)), ...process.argv.slice(2)], { leashed: true });
