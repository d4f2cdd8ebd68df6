/** report.html as people meet it: in a browser, by keyboard, on a narrow screen, on paper. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deriveInstance } from '../../../src/domain/instance.ts';
import { readRoster, rosterDigest } from '../../../src/io/index.ts';
import { LANGS, type Lang } from '../../../src/messages/message.ts';
import { makePlan } from '../../../src/planning/make-plan.ts';
import { loadPolicy } from '../../../src/policy/load.ts';
import type { ReportContext } from '../../../src/report/context.ts';
import { htmlReport } from '../../../src/report/html/index.ts';
import { rotationLines } from '../../../src/report/sheets/rotation-list.ts';
import { hostile } from './hostile.ts';

const CHROMIUM = '/usr/bin/chromium';
const absent = !existsSync(CHROMIUM);
const REASON = `skipped where there is no ${CHROMIUM} (Debian: apt-get install chromium fonts-noto-cjk)`;
if (absent) console.warn(`report.html in a browser: ${REASON}`);

/** The group of 250 teachers, planned once for all that follows. */
async function planned(): Promise<ReportContext> {
  const path = fileURLToPath(new URL('../../../scenarios/suzhou-2024-group250/roster', import.meta.url));
  const [{ policy }, { roster }] = await Promise.all([loadPolicy('suzhou-2024'), readRoster(path, { from: 2027 })]);
  const instance = deriveInstance(roster!, 2027);
  const outcome = await makePlan(instance, policy!, rosterDigest(roster!), {
    backend: 'highs',
    seed: 1,
    timeLimit: 300,
    gap: 0,
    workers: 1,
  });
  if (outcome.kind !== 'plan') throw new Error(outcome.kind);
  return { plan: outcome.plan, instance, policy: policy! };
}

let context: ReportContext;
let pages: Readonly<Record<Lang, string>>;

beforeAll(async () => {
  context = await planned();
  pages = { 'zh-CN': await htmlReport(context, 'zh-CN'), en: await htmlReport(context, 'en') };
}, 300_000);

it('the page of 250 teachers stays under 2 MB', () => {
  for (const lang of LANGS) expect(Buffer.byteLength(pages[lang])).toBeLessThan(2_000_000);
  expect(rotationLines(context).length).toBeGreaterThan(20);
});

describe.skipIf(absent)(`report.html in a browser (${REASON})`, () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  /** Everything the page asks for besides itself, says to the console or throws. */
  let noise: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-html-'));
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    // The accessibility checker asks for pages of a context that was made by hand.
    page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    noise = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(String(error)));
    page.on('dialog', (dialog) => {
      noise.push(dialog.message());
      void dialog.dismiss();
    });
  });
  afterEach(async () => {
    await page.context().close();
  });

  /** Opens the text as a file, the way a double click does. */
  async function open(text: string): Promise<void> {
    const file = join(folder, 'report.html');
    await writeFile(file, text);
    const { href } = pathToFileURL(file);
    page.on('request', (request) => {
      if (request.url() !== href) noise.push(request.url());
    });
    await page.goto(href);
  }

  const names = (): Promise<string[]> => page.locator('#list tbody tr:visible th').allTextContents();

  it.each(LANGS)('opens from the disk without a sound, in %s', async (lang) => {
    await open(pages[lang]);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.locator('h2').count()).toBe(12);
    expect(await page.locator('svg path').count()).toBeGreaterThan(4);
    expect(noise).toEqual([]);
  });

  it.each(LANGS.flatMap((lang) => [1366, 390].map((width) => ({ lang, width }))))(
    'has nothing that bars anyone, in $lang at $width pixels',
    async ({ lang, width }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(pages[lang]);
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(passes.length).toBeGreaterThan(20);
      // Wide tables scroll in their own frame, never the page.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    },
    180_000,
  );

  it('shows markup in names as letters and runs none of it', async () => {
    await open(await htmlReport(hostile, 'zh-CN'));
    expect(await page.evaluate('window.harmed')).toBeUndefined();
    expect(await page.locator('img, script').count()).toBe(1);
    expect((await names())[0]).toContain('<script>window.harmed=1</script>');
    expect(noise).toEqual([]);
    // Even a name that got through would not run.
    await open(
      (await htmlReport(hostile, 'zh-CN')).replace(
        '<main',
        '<script>window.harmed=3</script><img src=x onerror="window.harmed=4"><main',
      ),
    );
    expect(await page.evaluate('window.harmed')).toBeUndefined();
    expect(noise.join('\n')).toContain('Content Security Policy');
  });

  it('filters the list by school, subject, purpose and words, and takes it back', async () => {
    await open(pages['zh-CN']);
    const lines = rotationLines(context);
    const all = lines.map(({ person }) => person.row.name);
    const [first] = lines;
    expect(await names()).toEqual(all);
    expect(await page.locator('#filter-status').textContent()).toBe(`共 ${all.length} 人`);

    const { to } = first!.posting;
    const { subject } = first!.person.row;
    await page.selectOption('#filter-school', to);
    const atSchool = lines.filter(({ posting }) => posting.from === to || posting.to === to);
    expect(await names()).toEqual(atSchool.map(({ person }) => person.row.name));
    await page.selectOption('#filter-subject', subject);
    const both = atSchool.filter(({ person }) => person.row.subject === subject);
    expect(await names()).toEqual(both.map(({ person }) => person.row.name));
    expect(both.length).toBeLessThan(atSchool.length);
    expect(await page.locator('#filter-status').textContent()).toBe(
      `筛选后显示 ${both.length} 人，名单共 ${all.length} 人`,
    );

    await page.click('#filter button');
    await expect.poll(names).toEqual(all);
    await page.selectOption('#filter-purpose', { label: '落实骨干比例' });
    expect(await names()).toEqual(
      lines.filter(({ posting }) => posting.purpose.includes('backbone')).map(({ person }) => person.row.name),
    );
    await page.click('#filter button');
    // Full-width letters and blanks around are the same words.
    await page.fill('#filter-text', ` ${first!.person.row.name} ２０３０ `);
    expect(await names()).toEqual([first!.person.row.name]);
    await page.fill('#filter-text', '查无此人');
    expect(await names()).toEqual([]);
    expect(await page.locator('#filter-status').textContent()).toBe(`筛选后显示 0 人，名单共 ${all.length} 人`);
  });

  it('can be read and filtered by keyboard alone', async () => {
    await open(pages['zh-CN']);
    const focused = (): Promise<string> =>
      page.evaluate('document.activeElement.id || document.activeElement.className');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('main');
    const seen: string[] = [];
    while (seen.at(-1) !== 'filter-text' && seen.length < 60) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    expect(seen.slice(-4)).toEqual(['filter-school', 'filter-subject', 'filter-purpose', 'filter-text']);
    await page.keyboard.type('自愿');
    const shown = await names();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(rotationLines(context).length);
    // Enter in the field must not send the form anywhere.
    await page.keyboard.press('Enter');
    expect(await names()).toEqual(shown);
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineWidth');
    expect(outline).toBe('3px');
  });

  it('breaks no heading into single characters, on a screen or on paper', async () => {
    await open(pages['zh-CN']);
    const narrow = `[...document.querySelectorAll('thead th')].filter((cell) => {
      const style = getComputedStyle(cell);
      const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      return cell.clientWidth > 0 && cell.checkVisibility() && /\\p{Script=Han}{2}/u.test(cell.textContent) && room < 2 * parseFloat(style.fontSize);
    }).map((cell) => cell.textContent)`;
    for (const [media, width] of [
      ['screen', 1366],
      ['screen', 390],
      ['print', 1032],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ media });
      expect(await page.locator('thead th:visible').count()).toBeGreaterThan(50);
      expect(await page.evaluate(narrow)).toEqual([]);
    }
    // And paper still holds the widest table: A4 across without its margins is 273 mm, 1032 pixels.
    expect(
      await page.evaluate('Math.max(...[...document.querySelectorAll("table")].map((one) => one.offsetWidth))'),
    ).toBeLessThanOrEqual(1032);
  });

  it('prints on A4 with repeated headings, without filters, and says when the list is not whole', async () => {
    await open(pages['zh-CN']);
    await page.selectOption('#filter-purpose', { label: '落实骨干比例' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#filter, nav, .skip').evaluateAll((found) => found.length)).toBe(3);
    expect(await page.locator('#filter:visible, nav:visible, .skip:visible').count()).toBe(0);
    expect(await page.locator('#filter-status').isVisible()).toBe(true);
    expect(
      await page.evaluate(
        '[...new Set([...document.querySelectorAll("thead")].map((head) => getComputedStyle(head).display))]',
      ),
    ).toEqual(['table-header-group']);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`,
    );
    expect(sheets.length).toBeGreaterThan(8);
    expect([...new Set(sheets)].toSorted()).toEqual(['595×842', '842×595']);
  });

  it('prints the whole list without a remark on filters', async () => {
    await open(pages.en);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#filter-status').isVisible()).toBe(false);
    expect(await names()).toHaveLength(rotationLines(context).length);
  });
});
