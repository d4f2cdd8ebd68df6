/**
 * A policy with some of its values changed by path, as if its author had written them so: the same schema and the same
 * cross-checks look at the result, and its digest is that of a file that says the same.
 */
import { RULES } from '../rules/index.ts';
import { texts } from './alter-texts.ts';
import { dotted, valueAt, type Finding } from './findings.ts';
import { checkedPolicy } from './load.ts';
import { nearest } from './nearest.ts';
import type { Policy } from './policy.ts';
import type { Path, Source } from './source.ts';

/** Takes a rule out of the policy, where it stands as the value of `rules.<id>.enforce`. */
export const OFF = 'off';

export interface PolicyEdit {
  /** `settings.tenureYears`, `objective.weights.km`, `rules.exchange-rate.share`, `rules.host-stock.enforce`. */
  readonly path: string;
  /** Of a rule that stands in several lines: only those under this clause. */
  readonly clause?: string | undefined;
  readonly to: unknown;
}

export type Altered =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly faults: readonly EditFault[] };

interface EditFault {
  readonly part: keyof PolicyEdit;
  readonly value: string | null;
  readonly message: Finding['message'];
}

const HEADS = ['settings', 'objective', 'rules'];

/** The heads of paths that lead into a policy. */
export const leadsIntoPolicy = (path: string): boolean => HEADS.includes(path.split('.')[0]!);

const fault = (part: keyof PolicyEdit, value: string | null, message: Finding['message']): Altered => ({
  ok: false,
  faults: [{ part, value, message }],
});

/** Throws for a policy that no file holds. */
export function alterPolicy(policy: Policy, edit: PolicyEdit): Altered {
  if (policy.written === undefined) throw new Error('a policy that was not read from a file cannot be altered');
  const data: Loose = structuredClone(policy.written) as Loose;
  const [head = '', ...rest] = edit.path.split('.');
  // No setting has such a name, and plain data must not be reached behind.
  if (!HEADS.includes(head) || rest.length === 0 || rest.some((step) => step === '' || step in Object.prototype))
    return unknown(edit.path);
  if (head !== 'rules') {
    put(data, [head, ...rest], edit.to);
    return settled(data, edit, [[head, ...rest]]);
  }
  const [id = '', ...inner] = rest;
  if (inner.length === 0) return unknown(edit.path);
  const lines = data.rules.flatMap((line, i) =>
    line.rule === id && (edit.clause === undefined || line.clause === edit.clause) ? [i] : [],
  );
  if (lines.length === 0) return noLine(data, id, edit);
  if (inner.length === 1 && inner[0] === 'enforce') {
    if (edit.to === OFF) return settled(without(data, new Set(lines)), edit, []);
    for (const i of lines) data.rules[i]!.enforce = edit.to;
    return settled(
      data,
      edit,
      lines.map((i) => ['rules', i, 'enforce']),
    );
  }
  const paths = lines.map((i): Path => ['rules', i, 'params', ...inner]);
  for (const path of paths) put(data, path, edit.to);
  return settled(data, edit, paths);
}

/** The policy with one more line of a rule. */
export function addRuleLine(policy: Policy, line: object): Altered {
  const data: Loose = structuredClone(policy.written) as Loose;
  data.rules.push(structuredClone(line) as Line);
  return settled(data, { path: '', to: line }, [['rules', data.rules.length - 1]]);
}

interface Line {
  rule?: unknown;
  clause?: unknown;
  enforce?: unknown;
}
/** What a policy file looked like when it had passed its checks. */
interface Loose {
  rules: Line[];
  assumed?: string[];
  clauses?: Record<string, { by?: unknown }>;
}

function unknown(path: string): Altered {
  const head = path.split('.')[0]!;
  return fault(
    'path',
    path,
    texts['alter-unknown-path']({
      path,
      nearest: HEADS.includes(head) ? null : (nearest(head, HEADS) ?? null),
      known: HEADS,
    }),
  );
}

function noLine(data: Loose, id: string, { path, clause }: PolicyEdit): Altered {
  const here = [...new Set(data.rules.map(({ rule }) => String(rule)))];
  if (!here.includes(id))
    return fault(
      'path',
      path,
      texts['alter-no-rule']({
        rule: id,
        nearest: nearest(id, here) ?? nearest(id, [...RULES.keys()]) ?? null,
        known: here,
      }),
    );
  const clauses = data.rules.flatMap((line) =>
    line.rule === id && typeof line.clause === 'string' ? [line.clause] : [],
  );
  return fault('clause', clause ?? null, texts['alter-no-clause']({ rule: id, clause: clause ?? '', known: clauses }));
}

/** Sets the value at a path; groups of settings on the way are made where the file leaves them out. */
function put(data: object, path: Path, value: unknown): void {
  let at = data;
  for (const step of path.slice(0, -1)) {
    const next: unknown = Reflect.get(at, step);
    const inner = typeof next === 'object' && next !== null ? next : {};
    Reflect.set(at, step, inner);
    at = inner;
  }
  Reflect.set(at, path.at(-1)!, value);
}

/** Lines taken out, and with them what the file says only because of them. */
function without(data: Loose, lines: ReadonlySet<number>): Loose {
  const rules = data.rules.filter((_, i) => !lines.has(i));
  const left = new Set(rules.map(({ rule }) => rule));
  const cited = new Set(rules.map(({ clause }) => clause));
  return {
    ...data,
    rules,
    assumed: (data.assumed ?? []).filter((path) => !path.startsWith('rules.') || left.has(path.split('.')[1])),
    clauses: Object.fromEntries(
      Object.entries(data.clauses ?? {}).map(([id, { by, ...clause }]) => [
        id,
        by === 'rule' && !cited.has(id) ? clause : { ...clause, ...(by === undefined ? {} : { by }) },
      ]),
    ),
  };
}

/** What is wrong is told of the path where it lies off the value, else of the value. */
function settled(data: Loose, edit: PolicyEdit, touched: readonly Path[]): Altered {
  const source: Source = { data, faults: [], place: () => ({ line: 0, column: 0 }) };
  const { policy, errors } = checkedPolicy(source);
  if (policy !== null) return { ok: true, policy };
  const first = touched.slice(0, 1);
  // Several lines of one rule complain in the same words; the first says it.
  const told = errors.filter(
    ({ path }) =>
      touched.length < 2 || !touched.slice(1).some((other) => dotted(path).startsWith(dotted(other.slice(0, 2)))),
  );
  return {
    ok: false,
    faults: (told.length > 0 ? told : errors).map(({ path, key, value, message }) => {
      const whole = key === undefined ? path : [...path, key];
      const isName =
        key !== undefined &&
        first.some(
          (own) =>
            own.length >= whole.length && dotted(own).startsWith(dotted(whole)) && valueAt(data, own) !== undefined,
        );
      return { part: isName ? 'path' : 'to', value: isName ? edit.path : value, message };
    }),
  };
}
