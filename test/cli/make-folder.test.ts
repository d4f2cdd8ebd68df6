/** Folders above folders, and systems that say no without an end. */
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/cli/make-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-folder-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a folder', () => {
  it('is made with what is missing above it; one that is there stays', () => {
    const deep = join(place, 'a', 'b', 'c');
    makeFolder(deep, 0o700);
    makeFolder(deep);
    expect(
      [deep, join(place, 'a')].map(
        (path) =>
          statSync(path).isDirectory() && (process.platform === 'win32' || (statSync(path).mode & 0o777) === 0o700),
      ),
    ).toEqual([true, true]);
  });

  it('cannot lie in a file: that is said at once', () => {
    writeFileSync(join(place, 'file'), '');
    expect(() => makeFolder(join(place, 'file'))).toThrow(/EEXIST/);
    expect(() => makeFolder(join(place, 'file', 'x'))).toThrow(/ENOTDIR|ENOENT/);
  });

  it.skipIf(process.platform !== 'linux')('nor behind a link to nothing, nor where the system makes none', () => {
    symlinkSync(join(place, 'nowhere'), join(place, 'link'));
    expect(() => makeFolder(join(place, 'link', 'x'))).toThrow(/ENOENT|EEXIST/);
    expect(() => makeFolder('/proc/lungang')).toThrow(/ENOENT/);
  });
});
