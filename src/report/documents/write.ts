/** Writes documents into a folder, one at a time, so that no more than one of them is in memory. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { formatsOf, type DocumentSpec } from './document.ts';
import { distinctNames, safeName } from './file-names.ts';
import type { FormatId } from './format-ids.ts';
import { RENDERERS } from './formats.ts';

export interface WrittenDocument {
  readonly id: string;
  readonly title: string;
  /** By the path within the folder. */
  readonly files: readonly string[];
}

/**
 * Writes each document in those of the formats that it comes in; equal contexts give equal bytes. File system errors
 * are thrown.
 */
export async function writeDocuments(
  context: ReportContext,
  documents: readonly DocumentSpec[],
  formats: readonly FormatId[],
  dir: string,
  lang: Lang,
): Promise<WrittenDocument[]> {
  const written: WrittenDocument[] = [];
  for (const document of documents) written.push(await writeDocument(context, document, formats, dir, lang));
  return written;
}

async function writeDocument(
  context: ReportContext,
  spec: DocumentSpec,
  formats: readonly FormatId[],
  dir: string,
  lang: Lang,
): Promise<WrittenDocument> {
  const files: string[] = [];
  const title = spec.title[lang];
  const whole = spec.build(context, lang);
  const own = formatsOf(spec);
  const wanted = formats.filter((one) => own.includes(one));
  for (const format of wanted) {
    const file = `${safeName(title)}.${format}`;
    await writeFile(join(dir, file), await RENDERERS[format](whole, lang));
    files.push(file);
  }
  const { single } = spec;
  if (single === undefined || wanted.length === 0) return { id: spec.id, title, files };
  const folder = safeName(single.folder[lang]);
  await mkdir(join(dir, folder), { recursive: true });
  const parts = [...single.parts(context, lang)];
  const names = distinctNames(parts);
  for (const { id, doc } of parts) {
    for (const format of wanted) {
      const file = join(folder, `${names.get(id)!}.${format}`);
      await writeFile(join(dir, file), await RENDERERS[format](doc, lang));
      files.push(file);
    }
  }
  return { id: spec.id, title, files };
}
