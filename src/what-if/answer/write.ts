/** The files of an answer. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvText } from '../../io/write.ts';
import type { Lang } from '../../messages/message.ts';
import { safeJson } from '../../messages/safe-text.ts';
import type { Table } from '../../report/table.ts';
import { workbookBytes } from '../../report/workbook.ts';
import type { WhatIfAnswer } from './answer.ts';
import { answerPage } from './page.ts';

/** Writes `name.json`, `name.html`, `name.xlsx`, one CSV per table and one SVG per drawing into the existing folder. File system errors are thrown. */
export async function writeAnswer(answer: WhatIfAnswer, dir: string, lang: Lang): Promise<void> {
  const { name, parts, forOfficers = [], json } = answer;
  const tables = parts.flatMap(({ tables: own = [] }) => own);
  await writeFile(join(dir, `${name}.json`), `${safeJson(json, 2)}\n`);
  await writeFile(join(dir, `${name}.html`), answerPage(answer, lang));
  await writeFile(
    join(dir, `${name}.xlsx`),
    await workbookBytes([...tables.map(({ table }) => table), ...forOfficers], lang),
  );
  for (const { id, table } of tables) await writeFile(join(dir, `${name}-${id}.csv`), tableCsv(table));
  for (const { id, svg } of parts.flatMap(({ drawings = [] }) => drawings))
    await writeFile(join(dir, `${name}-${id}.svg`), `${svg}\n`);
}

const tableCsv = ({ columns, rows }: Table): string =>
  csvText({ headings: columns.map(({ heading }) => heading), rows });
