/** Columns that say of which group, stage, school and subject a row speaks. */
import type { Scope } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { plainNames, stageWord, type ReportContext } from './context.ts';
import type { TableColumn } from './table.ts';
import { ALL, t } from './words.ts';

const everywhere = (scope: Scope | null): boolean => scope !== null && Object.values(scope).every((id) => id === null);

/**
 * The group always; the rest only where some row fills it: most policies speak of groups, and empty columns would take
 * the room of the remarks.
 */
export function scopeColumns<Row>(
  context: ReportContext,
  rows: readonly Row[],
  scopeOf: (row: Row) => Scope | null,
  lang: Lang,
): TableColumn<Row>[] {
  const names = plainNames(context.instance);
  const id = (row: Row, key: keyof Scope): string | null => scopeOf(row)?.[key] ?? null;
  const filled = (key: keyof Scope, column: TableColumn<Row>): TableColumn<Row>[] =>
    rows.some((row) => id(row, key) !== null) ? [column] : [];
  return [
    {
      heading: t('集团', 'Group'),
      width: 15,
      align: 'left',
      value: (row) => (everywhere(scopeOf(row)) ? ALL[lang] : names.group(id(row, 'group'))),
    },
    ...filled('stage', { heading: t('学段', 'Stage'), width: 8, value: (row) => stageWord(id(row, 'stage'), lang) }),
    ...filled('school', {
      heading: t('学校', 'School'),
      width: 13,
      align: 'left',
      value: (row) => names.school(id(row, 'school')),
    }),
    ...filled('subject', { heading: t('学科', 'Subject'), width: 9, value: (row) => id(row, 'subject') ?? '' }),
  ];
}
