/** What a file says of its own proof is told as its claim: bounds cannot be recomputed, so that anybody may raise them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planBytes } from '../../src/domain/plan.ts';
import { rosterDigest } from '../../src/io/digest.ts';
import { readRoster } from '../../src/io/index.ts';
import { problemOf } from '../../src/planning/case.ts';
import { unprovenPlan } from '../../src/planning/verified-plan.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { summaryText } from '../../src/report/summary.ts';
import { context } from '../report/fixture.ts';
import { lungang } from './support/run.ts';

const ROSTER = 'scenarios/two-schools/roster';
const CASE = [ROSTER, '--policy', 'suzhou-2024'] as const;

let place: string;
let forged: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'lungang-claimed-'));
  forged = join(place, 'plan.json');
  const [{ roster }, { policy }] = [await readRoster(ROSTER), await loadPolicy('suzhou-2024')];
  const origin = {
    ...problemOf({ roster: roster!, policy: policy!, from: 2027 }),
    rosterDigest: rosterDigest(roster!),
  };
  // Nobody is posted, which is lawful and far from the best; then every bound is raised to its value.
  const plan = unprovenPlan({ ...origin, seed: 1 }, { postings: [], sharedTeaching: [] });
  const tiers = plan.proof.tiers.map((tier) => ({ ...tier, bound: tier.value }));
  if (tiers.every(({ value }) => value === 0)) throw new Error('nothing to forge: no plan could be better');
  writeFileSync(forged, planBytes({ ...plan, proof: { status: 'optimal', tiers } }));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Words that speak for the proof in our own name. */
const OURS =
  /(?<!自称|是否)已证明|均已证明|不存在任何能使|证明不能更少|[Pp]roven best|proven to be|(?<!not )\bproven:|is proven/u;

it('verify tells the proof of a forged plan as the claim of the plan', async () => {
  const [zh, en] = [
    await lungang('verify', ...CASE, '--plan', forged),
    await lungang('verify', ...CASE, '--plan', forged, '--lang', 'en'),
  ];
  expect([zh.exit, en.exit]).toEqual([0, 0]);
  expect(zh.out).toContain('方案自称已证明最优，未重新验证');
  expect(en.out).toContain('the plan’s own claim, not proven again');
  expect(zh.out + en.out).not.toMatch(OURS);
});

it.each(['zh-CN', 'en'])('documents made from it say so in every paper: %s', async (lang) => {
  const out = join(place, lang);
  const { exit } = await lungang(
    'documents',
    ...CASE,
    '--plan',
    forged,
    '--out',
    out,
    '--formats',
    'html',
    '--lang',
    lang,
  );
  expect(exit).toBe(0);
  const papers = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(join(out, name), 'utf8'));
  expect(papers.length).toBeGreaterThan(5);
  expect(papers.filter((text) => OURS.test(text))).toEqual([]);
  expect(papers.some((text) => /方案自称已证明最优|own claim/u.test(text))).toBe(true);
});

it('a plan that we searched ourselves is proven in our own name still', () => {
  expect(summaryText(context, 'zh-CN')).toMatch(OURS);
  expect(summaryText({ ...context, isClaimed: true }, 'zh-CN')).not.toMatch(OURS);
});
