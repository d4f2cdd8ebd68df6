/** Other names of schools: from the columns 简称, 曾用名 and the like of 学校, and from the mapping file. */
import { columnOf, isSchoolAlias } from '../find-heading.ts';
import type { PreparedTable } from '../raw.ts';
import type { Mapping } from './mapping.ts';

/** Name → id or full name; the mapping file has the last word. */
export function schoolAliases(sheets: readonly PreparedTable[], mapping: Mapping | null): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  const shared = new Set<string>();
  for (const { rows, headingRow } of sheets) {
    const headings = rows.find(({ number }) => number === headingRow)?.cells ?? [];
    const id = headings.findIndex((cell) => cell !== null && columnOf('schools', cell.text) === 'id');
    const named = headings.flatMap((cell, at) => (cell !== null && isSchoolAlias(cell.text) ? [at] : []));
    for (const { number, cells } of rows) {
      const target = cells[id]?.text.normalize('NFKC').trim();
      if (number === headingRow || target === undefined) continue;
      for (const alias of named
        .flatMap((at) => (cells[at]?.text ?? '').split(/[、;；,，\n]/u))
        .map((text) => text.trim())) {
        if (alias === '') continue;
        if (aliases.has(alias) && aliases.get(alias) !== target) shared.add(alias);
        aliases.set(alias, target);
      }
    }
  }
  // A name that two schools use tells nothing.
  for (const alias of shared) aliases.delete(alias);
  for (const [alias, target] of Object.entries(mapping?.schools ?? {})) aliases.set(alias, target);
  return aliases;
}
