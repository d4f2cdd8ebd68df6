/** What is wrong with an input file, and where the user's editor shows it (data dictionary, "Bad input"). */
import type { Severity } from '../domain/draft.ts';
import type { Lang, Message } from '../messages/message.ts';
import { maskIdentity, maskMessage } from './identity.ts';

/** `row` counts as the editor does: the heading is row 1. `column` is the heading as the file writes it. */
export interface InputProblem {
  readonly severity: Severity;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: Message;
}

export interface CellPlace {
  readonly file: string;
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly column?: string | null;
  readonly value?: string | null;
}

const masked = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : maskIdentity(text);

/** The only maker of problems, so that identity numbers are masked in value, column and sentence alike. */
export function problem(severity: Severity, place: CellPlace, message: Message): InputProblem {
  return {
    severity,
    file: place.file,
    sheet: place.sheet ?? null,
    row: place.row ?? null,
    column: masked(place.column),
    value: masked(place.value),
    code: message.code,
    message: maskMessage(message),
  };
}

interface ProblemJson {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: string;
}

/** One problem as `--json` prints it. */
const problemJson = ({ file, sheet, row, column, value, code, message }: InputProblem, lang: Lang): ProblemJson => ({
  file,
  sheet,
  row,
  column,
  value,
  code,
  message: message.in(lang),
});

export interface ProblemsJson {
  readonly ok: boolean;
  readonly errors: ProblemJson[];
  readonly warnings: ProblemJson[];
  readonly notices: ProblemJson[];
}

/** The object that `--json` prints: `ok` means that no error stands. */
export function problemsJson(problems: readonly InputProblem[], lang: Lang): ProblemsJson {
  const of = (severity: Severity): ProblemJson[] =>
    problems.filter((one) => one.severity === severity).map((one) => problemJson(one, lang));
  const errors = of('error');
  return { ok: errors.length === 0, errors, warnings: of('warning'), notices: of('notice') };
}

export const hasErrors = (problems: readonly InputProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');
