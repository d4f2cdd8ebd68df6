/** One number that supervision or a document asks for, over time, as reports show it. */
import type { TableCell } from './table.ts';
import { t, type Text } from './words.ts';

export const SECTIONS = {
  supervision: t('督导三项数', 'Supervision'),
  spread: t('校际差异', 'Between schools'),
  urbanRural: t('城乡对比', 'Urban and rural'),
  structure: t('布局结构', 'Make-up'),
  service: t('任教经历', 'Service'),
  money: t('津贴', 'Allowances'),
  joint: t('协作与帮扶', 'Joint work'),
  schools: t('各校配置', 'School by school'),
  shortage: t('学科缺员', 'Shortages'),
} as const satisfies Record<string, Text>;
type Section = keyof typeof SECTIONS;

/** One number over time; `before` alone where no plan changes it. */
export interface IndicatorLine {
  readonly section: Section;
  /** Of which school, stage or group; all of the county where it is 全部. */
  readonly scope: string;
  readonly item: Text;
  /** Clauses of the policy, or the document that binds every county; empty where nothing asks for the number. */
  readonly basis: readonly string[];
  readonly before: TableCell;
  readonly byYear: readonly TableCell[];
  /** `≥10%`; empty where nothing is asked. */
  readonly limit: string;
  /** Whether the limit holds now and in each year; null where there is no limit or nothing to compare. */
  readonly holds: { readonly before: boolean | null; readonly byYear: readonly (boolean | null)[] } | null;
  readonly remark: string;
  /** True where nobody of whom the clause speaks is in the roster: no new school, no group at all. */
  readonly isOfNobody?: true;
  /** True where the number is of what somebody enters, and nothing has been entered. */
  readonly isUnentered?: true;
}
