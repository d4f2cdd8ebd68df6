/** Turns what zod found into findings in our own words, each with the place where it stands. */
import { z } from 'zod';
import type { Message } from '../messages/message.ts';
import { nearest } from './nearest.ts';
import type { Path } from './source.ts';
import { texts } from './texts.ts';

export interface PolicyFinding {
  readonly path: Path;
  /** Where the fault is a key of the object at `path`, not the value. */
  readonly key?: string;
  readonly value: string | null;
  readonly message: Message;
}

export const dotted = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

/** The value at a path of plain data; undefined where there is none. */
export function valueAtPath(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === String(step))?.[1]
        : undefined,
    data,
  );
}

/** Everything that `schema` has against `data`, with paths that begin at `root`. */
export function findingsOf(schema: z.ZodType, data: unknown, root: Path = []): PolicyFinding[] {
  const result = schema.safeParse(data);
  if (result.success) return [];
  const known = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return result.error.issues.flatMap((issue) => finding(issue, { data, known, root }, []));
}

interface Context {
  readonly data: unknown;
  /** JSON Schema of what is accepted as `data`. */
  readonly known: unknown;
  /** Path of `data` in the file. */
  readonly root: Path;
}

type Issue = z.core.$ZodIssue;

/** A number where a text is asked for; among the parameters of a rule and in the weights that is a share. */
function inQuotes(value: unknown, path: Path): string | null {
  if (typeof value !== 'number') return null;
  const isShare = path.includes('params') || path.at(-1) === 'turnoverShare';
  return isShare ? `"${Number((value > 1 ? value : value * 100).toFixed(4))}%"` : `"${value}"`;
}

const shown = (value: unknown): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

function finding(issue: Issue, context: Context, above: Path): PolicyFinding[] {
  const inner = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  const value = valueAtPath(context.data, inner);
  const path = [...context.root, ...inner];
  const name = dotted(path);
  const one = (message: Message): PolicyFinding[] => [{ path, value: shown(value), message }];
  if (issue.code === 'unrecognized_keys') {
    const names = settingsAt(context.known, inner);
    return issue.keys.map((key) => ({
      path,
      key,
      value: key,
      message: texts['policy-unknown-setting']({
        setting: dotted([...path, key]),
        nearest: nearest(key, names) ?? null,
        known: names,
      }),
    }));
  }
  if (path.length === 0) return one(texts['policy-no-settings']());
  if (value === undefined) return one(texts['policy-missing']({ setting: name }));
  switch (issue.code) {
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      return one(
        texts['policy-not-one-of']({
          setting: name,
          value: shown(value)!,
          allowed,
          nearest: nearest(String(value), allowed) ?? null,
        }),
      );
    }
    case 'invalid_type':
      return one(
        texts['policy-wrong-type']({
          setting: name,
          value: shown(value)!,
          expected: issue.expected,
          instead: issue.expected === 'string' ? inQuotes(value, path) : null,
        }),
      );
    case 'too_small':
      return one(
        texts['policy-too-small']({
          setting: name,
          value: shown(value)!,
          least: Number(issue.minimum),
          of: issue.origin,
        }),
      );
    case 'too_big':
      return one(
        texts['policy-too-big']({ setting: name, value: shown(value)!, most: Number(issue.maximum), of: issue.origin }),
      );
    case 'invalid_union': {
      // Of several shapes speak of the one that was meant: the first whose complaints lie inside the value.
      const meant = issue.errors.find((errors) =>
        errors.some((fault) => fault.path.length > 0 || fault.code === 'unrecognized_keys'),
      );
      return meant === undefined
        ? one(texts['policy-bad-value']({ setting: name, value: shown(value)!, expected: null }))
        : meant.flatMap((fault) => finding(fault, context, inner));
    }
    case 'invalid_format':
      return one(texts['policy-bad-name']({ setting: name, value: shown(value)! }));
    case 'custom':
      if (issue.params?.expected === 'distinct')
        return one(texts['policy-value-twice']({ setting: name, value: shown(value)! }));
      return one(
        issue.params?.expected === 'share'
          ? texts['policy-bad-share']({ setting: name, value: shown(value)! })
          : texts['policy-bad-value']({ setting: name, value: shown(value)!, expected: issue.message }),
      );
    default:
      return one(texts['policy-bad-value']({ setting: name, value: shown(value)!, expected: issue.message }));
  }
}

const Known = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** The names that an object at `path` may hold, read from the JSON Schema of what zod accepts. */
function settingsAt(known: unknown, path: Path): string[] {
  const [step, ...rest] = path;
  const { properties, items, anyOf } = Known.safeParse(known).data ?? {};
  if (anyOf !== undefined) return anyOf.flatMap((option) => settingsAt(option, path));
  if (step === undefined) return Object.keys(properties ?? {});
  return settingsAt(typeof step === 'number' ? items : properties?.[step], rest);
}
