/** Whatever happens, the exit code says what it was: 1 is a plan refused, and nothing else. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { lungang } from './support/run.ts';

/** Something that nobody waits for fails as soon as the program listens to signals. */
const planted = (failure: string): string =>
  `data:text/javascript,${encodeURIComponent(`process.on('newListener', (name) => { if (name === 'SIGINT') setTimeout(() => { ${failure} }, 0); })`)}`;

it.each([
  ['thrown', `throw new Error('planted')`],
  ['rejected', `Promise.reject(new Error('planted'))`],
])('what nobody catches is a bug, with its code and a sentence: %s', (_name, failure) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', planted(failure), 'bin/lungang.mjs', 'policies', 'show', 'suzhou-2024'],
    { encoding: 'utf8' },
  );
  expect([status, /planted/u.test(stderr), /请反馈/u.test(stderr)]).toEqual([70, true, true]);
});

it.each([
  ['validate', 'a\0b'],
  ['plan', 'scenarios/two-schools/roster', '--policy', 'a\0b', '--from', '2027', '--out', '/tmp/x'],
  ['verify', '--bundle', 'a\0b'],
  ['restore', 'a\0b', 'c'],
  ['init', 'a\0b'],
])('a path with NUL is refused with a sentence: %s', async (...argv) => {
  const { exit, err } = await lungang(...argv);
  expect([exit, err.includes('NUL')]).toEqual([64, true]);
});
