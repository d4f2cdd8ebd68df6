/**
 * JSON for people and programs alike: two spaces, and what holds plain values only stands on one line, however many.
 */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const isPlain = (value: Json): boolean => typeof value !== 'object' || value === null;

/** Keys in the order given; equal values give equal text. Ends with a line feed. */
export const flatJson = (value: Json): string => `${write(value, '')}\n`;

function write(value: Json, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const members = isList
    ? value.map((item: Json) => ({ key: '', item }))
    : Object.entries(value).map(([key, item]: [string, Json]) => ({ key: `${JSON.stringify(key)}: `, item }));
  const [open, close] = isList ? '[]' : '{}';
  if (members.length === 0) return `${open}${close}`;
  if (members.every(({ item }) => isPlain(item)))
    return `${open}${isList ? '' : ' '}${members.map(({ key, item }) => key + JSON.stringify(item)).join(', ')}${isList ? '' : ' '}${close}`;
  const inner = `${indent}  `;
  return `${open}\n${members.map(({ key, item }) => inner + key + write(item, inner)).join(',\n')}\n${indent}${close}`;
}

export type { Json };
