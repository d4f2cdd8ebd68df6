/** Keys of several parts: different parts never meet, whatever signs they hold. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compositeKey, DeepMap } from '../../src/domain/key.ts';
import { ownValue } from '../../src/domain/own.ts';

const part = fc.oneof(
  fc.constantFrom('', '|', 'A', 'A|B', '"', '","', '\\', '1', 'null', '__proto__', 'constructor', '\uD800'),
  fc.string({ maxLength: 3 }),
  fc.integer({ min: -2, max: 2030 }),
  fc.constant(null),
);
const parts = fc.array(part, { maxLength: 4 });

it('a key belongs to one list of parts', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(compositeKey(...a) === compositeKey(...b)).toBe(
        a.length === b.length && a.every((one, i) => one === b[i]),
      );
    }),
    { numRuns: 2000 },
  );
  expect(compositeKey('S|A', 'B')).not.toBe(compositeKey('S', 'A|B'));
});

it('a deep map is a map from lists of keys', () => {
  const three = fc.tuple(part, part, part);
  fc.assert(
    fc.property(fc.array(fc.tuple(three, fc.integer()), { maxLength: 12 }), three, (entries, other) => {
      const deep = new DeepMap<
        readonly [string | number | null, string | number | null, string | number | null],
        number
      >();
      const plain = new Map<string, number>();
      for (const [keys, value] of entries) {
        deep.set(keys, value);
        plain.set(JSON.stringify(keys), value);
      }
      for (const [keys] of entries) expect(deep.get(...keys)).toBe(plain.get(JSON.stringify(keys)));
      expect(deep.get(...other)).toBe(plain.get(JSON.stringify(other)));
      expect(deep.ensure(other, () => -1)).toBe(plain.get(JSON.stringify(other)) ?? -1);
      expect(deep.get(...other)).toBe(plain.get(JSON.stringify(other)) ?? -1);
    }),
  );
});

it('a record has what was put into it, and nothing that every object has', () => {
  const record = JSON.parse('{"a": 1, "__proto__": 2}') as Record<string, number>;
  expect(['a', '__proto__', 'constructor', 'b'].map((key) => ownValue(record, key))).toEqual([
    1,
    2,
    undefined,
    undefined,
  ]);
});

it('no key is made by putting parts side by side with a sign between them', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  // Regular expressions put alternatives side by side; the solver's parts are numbers.
  const told = new Set(['src/io/fold.ts', 'src/io/identity.ts', 'src/io/privacy.ts']);
  const found = globSync('src/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !told.has(file) && /\}\|\$\{|\.join\('\|'\)/u.test(readFileSync(`${root}/${file}`, 'utf8')));
  expect(found).toEqual([]);
});
