/** Reads a policy: a pack by its id, or a file of one's own. Every error at once, each with line and column. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fingerprint } from '../domain/fingerprint.ts';
import { failureWords } from '../messages/failures.ts';
import type { Message } from '../messages/message.ts';
import { RULES } from '../rules/index.ts';
import { concede } from './concede.ts';
import { crossCheckPolicy } from './cross-checks.ts';
import { dotted, findingsOf, valueAtPath, type PolicyFinding } from './findings.ts';
import { withImplied } from './implied.ts';
import { nearest } from './nearest.ts';
import { packFile, packIds } from './packs.ts';
import type { AppliedRule, Policy } from './policy.ts';
import { PolicyFile, type RuleLine } from './schema.ts';
import { clausesOf } from './serve.ts';
import { slipsOf, type Mistakes } from './slips.ts';
import { quoteFindings } from './quote-checks.ts';
import { readSource, type Source } from './source.ts';
import { texts } from './texts.ts';

/**
 * One problem of a policy file, in the shape in which problems of rosters are told (`io/problem.ts`). `row` is the line
 * and `column` the column in it, as an editor counts them.
 */
export interface PolicyProblem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly sheet: null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: Message;
}

export interface LoadedPolicy {
  /** Null as soon as there is one error. */
  readonly policy: Policy | null;
  readonly problems: readonly PolicyProblem[];
}

/** `idOrFile`: the id of a pack (`policies list`), else a path. Never throws for what stands in the file. */
export async function loadPolicy(idOrFile: string): Promise<LoadedPolicy> {
  const known = packIds();
  const path = known.includes(idOrFile) ? packFile(idOrFile) : idOrFile;
  const whole = (message: Message): LoadedPolicy => ({
    policy: null,
    problems: [
      {
        severity: 'error',
        file: idOrFile,
        sheet: null,
        row: null,
        column: null,
        value: null,
        code: message.code,
        message,
      },
    ],
  });
  try {
    const text = await readText(path);
    return typeof text === 'string' ? parsePolicy(text, basename(path)) : whole(text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return whole(texts['policy-not-found']({ name: idOrFile, nearest: nearest(idOrFile, known) ?? null, known }));
    return whole(texts['policy-unreadable']({ detail: { 'zh-CN': failureWords(error)['zh-CN'], en: code } }));
  }
}

const MOST_BYTES = 1_000_000;

async function readText(path: string): Promise<string | Message> {
  const info = await stat(path);
  // A device or a pipe has no size, and may have no end.
  if (!info.isFile()) return texts['policy-not-a-file']();
  const { size } = info;
  if (size > MOST_BYTES)
    return texts['policy-unreadable']({ detail: { 'zh-CN': `文件有 ${size} 字节`, en: `${size} bytes` } });
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return texts['policy-unreadable']({ detail: { 'zh-CN': '文字编码不是 UTF-8', en: 'not in UTF-8' } });
  }
}

/** Too many to compare with mistakes of content: such a text is no data at all. */
const UNREADABLE = 1_000;

function mistakesIn(text: string): Mistakes {
  const source = readSource(text);
  if (source.faults.length > 0) return { count: UNREADABLE + source.faults.length, what: '' };
  const { errors } = checkedPolicy(source);
  return {
    count: errors.length,
    what: errors.map(({ path, message }) => `${dotted(path)} ${message.code}`).join('\n'),
  };
}

/** The policy in a text; `file` is the name that problems carry. A slip of the hand is told in place of its echoes. */
export function parsePolicy(text: string, file: string): LoadedPolicy {
  const plainly = parseAsWritten(text, file);
  if (plainly.policy !== null) return plainly;
  const slips = slipsOf(text, mistakesIn);
  if (slips === null) return plainly;
  const told = slips.found.map(({ line, column, value, message }): PolicyProblem => ({
    severity: 'error',
    file,
    sheet: null,
    row: line,
    column: String(column),
    value,
    code: message.code,
    message,
  }));
  const left = parseAsWritten(slips.mended, file).problems.map((problem): PolicyProblem => {
    if (problem.row === null || problem.column === null) return problem;
    const { line, column } = slips.origin({ line: problem.row, column: Number(problem.column) });
    return { ...problem, row: line, column: String(column) };
  });
  return { policy: null, problems: [...told, ...left].toSorted(byPlace) };
}

const byPlace = (a: PolicyProblem, b: PolicyProblem): number => a.row! - b.row! || Number(a.column) - Number(b.column);

function parseAsWritten(text: string, file: string): LoadedPolicy {
  const source = readSource(text);
  const problem = (
    severity: PolicyProblem['severity'],
    place: { line: number; column: number },
    value: string | null,
    message: Message,
  ): PolicyProblem => ({
    severity,
    file,
    sheet: null,
    row: place.line,
    column: String(place.column),
    value,
    code: message.code,
    message,
  });
  if (source.faults.length > 0) {
    return {
      policy: null,
      problems: source.faults.map((fault) => problem('error', fault, null, texts['policy-syntax'](fault))),
    };
  }
  const { policy, errors, warnings: odd } = checkedPolicy(source);
  const warnings = policy === null ? odd : [...odd, ...quoteFindings(policy, source.data)];
  const toProblem = (severity: PolicyProblem['severity']) => (found: PolicyFinding) =>
    problem(severity, source.place(found.path, found.key), found.value, found.message);
  const problems = [...errors.map(toProblem('error')), ...warnings.map(toProblem('warning'))].toSorted(byPlace);
  return { policy, problems };
}

/** The policy in plain data, however it came about; null as soon as there is one error. */
export function checkedPolicy(source: Source): {
  readonly policy: Policy | null;
  readonly errors: readonly PolicyFinding[];
  readonly warnings: readonly PolicyFinding[];
} {
  const cross = crossCheckPolicy(source);
  const errors = [...findingsOf(PolicyFile, source.data), ...paramFindings(source), ...cross.errors];
  if (errors.length > 0) return { policy: null, errors, warnings: cross.warnings };
  const policy = { ...assemble(PolicyFile.parse(source.data)), written: source.data };
  return { policy, errors, warnings: cross.warnings };
}

/** The parameters of each rule, by the rule's own schema. */
function paramFindings(source: Source): PolicyFinding[] {
  const lines = valueAtPath(source.data, ['rules']);
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: unknown, i) => {
    const spec = RULES.get(String(valueAtPath(line, ['rule'])));
    const params = valueAtPath(line, ['params']) ?? {};
    // What is no group of settings at all has been told already, by the schema of the line.
    return spec === undefined || typeof params !== 'object' || Array.isArray(params)
      ? []
      : findingsOf(spec.params, params, ['rules', i, 'params']);
  });
}

function assemble(read: PolicyFile): Policy {
  const granted = new Map(
    read.rules.map(
      (line, i) =>
        [i, (line.concessions ?? []).map(({ by, ...where }) => ({ where: { ...where, teacher: null }, by }))] as const,
    ),
  );
  // Without its exceptions a policy is what it was, digest included.
  const file = {
    ...read,
    rules: read.rules.map(({ rule, clause, kinds, enforce, params }): RuleLine => ({
      rule,
      clause,
      kinds,
      enforce,
      params,
    })),
  };
  return concede(plain(file), granted);
}

function plain(file: PolicyFile): Policy {
  const rules = withImplied(file.rules.map(applied));
  const clauses = clausesOf(file);
  const content = {
    ...file,
    clauses: Object.fromEntries(clauses.map((clause) => [clause.id, clause])),
    rules: rules.map(({ spec, ...line }) => ({ rule: spec.id, ...line })),
  };
  return {
    id: file.id,
    digest: fingerprint(content),
    title: file.title,
    document: file.document,
    ...(file.documentNote === undefined ? {} : { documentNote: file.documentNote }),
    settings: file.settings,
    rules,
    order: file.objective.order,
    weights: file.objective.weights,
    clauses: new Map(clauses.map((clause) => [clause.id, clause])),
    assumed: file.assumed,
  };
}

function applied(line: RuleLine): AppliedRule {
  const spec = RULES.get(line.rule)!;
  const enforce = line.enforce === 'must' ? ({ kind: 'must' } as const) : ({ kind: 'soft', ...line.enforce } as const);
  return { spec, clause: line.clause, enforce, kinds: line.kinds, params: spec.params.parse(line.params) };
}
