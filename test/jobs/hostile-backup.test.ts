/** Backups that somebody packed anew around odd content: bad input in a sentence, and the folder as it was. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonicalJson } from '../../src/domain/fingerprint.ts';
import { textDigest } from '../../src/store/blobs.ts';
import { lungang, type Ran } from '../cli/support/run.ts';
import { draws } from '../support/draws.ts';
import { LEFT_OUT, ODD, placesOf, withAt, type JsonPath } from '../support/odd-values.ts';
import { openOffice, TODAY, type Office } from './support/nights.ts';

type Row = Readonly<Record<string, unknown>>;
interface Line {
  readonly table: string;
  readonly row: Row;
}

let one: Office;
let whole: string;
let header: Row;
let lines: readonly Line[];
beforeAll(async () => {
  one = await openOffice();
  one.drop('a.csv', 'C1,2027-03,离职,T04,,,,,,', 'C2,2027-03,离职,T99,,,,,,', ',,,,,,,,,x');
  await one.night();
  await one.run('publish', '--draft', 'P2', '--by', '王局长', '--today', TODAY);
  await one.run('backup', join(one.place, 'whole.gz'));
  whole = gunzipSync(readFileSync(join(one.place, 'whole.gz'))).toString('utf8');
  const [first, ...rest] = whole.trimEnd().split('\n').slice(0, -1);
  header = JSON.parse(first!) as Row;
  lines = rest.map((line) => JSON.parse(line) as Line);
});
afterAll(() => one.end());

/** With the last line that fits. */
function packed(all: readonly unknown[]): string {
  const text = all.map((line) => `${canonicalJson(line)}\n`).join('');
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return `${text}${canonicalJson({ end: all.length, digest })}\n`;
}

/** With a ledger whose chain fits. */
function chained(all: readonly Line[]): readonly Line[] {
  let previous = `sha256:${'0'.repeat(64)}`;
  return all.map(({ table, row }) => {
    if (table !== 'ledger') return { table, row };
    const { seq, at, kind, entry } = row;
    const digest = `sha256:${createHash('sha256')
      .update(`${previous}\n${canonicalJson({ seq, at, kind })}\n${String(entry)}`)
      .digest('hex')}`;
    const linked = { table, row: { ...row, previous, digest } };
    previous = digest;
    return linked;
  });
}

/** Every digest of one text replaced by that of another, wherever it stands. */
function withText(all: readonly Line[], from: string, to: string): readonly Line[] {
  const text = JSON.stringify(all).replaceAll(textDigest(from), textDigest(to));
  return chained(JSON.parse(text) as Line[]);
}

async function restoreText(text: string): Promise<Ran & { readonly left: readonly string[] | null }> {
  const [file, dir] = [join(one.place, 'odd.gz'), join(one.place, 'restored')];
  writeFileSync(file, gzipSync(text));
  const ran = await lungang('restore', file, dir);
  const left = existsSync(dir) ? readdirSync(dir) : null;
  rmSync(dir, { recursive: true, force: true });
  return { ...ran, left };
}

it('the maker of these backups packs as the program does', async () => {
  expect(packed([header, ...lines])).toBe(whole);
  expect(chained(lines)).toEqual(lines);
  expect((await restoreText(whole)).exit).toBe(0);
});

interface OddBackup {
  readonly where: string;
  readonly put: unknown;
  readonly text: () => string;
}

/** Cells that hold a JSON text whose digest stands elsewhere, or nowhere. */
const INNER = ['body', 'reason', 'recipe', 'result', 'entry'];

function oddBackups(): readonly OddBackup[] {
  const values = [...ODD, LEFT_OUT];
  const seen = new Set<string>();
  const firsts = lines.flatMap((line, i) => {
    // One row of each table, and one of each kind of entry.
    const kind = `${line.table} ${String(line.row['kind'] ?? '')}`;
    if (line.table !== 'blobs' && seen.has(kind)) return [];
    seen.add(kind);
    return [[i, line] as const];
  });
  const replaced = (i: number, row: unknown): readonly Line[] =>
    lines.map((line, k) => (k === i ? { table: line.table, row: row as Row } : line));
  const outer = firsts.flatMap(([i, line]) =>
    placesOf(line).flatMap((where) =>
      values.map((put): OddBackup => ({
        where: [line.table, ...where].join('.'),
        put,
        text: () => packed([header, ...lines.map((own, k) => (k === i ? withAt(own, where, put) : own))]),
      })),
    ),
  );
  const inner = firsts.flatMap(([i, { table, row }]) =>
    Object.entries(row).flatMap(([key, cell]) => {
      const isBlob = table === 'blobs' && key === 'bytes';
      if (!isBlob && !(INNER.includes(key) && typeof cell === 'string')) return [];
      const text = isBlob
        ? inflateSync(Buffer.from((cell as { bytes: string }).bytes, 'base64')).toString()
        : String(cell);
      const own: unknown = JSON.parse(text);
      return [[] as JsonPath, ...placesOf(own)].flatMap((where) =>
        values.map((put): OddBackup => {
          const odd = (): readonly Line[] => {
            const changed = put === LEFT_OUT && where.length === 0 ? '' : JSON.stringify(withAt(own, where, put));
            const fresh = isBlob ? { bytes: deflateSync(changed).toString('base64') } : changed;
            return withText(replaced(i, { ...row, [key]: fresh }), text, changed);
          };
          return { where: [table, key, ...where].join('.'), put, text: () => packed([header, ...odd()]) };
        }),
      );
    }),
  );
  return [...outer, ...inner];
}

it('odd content packed anew is bad input, wherever it stands, and leaves nothing', { timeout: 900_000 }, async () => {
  const all = oddBackups();
  const step = Math.max(1, all.length / draws(25));
  const wrong: unknown[] = [];
  for (let i = 0; i < all.length; i += step) {
    const { where, put, text } = all[Math.floor(i)]!;
    const { exit, err, left } = await restoreText(text());
    const told = exit === 0 || (exit === 2 && err !== '' && left === null);
    if (!told) wrong.push([where, String(put).slice(0, 40), exit, left, err.slice(0, 200)]);
  }
  expect(wrong).toEqual([]);
});

it('an empty folder that was there stays there, empty', async () => {
  const [file, dir] = [join(one.place, 'odd.gz'), join(one.place, 'restored')];
  const odd = lines.map((line) => (line.table === 'ledger' ? { ...line, row: { ...line.row, at: 'never' } } : line));
  writeFileSync(file, gzipSync(packed([header, ...odd])));
  mkdirSync(dir);
  expect((await lungang('restore', file, dir)).exit).toBe(2);
  expect(readdirSync(dir)).toEqual([]);
  rmSync(dir, { recursive: true });
});
