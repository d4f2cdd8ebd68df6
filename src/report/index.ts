/** The registry of reports: one line per file of a result folder. Reports are pure functions of the context. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planBytes } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { certificateJson } from './certificate-json.ts';
import type { ReportContext } from './context.ts';
import { htmlReport } from './html/index.ts';
import { readingsJson } from './readings-json.ts';
import { sheetsOf } from './sheets/index.ts';

export type { ReportContext } from './context.ts';
export { inWords } from './difference-words.ts';
export { readingsAnswer, readingsText } from './reading-lines.ts';
export { changeLines } from './list-changes.ts';
export { summaryText } from './summary.ts';

export { certificateJson } from './certificate-json.ts';

/** The certificate's name in a result folder. */
export const CERTIFICATE_FILE = 'certificate.json';

export interface Report {
  readonly file: string;
  /** False: the folder goes without this file. Absent: it is always there. */
  wanted?(context: ReportContext): boolean;
  render(context: ReportContext, lang: Lang): string | Promise<string | Uint8Array>;
}

export const REPORTS: readonly Report[] = [
  { file: 'plan.json', render: ({ plan }) => planBytes(plan) },
  { file: CERTIFICATE_FILE, render: certificateJson },
  {
    file: 'readings.json',
    wanted: ({ compared }) => compared !== undefined,
    render: (context) => readingsJson(context, context.compared ?? []),
  },
  // The library of workbooks is slow to load: whoever writes none goes without.
  {
    file: 'plan.xlsx',
    render: async (context, lang) =>
      (await import('./workbook.ts')).workbookBytes(
        sheetsOf(context).map((sheet) => sheet(context, lang)),
        lang,
      ),
  },
  { file: 'report.html', render: htmlReport },
];

/**
 * Loads the libraries of the reports. Asked for while the engine searches it keeps nobody waiting. One that does not load
 * is told of where it is used.
 */
export async function loadReports(): Promise<void> {
  await Promise.allSettled([import('./workbook.ts'), import('echarts/dist/echarts.esm.min.mjs')]);
}

/**
 * Writes every report into the existing folder `dir`; equal contexts give equal bytes. File system errors are thrown.
 */
export async function writeReports(context: ReportContext, dir: string, lang: Lang): Promise<void> {
  for (const report of REPORTS.filter(({ wanted }) => wanted?.(context) ?? true))
    await writeFile(join(dir, report.file), await report.render(context, lang));
}
