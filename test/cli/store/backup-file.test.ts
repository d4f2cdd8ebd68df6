/** Backups as somebody may hand them over: packed so that they would fill the memory, or without an end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readBackup } from '../../../src/cli/store/backup-file.ts';
import { inflated } from '../../../src/store/blobs.ts';
import { lungang } from '../support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-bomb-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const packed = (name: string, ...texts: (string | Buffer)[]): string => {
  const file = join(place, name);
  writeFileSync(file, gzipSync(Buffer.concat(texts.map((text) => Buffer.from(text)))));
  return file;
};
const MEBIBYTE = 1024 * 1024;

describe('a backup', () => {
  it('is read line by line, whether or not the last one ends', async () => {
    const lines = ['一', '', 'x'.repeat(3 * MEBIBYTE), 'end'];
    for (const [name, text] of [
      ['ended', `${lines.join('\n')}\n`],
      ['open', lines.join('\n')],
    ] as const)
      expect(await Array.fromAsync(readBackup(packed(name, text)))).toEqual(lines);
  });

  it('with a line that would fill the memory is refused before it does', async () => {
    await expect(
      Array.fromAsync(readBackup(packed('bomb', 'a line\n', Buffer.alloc(65 * MEBIBYTE, ' ')))),
    ).rejects.toMatchObject({ text: { code: 'backup-damaged' } });
  });

  it.each(process.platform === 'win32' ? ['nothing'] : ['nothing', '/dev/zero'])(
    'that is no file is refused: %s',
    async (name) => {
      const data = join(place, 'data');
      expect(await lungang('restore', name === 'nothing' ? packed('nothing', '') : name, data)).toMatchObject({
        exit: 64,
        err: expect.stringMatching(/不完整/),
      });
    },
  );
});

describe('a text of the store', () => {
  it('that was packed from more than any roster holds is none', () => {
    expect(inflated(deflateSync(Buffer.alloc(257 * MEBIBYTE)))).toBeUndefined();
    expect(inflated(deflateSync('轮岗'))).toBe('轮岗');
  });
});
