import { setTimeout as later } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { onInterrupt } from '../../src/cli/interrupts.ts';

it('tells a second press from the echo of the first, and stops listening', async () => {
  const before = process.listeners('SIGINT');
  const heard: string[] = [];
  const release = onInterrupt(
    () => heard.push('first'),
    () => heard.push('again'),
  );
  const press = process.listeners('SIGINT').find((listener) => !before.includes(listener))!;
  press('SIGINT');
  press('SIGINT');
  expect(heard).toEqual(['first']);
  await later(300);
  press('SIGINT');
  expect(heard).toEqual(['first', 'again']);
  expect(process.listeners('SIGTERM')).toContain(press);
  release();
  expect([process.listeners('SIGINT'), process.listeners('SIGTERM').includes(press)]).toEqual([before, false]);
});
