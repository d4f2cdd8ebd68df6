/** How each clause is served must be true of the same file: cited, set, computed or not at all. */
import { z } from 'zod';
import { COMPUTED, computedBy, type ComputedBy } from './computed.ts';
import { dotted, valueAtPath, type PolicyFinding } from './findings.ts';
import { nearest } from './nearest.ts';
import { withDefaults } from './schema.ts';
import type { Path } from './source.ts';
import { texts } from './clause-texts.ts';

const Entry = z
  .object({
    by: z.unknown(),
    setting: z.unknown(),
    as: z.unknown(),
    why: z.unknown(),
    todo: z.unknown(),
    kinds: z.unknown(),
  })
  .partial()
  .catch({});
type Entry = z.infer<typeof Entry>;

const Clauses = z.record(z.string(), Entry).catch({});

/** Which field goes with which way of serving. */
const FIELDS = ['setting', 'as', 'why', 'todo', 'kinds'] as const;
const FIELD: Readonly<Record<string, readonly (typeof FIELDS)[number][]>> = {
  setting: ['setting'],
  entitlement: ['as'],
  indicator: ['as'],
  data: ['as'],
  person: ['todo', 'kinds'],
  none: ['why'],
};

const isComputed = (by: unknown): by is ComputedBy => COMPUTED.some((one) => one.by === by);

/** `cited`: the clauses that rule lines of the file name; `data`: the whole file as read. */
export function clauseFindings(data: unknown, cited: ReadonlySet<string>): PolicyFinding[] {
  return Object.entries(Clauses.parse(valueAtPath(data, ['clauses']))).flatMap(([id, entry]) => {
    const path = ['clauses', id];
    const by = entry.by ?? (cited.has(id) ? 'rule' : 'none');
    const ways = [...citation(id, entry, cited, path), ...target(id, entry, data, path)];
    const stray = FIELDS.filter((field) => entry[field] !== undefined && !(FIELD[String(by)] ?? []).includes(field));
    return [
      ...ways,
      ...stray.map((field) =>
        finding([...path, field], field, texts['policy-clause-stray']({ clause: id, field, by: String(by) })),
      ),
    ];
  });
}

const finding = (path: Path, value: string | null, message: PolicyFinding['message']): PolicyFinding => ({
  path,
  value,
  message,
});

/** `rule` if and only if a line cites the clause. */
function citation(id: string, { by }: Entry, cited: ReadonlySet<string>, path: Path): PolicyFinding[] {
  const place = [...path, 'by'];
  if (by === 'rule' && !cited.has(id))
    return [finding(place, 'rule', texts['policy-clause-uncited']({ setting: dotted(place), clause: id }))];
  if (by !== undefined && by !== 'rule' && cited.has(id))
    return [
      finding(place, String(by), texts['policy-clause-cited']({ setting: dotted(place), clause: id, by: String(by) })),
    ];
  return [];
}

/** The setting exists, the row is computed, the reason is given. */
function target(id: string, { by, setting, as, why, todo }: Entry, data: unknown, path: Path): PolicyFinding[] {
  if (by === 'setting') {
    const place = [...path, 'setting'];
    const steps = typeof setting === 'string' ? setting.split('.') : [];
    const found = steps.length > 1 && valueAtPath(withDefaults(data), steps) !== undefined;
    return found
      ? []
      : [
          finding(
            place,
            typeof setting === 'string' ? setting : null,
            texts['policy-clause-setting']({ setting: dotted(place), clause: id }),
          ),
        ];
  }
  if (by === 'person') {
    const place = [...path, 'todo'];
    return todo === undefined
      ? [finding(place, null, texts['policy-clause-todo']({ setting: dotted(place), clause: id }))]
      : [];
  }
  if (by === 'none') {
    const place = [...path, 'why'];
    return why === undefined
      ? [finding(place, null, texts['policy-clause-why']({ setting: dotted(place), clause: id }))]
      : [];
  }
  if (!isComputed(by)) return [];
  const row = typeof as === 'string' ? as : id;
  const known = computedBy(by);
  const place = [...path, as === undefined ? 'by' : 'as'];
  return known.includes(row)
    ? []
    : [
        finding(
          place,
          row,
          texts['policy-clause-computed']({
            setting: dotted(place),
            value: row,
            by,
            nearest: nearest(row, known) ?? null,
            known,
          }),
        ),
      ];
}
