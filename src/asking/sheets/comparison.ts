/** Plans side by side, as a sheet. */
import type { ExplainSheet } from '../../report/explain/sheet.ts';
import type { WhatIfAnswer } from '../../what-if/answer/answer.ts';

/** Drawings and sheets for officers alone are left to the files of `scenario compare`. */
export const comparisonSheet = ({ title, subtitle, parts, footer }: WhatIfAnswer): ExplainSheet => ({
  title,
  subtitle,
  parts: parts.map(({ id, title: name, lines, tables = [] }) => ({
    id,
    title: name,
    lines,
    tables: tables.map(({ table }) => table),
  })),
  footer,
});
