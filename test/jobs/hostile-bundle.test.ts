/** Bundles that somebody sealed anew around odd content: a finding, never a bug; and the seal is one of bytes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonicalJson, fingerprint } from '../../src/domain/fingerprint.ts';
import { textDigest } from '../../src/store/blobs.ts';
import { lungang, type Ran } from '../cli/support/run.ts';
import { LEFT_OUT, ODD, placesOf, withAt, type JsonPath } from '../support/odd-values.ts';
import { draws } from '../support/draws.ts';
import { openOffice, TODAY, type Office } from './support/nights.ts';

type Raw = Readonly<Record<string, unknown>>;

let one: Office;
let whole: string;
let bundle: Raw;
beforeAll(async () => {
  one = await openOffice();
  one.drop('a.csv', `C1,2027-03,离职,T04,,,,,,`);
  await one.night();
  await one.run('publish', '--draft', 'P2', '--by', '王局长', '--today', TODAY);
  await one.run('seal', join(one.place, 'whole.json'), '--plan', 'P2');
  whole = readFileSync(join(one.place, 'whole.json'), 'utf8');
  bundle = JSON.parse(whole) as Raw;
});
afterAll(() => one.end());

async function verifyText(text: string): Promise<Ran> {
  const file = join(one.place, 'odd.json');
  writeFileSync(file, text);
  return lungang('verify', '--bundle', file);
}

const digestOf = (value: unknown): string => (typeof value === 'string' ? textDigest(value) : fingerprint(value));

/** Digests and seal made to fit, as somebody makes them who knows how; odd ones included. */
function resealed({ digests: _digests, seal: _seal, ...content }: Raw): string {
  const { policy, roster, replan, plan, certificate } = content;
  const text = typeof policy === 'object' && policy !== null && 'text' in policy ? policy.text : null;
  const digests = Object.fromEntries(
    Object.entries({ policy: text, roster, replan, plan, certificate }).map(([key, part]) => [
      key,
      digestOf(part ?? null),
    ]),
  );
  const open = { ...content, digests };
  return `${JSON.stringify({ ...open, seal: textDigest(canonicalJson(open)) }, null, 2)}\n`;
}

it('the maker of these bundles seals as the program does', async () => {
  expect(resealed(bundle)).toBe(whole);
  expect((await verifyText(whole)).exit).toBe(0);
});

it.each<[string, (text: string) => string]>([
  ['a blank more', (text) => text.replace('{', '{ ')],
  ['no line end', (text) => text.trimEnd()],
  ['a mark of the byte order', (text) => `\uFEFF${text}`],
  [
    'another order of keys',
    (text) =>
      `${JSON.stringify(Object.fromEntries(Object.entries(bundle).toReversed()), null, 2)}\n${text.slice(text.length)}`,
  ],
  ['a key twice', (text) => text.replace('"seed": 1', '"seed": 2,\n    "seed": 1')],
  ['a key twice, written otherwise', (text) => text.replace('"seed": 1', '"see\\u0064": 2,\n    "seed": 1')],
  ['a number written otherwise', (text) => text.replace('"gap": 0', '"gap": 0.0')],
])('a bundle of the same data in other bytes is refused: %s', async (_name, change) => {
  const changed = change(whole);
  expect(changed).not.toBe(whole);
  const { exit, out } = await verifyText(changed);
  expect([[1, 2].includes(exit), /bytes|JSON/u.test(out)]).toEqual([true, true]);
});

it.each<[string, (plan: string) => string]>([
  ['a blank more', (plan) => plan.replace('{', '{ ')],
  ['a key twice', (plan) => plan.replace('"horizon"', '"outcome": "relaxed", "horizon"')],
])('a sealed plan of the same data in other bytes is refused: %s', async (_name, change) => {
  const plan = change(String(bundle['plan']));
  expect((await verifyText(resealed({ ...bundle, plan }))).exit).not.toBe(0);
});

/** Inner texts as values, so that odd ones get into them too. */
const INNER: readonly JsonPath[] = [['plan'], ['replan', 'before', 'plan']];
const at = (value: unknown, path: JsonPath): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);

interface OddBundle {
  readonly where: JsonPath;
  readonly put: unknown;
  readonly text: () => string;
}

function oddBundles(): readonly OddBundle[] {
  const values = [...ODD, LEFT_OUT];
  const outer = placesOf(bundle)
    .filter(([first]) => first !== 'seal')
    .flatMap((where) =>
      values.map((put): OddBundle => ({ where, put, text: () => resealed(withAt(bundle, where, put) as Raw) })),
    );
  const inner = INNER.flatMap((path) => {
    const own: unknown = JSON.parse(String(at(bundle, path)));
    return placesOf(own).flatMap((where) =>
      values.map((put): OddBundle => {
        const text = (): string => `${JSON.stringify(withAt(own, where, put), null, 2)}\n`;
        return { where: [...path, ...where], put, text: () => resealed(withAt(bundle, path, text()) as Raw) };
      }),
    );
  });
  return [...outer, ...inner];
}

it('odd content sealed anew ends with a finding, wherever it stands', { timeout: 900_000 }, async () => {
  const all = oddBundles();
  // With the few draws a sample, another value at each place; all of them with many.
  const step = Math.max(1, all.length / draws(25));
  const wrong: unknown[] = [];
  for (let i = 0; i < all.length; i += step) {
    const { where, put, text } = all[Math.floor(i)]!;
    const { exit, out, err } = await verifyText(text());
    const told = exit === 0 || ((exit === 1 || exit === 2) && out !== '');
    if (!told) wrong.push([where.join('.'), String(put).slice(0, 40), exit, err.slice(0, 200)]);
  }
  expect(wrong).toEqual([]);
});
