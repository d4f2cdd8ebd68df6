import { expect, it } from 'vitest';
import { insist } from '../../src/cli/insist.ts';

/** A step that fails with these codes, then works; how often it was tried and how long was waited in all. */
function tried(
  codes: readonly string[],
  platform: NodeJS.Platform,
): { tries: number; waited: number; failed: string | null } {
  let tries = 0;
  let waited = 0;
  const step = (): void => {
    const code = codes[tries++];
    if (code !== undefined) throw Object.assign(new Error(code), { code });
  };
  try {
    insist(step, platform, (milliseconds) => (waited += milliseconds));
    return { tries, waited, failed: null };
  } catch (error) {
    return { tries, waited, failed: error instanceof Error ? error.message : '?' };
  }
}

it('tries again on Windows while somebody holds the folder', () => {
  expect(tried(['EPERM', 'EBUSY', 'EACCES'], 'win32')).toEqual({ tries: 4, waited: 70, failed: null });
});

it('gives up after two seconds', () => {
  expect(
    tried(
      Array.from({ length: 20 }, () => 'EBUSY'),
      'win32',
    ),
  ).toEqual({ tries: 9, waited: 2000, failed: 'EBUSY' });
});

it('takes any other failure as it is, and every failure elsewhere', () => {
  expect(tried(['ENOSPC'], 'win32')).toEqual({ tries: 1, waited: 0, failed: 'ENOSPC' });
  expect(tried(['EBUSY'], 'linux')).toEqual({ tries: 1, waited: 0, failed: 'EBUSY' });
});
