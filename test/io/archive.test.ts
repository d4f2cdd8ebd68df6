/** Archives: whatever wrote their names, and whatever they hide. */
import { describe, expect, it } from 'vitest';
import { unpacked } from '../../src/io/archive.ts';
import { zipBytes } from '../../src/io/zip.ts';

/** An archive whose names are these bytes, without the mark of UTF-8. */
function unmarked(name: Buffer): Buffer {
  const plain = 'X'.repeat(name.length);
  const archive = Buffer.from(zipBytes(new Map([[plain, Buffer.from('a,b\n')]])));
  for (let at = archive.indexOf(plain); at >= 0; at = archive.indexOf(plain, at + 1)) name.copy(archive, at);
  // The flags of the part, and those in the directory.
  archive.writeUInt16LE(0, 6);
  archive.writeUInt16LE(0, archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
  return archive;
}

const namesOf = async (archive: Buffer): Promise<unknown> => {
  const parts = await unpacked(archive, () => true);
  return typeof parts === 'string' ? parts : [...parts.keys()];
};

describe('names in an archive', () => {
  it('are read in GBK where they are in GBK, even where they could be UTF-8', async () => {
    const GBK = { 学: [0xd1, 0xa7], 学校: [0xd1, 0xa7, 0xd0, 0xa3], 教师: [0xbd, 0xcc, 0xca, 0xa6] };
    for (const [name, bytes] of Object.entries(GBK))
      expect(await namesOf(unmarked(Buffer.concat([Buffer.from(bytes), Buffer.from('.csv')])))).toEqual([
        `${name}.csv`,
      ]);
  });

  it('are read in UTF-8 where they are in UTF-8, with or without its mark', async () => {
    expect(await namesOf(unmarked(Buffer.from('教师.csv')))).toEqual(['教师.csv']);
    expect(await namesOf(Buffer.from(zipBytes(new Map([['Ѧ.csv', Buffer.from('x')]]))))).toEqual(['Ѧ.csv']);
  });

  it('of what macOS adds are passed over', async () => {
    const parts = new Map(
      [['a.csv', '__MACOSX/._a.csv', 'b/._a.csv'].map((name) => [name, Buffer.from('x')] as const)].flat(),
    );
    expect(await namesOf(Buffer.from(zipBytes(parts)))).toEqual(['a.csv']);
  });

  it('are none where it is no archive, or unpacks to more than any roster', async () => {
    expect(await namesOf(Buffer.from('a,b\n'))).toBe('not-a-zip');
    const bomb = zipBytes(new Map([['a.csv', Buffer.alloc(200 * 1024 * 1024)]]));
    expect(await namesOf(Buffer.from(bomb))).toBe('too-large');
  });
});
