/** What is kept of texts that were parsed, and what goes first. */
import { describe, expect, it } from 'vitest';
import { ParsedTexts } from '../../src/store/parsed.ts';

/** Keeps at most ten characters, and tells which texts were parsed. */
function watched(): { readonly ask: (text: string) => Promise<unknown>; readonly parsed: string[] } {
  const parsed: string[] = [];
  const kept = new ParsedTexts((text): { readonly cells: string[] } => {
    parsed.push(text);
    return { cells: [text] };
  }, 10);
  return { ask: (text) => kept.of(`of ${text}`, async () => text), parsed };
}

describe('parsed texts', () => {
  it('are parsed once, also for two who ask at the same time', async () => {
    const { ask, parsed } = watched();
    const [one, two] = await Promise.all([ask('aaaa'), ask('aaaa')]);
    expect(two).toBe(one);
    expect(await ask('aaaa')).toBe(one);
    expect(parsed).toEqual(['aaaa']);
  });

  it('what was asked for least lately goes first', async () => {
    const { ask, parsed } = watched();
    for (const text of ['aaaa', 'bbbb', 'aaaa', 'cccc', 'aaaa', 'bbbb']) await ask(text);
    expect(parsed).toEqual(['aaaa', 'bbbb', 'cccc', 'bbbb']);
  });

  it('one that is longer than all that may be kept is kept alone', async () => {
    const { ask, parsed } = watched();
    for (const text of ['aaaa', 'a text far too long', 'a text far too long', 'aaaa']) await ask(text);
    expect(parsed).toEqual(['aaaa', 'a text far too long', 'aaaa']);
  });

  it('nobody can change what others are given', async () => {
    const kept = new ParsedTexts((text) => JSON.parse(text) as { rows: { id: number }[] });
    const { rows } = await kept.of('x', async () => '{"rows":[{"id":1}]}');
    expect(() => rows.push({ id: 2 })).toThrow(TypeError);
    expect(() => (rows[0]!.id = 2)).toThrow(TypeError);
  });

  it('a text that cannot be had is asked for again', async () => {
    const kept = new ParsedTexts((text) => ({ text }));
    await expect(kept.of('x', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await kept.of('x', async () => 'back')).toEqual({ text: 'back' });
  });
});
