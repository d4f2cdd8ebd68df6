/** The first columns of every table of people who could go instead. */
import type { BarePosting } from '../../domain/plan.ts';
import type { Names } from '../../rules/rule.ts';
import type { TableColumn } from '../table.ts';
import { t } from '../words.ts';

/** Who it is, and of which school. */
export const candidateColumns = <Row extends { readonly posting: BarePosting }>(
  names: Names,
): readonly TableColumn<Row>[] => [
  {
    heading: t('人选', 'Person'),
    width: 14,
    align: 'left',
    value: ({ posting }) => `${names.teacher(posting.teacher)} ${posting.teacher}`,
  },
  {
    heading: t('原单位', 'Home school'),
    width: 14,
    align: 'left',
    value: ({ posting }) => names.school(posting.from),
  },
];
