#!/usr/bin/env node
// Runs a script of the project with a Node that is new enough: `node bin/with-node.mjs SCRIPT ARG…`.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { findNode } from './find-node.mjs';

/**
 * `leashed`: the child is told when this process goes, however it goes, through a channel that closes then. `cache`: a folder
 * where Node keeps what it makes of the sources, which halves the time of a start; where it cannot be written Node goes without.
 */
export function runWithNode(args, { leashed = false, cache } = {}) {
  const node = findNode();
  if (node === undefined) {
    process.stderr.write(
      `lungang needs Node 24.15 or newer (this is ${process.versions.node}); run "npm ci" first, or install it from nodejs.org · 需要 Node 24.15 或更高版本\n`,
    );
    process.exit(69);
  }
  const env = cache === undefined ? process.env : { NODE_COMPILE_CACHE: cache, ...process.env };
  const child = spawn(node, args, { env, stdio: leashed ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' });
  let asked;
  const ask = (signal) => {
    asked = signal;
    child.kill(signal);
  };
  child.on('error', (error) => {
    process.stderr.write(
      `lungang cannot start ${node} (${error.code ?? error.message}); run "npm ci" again · 无法启动 Node，请重新运行 npm ci\n`,
    );
    process.exit(69);
  });
  // The child decides what to do with Ctrl-C. A terminal sends it to the whole group, a lone kill only here: it is passed on, and
  // the child takes the two for one. On Windows the console reaches the child by itself, and passing on would end it.
  process.on('SIGINT', () => process.platform !== 'win32' && ask('SIGINT'));
  process.on('SIGTERM', () => ask('SIGTERM'));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 70);
    // Asked to stop before the child could listen: it was stopped in order, without a result.
    process.exit(leashed && signal === asked ? 130 : 128 + constants.signals[signal]);
  });
}

if (process.argv[1]?.endsWith('with-node.mjs')) runWithNode(process.argv.slice(2));
