/** The page is built whole or not at all, once for its sources, and asks nobody elsewhere for anything. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from '../../src/desk/build/page-build.ts';
import { NONCE_PLACE } from '../../src/desk/http/nonce-place.ts';

describe('the page', () => {
  let cache: string;
  beforeAll(() => {
    cache = mkdtempSync(join(tmpdir(), 'lungang-build-'));
  });
  afterAll(() => rmSync(cache, { recursive: true, force: true }));

  it('is built by two at once into one folder, with nothing left beside it, and not again', async () => {
    const [one, two] = await Promise.all([buildPage(cache), buildPage(cache)]);
    expect(two).toBe(one);
    expect(readdirSync(cache)).toEqual([one.split(/[/\\]/u).at(-1)]);
    const began = performance.now();
    expect(await buildPage(cache)).toBe(one);
    expect(performance.now() - began).toBeLessThan(500);
    const html = readFileSync(join(one, 'index.html'), 'utf8');
    expect(html).toContain(`nonce="${NONCE_PLACE}"`);
    expect(html).not.toMatch(/<script(?![^>]*nonce=)|<style(?![^>]*nonce=)|(?:src|href)="(?:https?:)?\/\//u);
  });
});
