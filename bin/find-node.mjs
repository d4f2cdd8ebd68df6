// Finds a Node that can run TypeScript by stripping its types (>= 24.15): the one that runs this file,
// else the one that the locked install brought along. Plain JavaScript, because it must run on Node 20.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Whether the program can run on a Node of this version. */
export const isEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15);
};

export function findNode() {
  if (isEnough(process.versions.node)) return process.execPath;
  const platform = { linux: 'linux', win32: 'win', darwin: 'darwin' }[process.platform];
  try {
    const home = dirname(createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`));
    const binary = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(binary)) return binary;
  } catch {
    // not installed for this platform: fall through to the refusal
  }
  return undefined;
}
