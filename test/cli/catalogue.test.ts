/** The list of commands is told without loading them: it must say what they say of themselves. */
import { expect, it } from 'vitest';
import { program } from '../../src/cli/program.ts';
import { newSession } from '../../src/cli/session.ts';
import { lungang } from './support/run.ts';

const session = () => newSession({ out: () => {}, err: () => {}, watched: false });

it('is, to the byte, the list that the commands themselves would give', async () => {
  const all = await program(session());
  expect(all.commands.length).toBeGreaterThan(20);
  expect((await lungang('--help')).out).toBe(all.helpInformation());
});

it('the help of one command is the same whichever way it is asked for', async () => {
  const { out } = await lungang('plan', '--help');
  expect(out).toContain('--cross-check');
  expect((await lungang('help', 'plan')).out).toBe(out);
});

it('suggests the command that a slip of the pen meant', async () => {
  const { exit, err } = await lungang('plann', 'roster');
  expect([exit, err]).toEqual([64, expect.stringContaining('Did you mean plan?')]);
});
