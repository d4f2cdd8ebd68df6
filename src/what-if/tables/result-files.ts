/** The files of results under one name: JSON, one CSV, workbook and page. */
import { csvText } from '../../io/write.ts';
import type { Lang } from '../../messages/message.ts';
import { safeJson } from '../../messages/safe-text.ts';
import type { Table } from '../../report/table.ts';
import { workbookBytes } from '../../report/workbook.ts';
import type { WhatIfAnswer } from '../answer/answer.ts';
import { answerPage } from '../answer/page.ts';

/** `main`: the table that goes into the CSV. Every table stands in the workbook. */
export async function resultFiles(
  answer: WhatIfAnswer,
  main: Table,
  lang: Lang,
): Promise<readonly (readonly [file: string, content: string | Uint8Array])[]> {
  const tables = answer.parts.flatMap(({ tables: own = [] }) => own.map(({ table }) => table));
  const sheets = [main, ...[...tables, ...(answer.forOfficers ?? [])].filter(({ name }) => name !== main.name)];
  return [
    [`${answer.name}.csv`, csvText({ headings: main.columns.map(({ heading }) => heading), rows: main.rows })],
    [`${answer.name}.xlsx`, await workbookBytes(sheets, lang)],
    [`${answer.name}.html`, answerPage(answer, lang)],
    [`${answer.name}.json`, `${safeJson(answer.json, 2)}\n`],
  ];
}
