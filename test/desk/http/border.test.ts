/** Who is listened to, and what answers carry. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, testDesk, type TestDesk } from '../support/desk.ts';

describe('the border', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await testDesk();
  });
  afterAll(async () => {
    await desk.close();
  });
  const home = (headers: Readonly<Record<string, string>>) => ask(desk.app, 'GET', '/api/home', { headers });

  it('knows this machine by its own names only: another name may be made to mean it', async () => {
    for (const host of ['localhost:8027', '127.0.0.1:1', '[::1]:8027', 'LOCALHOST'])
      expect([host, (await home({ host })).statusCode]).toEqual([host, 200]);
    for (const host of ['evil.example', 'localhost.evil.example:8027', '127.0.0.1.evil.example', '10.0.0.1'])
      expect([host, (await home({ host })).statusCode]).toEqual([host, 421]);
  });

  it('gives pages of other sites nothing, and its own page all', async () => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
      [{ origin: 'http://localhost:8027' }, 200],
      [{ origin: 'http://localhost:9999' }, 403],
      [{ origin: 'https://localhost:8027' }, 403],
      [{ origin: 'null' }, 403],
      [{ 'sec-fetch-site': 'same-origin' }, 200],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
      // A link on another page may lead here.
      [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
    ];
    for (const [headers, status] of cases)
      expect([headers, (await home(headers)).statusCode]).toEqual([headers, status]);
  });

  it('marks every answer, refusals too, as data that nobody frames, sniffs or keeps', async () => {
    for (const url of ['/api/home', '/api/nothing', '/', '/assets/none.js', '/api/docs']) {
      const { headers } = await ask(desk.app, 'GET', url);
      expect([url, headers]).toEqual([
        url,
        expect.objectContaining({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'cross-origin-resource-policy': 'same-origin',
          'cache-control': 'no-store',
          'content-security-policy': expect.stringContaining(`default-src 'none'`),
        }),
      ]);
    }
  });

  it('sends a page with a number of its own each time, and lets nothing else run', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await ask(desk.app, 'GET', '/api/docs')).headers['content-security-policy']),
    );
    expect(policies[0]).not.toBe(policies[1]);
    expect(String(policies[0])).not.toMatch(/unsafe|https?:|\*/u);
    const page = await ask(desk.app, 'GET', '/api/docs?lang=en');
    const nonce = /'nonce-([\w-]+)'/u.exec(String(page.headers['content-security-policy']))![1];
    expect(page.body).toContain(`<style nonce="${nonce}">`);
    expect(page.body).toContain('GET /api/home');
    expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u);
  });

  it('says while the page is being built that it is, and sends no file from elsewhere', async () => {
    expect((await ask(desk.app, 'GET', '/')).statusCode).toBe(503);
    for (const url of ['/assets/..%2f..%2fpackage.json', '/assets/a/b.js'])
      expect([url, (await ask(desk.app, 'GET', url)).statusCode]).toEqual([url, 404]);
  });
});
