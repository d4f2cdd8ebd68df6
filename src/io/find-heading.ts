/** Finds table and column by name; tells the columns whose content must not even be looked at. */
import { fold, foldHeading, foldTitle } from './fold.ts';
import { GUIDE_SHEETS, LATER_TABLES, SHEET_ORDER, SHEETS, type ColumnNames, type SheetName } from './headings.ts';

const TITLES = new Map(
  SHEET_ORDER.flatMap((table) =>
    [SHEETS[table].title, ...SHEETS[table].aliases].map((name) => [fold(name), table] as const),
  ),
);
const LATER = new Set(LATER_TABLES.map(fold));
const GUIDES = new Set(GUIDE_SHEETS.map(fold));

/**
 * The table of a sheet or file name; `later` = a table of re-planning, `guide` = our own notes; undefined = unknown.
 */
export function tableOf(title: string): SheetName | 'later' | 'guide' | undefined {
  const name = foldTitle(title);
  return TITLES.get(name) ?? (LATER.has(name) ? 'later' : GUIDES.has(name) ? 'guide' : undefined);
}

export type HeadingColumns = readonly (readonly [key: string, names: ColumnNames])[];

export const columnsOf = (table: SheetName): HeadingColumns => Object.entries(SHEETS[table].columns);

function namesOf(table: SheetName): Map<string, string> {
  return new Map(
    columnsOf(table).flatMap(([key, { heading, aliases }]) =>
      [heading, key, ...aliases].map((name) => [foldHeading(name), key] as const),
    ),
  );
}

const COLUMNS = Object.fromEntries(SHEET_ORDER.map((table) => [table, namesOf(table)])) as Record<
  SheetName,
  Map<string, string>
>;

/** A status is often dated in the heading: 2024年9月在岗状态. */
const DATED = /^\d{4}年\d{1,2}月(?=在岗状态$)/;

/** The key of a column by its heading; undefined = unknown. */
export const columnOf = (table: SheetName, heading: string): string | undefined =>
  COLUMNS[table].get(foldHeading(heading).replace(DATED, ''));

const SCHOOL_ALIASES = new Set(
  ['简称', '学校简称', '单位简称', '别名', '曾用名', '原校名', '原名', '学校曾用名'].map(fold),
);

/** A column of 学校 with another name of the school, by which other tables may call it; no part of the roster. */
export const isSchoolAlias = (heading: string): boolean => SCHOOL_ALIASES.has(foldHeading(heading));

/**
 * Identity numbers, addresses, telephone numbers, diagnoses and reasons of leave, which are often diagnoses (data
 * dictionary, opening paragraphs; personal information law, articles 6 and 28).
 */
const SENSITIVE =
  /身份证|证件号|公民身份|住址|地址|居住地|常住地|户籍|户口|手机|电话|联系方式|联系号码|短号|健康(?!教育)|身体状况|疾病|病史|病情|病因|诊断|残疾|体检|免除原因|免除事由|免除理由|请假原因|离岗原因|idcard|identitynumber|phone|mobile|address|diagnos/;

export const isSensitive = (heading: string): boolean => SENSITIVE.test(foldHeading(heading));
