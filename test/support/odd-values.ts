/** Values that stand where others are expected, and every place of a JSON value where one can be put. */

/** A dozen: wrong types, nothing at all, numbers out of all bounds, lists for objects, nested ones. */
export const ODD: readonly unknown[] = [
  null,
  true,
  '',
  '\u0000',
  'x'.repeat(5000),
  -1,
  0.5,
  1e300,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[null]],
  { a: { b: [{}] } },
];

export type JsonPath = readonly (string | number)[];

/** Every key of every object, and the first entry of every list. */
export function placesOf(value: unknown, at: JsonPath = []): JsonPath[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value) ? value.slice(0, 1).map((one, i) => [i, one] as const) : Object.entries(value);
  return inner.flatMap(([key, one]) => [[...at, key], ...placesOf(one, [...at, key])]);
}

/** Stands for a key that is left out. */
export const LEFT_OUT = Symbol('left out');

/** The same with another value at one place. */
export function withAt(value: unknown, [key, ...rest]: JsonPath, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value))
    return rest.length === 0 && put === LEFT_OUT
      ? value.filter((_, i) => i !== key)
      : value.map((one, i): unknown => (i === key ? withAt(one, rest, put) : one));
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    rest.length === 0 && put === LEFT_OUT
      ? entries.filter(([own]) => own !== key)
      : entries.map(([own, one]): [string, unknown] => [own, own === key ? withAt(one, rest, put) : one]),
  );
}
