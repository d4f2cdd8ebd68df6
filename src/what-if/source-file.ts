/** A YAML file of scenarios as text and source, with the makers of problems that carry its lines and columns. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { problem, type InputProblem } from '../io/problem.ts';
import { failureWords } from '../messages/failures.ts';
import type { Message } from '../messages/message.ts';
import type { PolicyFinding } from '../policy/findings.ts';
import type { PolicyProblem } from '../policy/load.ts';
import { readSource, type Path, type Source } from '../policy/source.ts';
import { texts as policyTexts } from '../policy/texts.ts';
import { texts } from './texts.ts';

/** Problems of files as a policy tells them (line and column), and of rosters (row and heading). */
export interface SourceProblems {
  readonly policy: readonly PolicyProblem[];
  readonly roster: readonly InputProblem[];
}

export const none: SourceProblems = { policy: [], roster: [] };

export interface SourceFile {
  readonly path: string;
  readonly source: Source;
  problem(path: Path, value: string | null, message: Message, key?: string): PolicyProblem;
  told(found: readonly PolicyFinding[]): SourceProblems;
}

const MOST_BYTES = 1_000_000;

/** Never throws for what stands in the file. */
export async function readSourceFile(path: string): Promise<SourceFile | SourceProblems> {
  const file = basename(resolve(path));
  const whole = (message: Message): SourceProblems => ({ policy: [], roster: [problem('error', { file }, message)] });
  const text = await readText(path);
  if (typeof text !== 'string') return whole(text);
  const source = readSource(text);
  const at = (
    { line, column }: { line: number; column: number },
    value: string | null,
    message: Message,
  ): PolicyProblem => ({
    severity: 'error',
    file,
    sheet: null,
    row: line,
    column: String(column),
    value,
    code: message.code,
    message,
  });
  if (source.faults.length > 0)
    return { policy: source.faults.map((fault) => at(fault, null, policyTexts['policy-syntax'](fault))), roster: [] };
  if (typeof source.data !== 'object' || source.data === null || Array.isArray(source.data))
    return whole(texts['what-if-empty']());
  return {
    path: resolve(path),
    source,
    problem: (to, value, message, key) => at(source.place(to, key), value, message),
    told: (found) => ({
      policy: found
        .map(({ path: to, key, value, message }) => at(source.place(to, key), value, message))
        .toSorted(byPlace),
      roster: [],
    }),
  };
}

const byPlace = (a: PolicyProblem, b: PolicyProblem): number => a.row! - b.row! || Number(a.column) - Number(b.column);

export const isProblems = (read: SourceFile | SourceProblems): read is SourceProblems => 'roster' in read;

const cannot = (chinese: string, english: string): Message =>
  texts['what-if-unreadable']({ reason: { 'zh-CN': chinese, en: english } });

async function readText(path: string): Promise<string | Message> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return cannot('不是普通文件', 'not a regular file');
    if (info.size > MOST_BYTES) return cannot(`文件有 ${info.size} 字节`, `${info.size} bytes`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    return error instanceof TypeError
      ? cannot('文字编码不是 UTF-8', 'not in UTF-8')
      : texts['what-if-unreadable']({ reason: failureWords(error) });
  }
}
