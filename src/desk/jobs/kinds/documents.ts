/** The documents of the procedure, each by itself and all as one archive; and the files of a result folder. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { zipBytes } from '../../../io/zip.ts';
import { LANGS } from '../../../messages/message.ts';
import { instanceOf } from '../../../planning/case.ts';
import { DOCUMENTS } from '../../../report/documents/index.ts';
import { writeDocuments } from '../../../report/documents/write.ts';
import { writeReports, type ReportContext } from '../../../report/index.ts';
import { finishedPlan } from '../../kept/finished-plan.ts';
import { DocumentsResult, DocumentWishes } from '../../kept/documents.ts';
import { keepMade } from '../../kept/made-files.ts';
import { jobKind } from '../kind.ts';

export const documentsJob = jobKind({
  input: z.object({ plan: z.string(), wishes: DocumentWishes, lang: z.enum(LANGS) }),
  result: DocumentsResult,
  run: async (work, { plan: id, wishes, lang }) => {
    const { given, plan } = await work.read((tx) => finishedPlan(tx, id));
    const context: ReportContext = { plan, instance: instanceOf(given), policy: given.policy };
    const dir = join(work.folder, 'documents');
    await mkdir(dir);
    const chosen = wishes.only.length === 0 ? DOCUMENTS : DOCUMENTS.filter((one) => wishes.only.includes(one.id));
    const written = await writeDocuments(context, chosen, wishes.formats, dir, lang);
    if (wishes.reports) await writeReports(context, dir, lang);
    const names = (await readdir(dir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
      .toSorted();
    const parts = new Map<string, Uint8Array>();
    for (const name of names) parts.set(name, await readFile(join(dir, name)));
    const archive = zipBytes(parts);
    return async (tx) => {
      const files = [await keepMade(tx, `${id}-${lang === 'en' ? 'documents' : '材料'}.zip`, archive)];
      for (const [name, bytes] of parts) files.push(await keepMade(tx, name, bytes));
      const at = new Map(files.map(({ name }, i) => [name, i]));
      return {
        documents: written.map(({ id: document, title, files: own }) => ({
          id: document,
          title,
          files: own.flatMap((file) => at.get(file.replaceAll(sep, '/')) ?? []),
        })),
        files,
      };
    };
  },
});
