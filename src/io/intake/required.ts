/** Which columns of a table must be there. */
import { FIELDS } from '../fields.ts';
import type { SheetName } from '../headings.ts';
import { LESSON_FIELDS } from '../lessons/fields.ts';

/** Keys of the columns that no row may leave empty. */
export function requiredKeys(table: SheetName): string[] {
  const fields: Readonly<Record<string, object>> = table === 'lessons' ? LESSON_FIELDS : FIELDS[table];
  return Object.entries(fields)
    .filter(([, field]) => !('empty' in field))
    .map(([key]) => key);
}
