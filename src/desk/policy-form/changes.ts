/** A policy file with some values changed: its comments, clauses and order stay as their author wrote them. */
import { isMap, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { FormValue } from './field.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';

const Step = z.union([z.string().max(200), z.int().min(0).max(1000)]);

export const PolicyChange = z.strictObject({
  /** As the form gives it; further `["rules", n, "enforce"]`, `["rules", n]` with null to take a rule out. */
  path: z.array(Step).min(2).max(8),
  /** Null takes the value out of the file. */
  value: FormValue,
});
export type PolicyChange = z.infer<typeof PolicyChange>;

const HEADS = ['settings', 'rules', 'assumed'];

export interface PolicyHead {
  /** Id in the file: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** Name and number of the document. */
  readonly document: string;
}

/** Throws a DeskProblem for a path that leads nowhere. */
export function changedText(text: string, changes: readonly PolicyChange[], head: PolicyHead | null): string {
  const document = parseDocument(text);
  const removed: (readonly (string | number)[])[] = [];
  for (const { path, value } of changes) {
    if (!HEADS.includes(String(path[0])) || path.some((step) => step === '__proto__'))
      throw new DeskProblem(422, deskTexts['not-found']({ what: path.join('.') }));
    if (value === null && path[0] === 'rules' && path.length === 2) removed.push(path);
    else if (value === null) document.deleteIn(path);
    else put(document, path, value);
  }
  // Positions hold until all values are in place; then the last line goes first.
  for (const path of removed.toSorted((a, b) => Number(b[1]) - Number(a[1]))) document.deleteIn(path);
  if (removed.length > 0) forgetRules(document);
  if (head !== null) {
    document.setIn(['id'], head.id);
    document.setIn(['title'], { 'zh-CN': head.name, en: head.name });
    document.setIn(['document'], head.document);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const Rest = z.object({
  rules: z.array(z.looseObject({ rule: z.unknown(), clause: z.unknown() })).catch([]),
  assumed: z.array(z.unknown()).catch([]),
  clauses: z.record(z.string(), z.looseObject({ by: z.unknown() })).catch({}),
});

/** What the file says only because of lines that are gone: assumptions about them, and clauses that they served. */
function forgetRules(document: Document): void {
  const { rules, assumed, clauses } = Rest.parse(document.toJS({ maxAliasCount: 100 }));
  const left = new Set(rules.map(({ rule }) => rule));
  const cited = new Set(rules.map(({ clause }) => clause));
  for (const [i, path] of [...assumed.entries()].toReversed())
    if (typeof path === 'string' && path.startsWith('rules.') && !left.has(path.split('.')[1]))
      document.deleteIn(['assumed', i]);
  for (const [id, { by }] of Object.entries(clauses))
    if (by === 'rule' && !cited.has(id)) document.deleteIn(['clauses', id, 'by']);
}

/** Groups of values that the file leaves out are made; a line of rules that is not there is not. */
function put(document: Document, path: readonly (string | number)[], value: unknown): void {
  if (path[0] === 'rules' && !isMap(document.getIn(path.slice(0, 2))))
    throw new DeskProblem(422, deskTexts['not-found']({ what: path.slice(0, 2).join('.') }));
  for (let depth = 1; depth < path.length; depth++) {
    const holder = path.slice(0, depth);
    if (document.getIn(holder) == null) document.setIn(holder, document.createNode({}));
  }
  document.setIn(path, document.createNode(value));
}
