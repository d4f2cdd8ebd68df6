/** `vacancy`: what the roster does not have is bad input, and the message says what is expected. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffice, TODAY, type Office } from '../jobs/support/nights.ts';

let one: Office;
beforeAll(async () => {
  one = await openOffice();
});
afterAll(() => one.end());

it.each([
  ['a year outside the horizon', ['--school', 'S02', '--subject', '英语', '--year', '2050'], /2050.*2027、2028、2029/u],
  ['a subject that nobody teaches', ['--school', 'S02', '--subject', '=魔法'], /=魔法.*数学、英语、语文/u],
  ['a school that is not there', ['--school', 'S99', '--subject', '英语'], /S99/u],
])('refuses %s', async (_, options, said) => {
  expect(await one.run('vacancy', ...options, '--today', TODAY)).toMatchObject({
    exit: 2,
    out: '',
    err: expect.stringMatching(said),
  });
});

it('answers for every year of the horizon', async () => {
  const ran = await one.run('vacancy', '--school', 'S02', '--subject', '英语', '--year', '2029', '--today', TODAY);
  expect(ran.exit).toBe(0);
});
