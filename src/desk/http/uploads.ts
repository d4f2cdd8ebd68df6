/** The files of a form. Archives are unpacked: each table file in them counts as if it had come by itself. */
import type { FastifyRequest } from 'fastify';
import { unpacked } from '../../io/archive.ts';
import { LIMITS, mebibytes } from '../../io/limits.ts';
import type { Upload } from '../operation.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';

export const UPLOAD_LIMITS = {
  fileSize: mebibytes(LIMITS.fileMebibytes),
  files: 500,
  fields: 20,
  fieldSize: 1000,
  headerPairs: 100,
};

const TABLE_FILE = /\.(?:xlsx|xlsm|xls|csv)$/iu;

/** Throws a DeskProblem: no form, no files, an archive that cannot be opened, too much. */
export async function uploadsOf(request: FastifyRequest): Promise<readonly Upload[]> {
  if (!request.isMultipart())
    throw new DeskProblem(415, deskTexts['wrong-media-type']({ wanted: 'multipart/form-data' }));
  const files = await filesOf(request);
  const tables: Upload[] = [];
  for (const file of files) {
    if (/\.zip$/iu.test(file.name)) tables.push(...(await tablesOf(file)));
    else if (TABLE_FILE.test(file.name)) tables.push(file);
  }
  if (tables.length === 0) throw new DeskProblem(400, deskTexts['no-files']());
  return tables;
}

async function filesOf(request: FastifyRequest): Promise<readonly Upload[]> {
  const files: Upload[] = [];
  let left = mebibytes(LIMITS.bundleMebibytes);
  try {
    for await (const part of request.parts()) {
      if (part.type !== 'file') continue;
      const bytes = await part.toBuffer();
      left -= bytes.length;
      if (left < 0) throw new DeskProblem(413, deskTexts['too-large']({ most: LIMITS.bundleMebibytes }));
      files.push({ name: part.filename, bytes });
    }
  } catch (error) {
    // What the plugin refuses has a code of its own; what its parser throws has none: a form that is cut short, or none.
    if (error instanceof DeskProblem || (error instanceof Error && 'code' in error)) throw error;
    throw new DeskProblem(400, deskTexts['bad-form']());
  }
  return files;
}

async function tablesOf({ name, bytes }: Upload): Promise<readonly Upload[]> {
  const parts = await unpacked(Buffer.from(bytes), (part) => TABLE_FILE.test(part));
  if (typeof parts === 'string') throw new DeskProblem(400, deskTexts['bad-zip']({ name }));
  return [...parts].map(([part, content]) => ({ name: part, bytes: content }));
}
