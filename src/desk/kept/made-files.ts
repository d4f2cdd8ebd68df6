/** Files that a job made for somebody to take away. */
import { z } from 'zod';
import { putFile } from '../../store/files.ts';
import type { Tx } from '../../store/store.ts';

export const MadeFile = z.object({
  name: z.string(),
  /** Media type. */
  type: z.string(),
  digest: z.string(),
  size: z.int(),
});
export type MadeFile = z.infer<typeof MadeFile>;

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  zip: 'application/zip',
};

const typeOfName = (name: string): string =>
  TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

export const keepMade = async (tx: Tx, name: string, bytes: Uint8Array): Promise<MadeFile> => ({
  name,
  type: typeOfName(name),
  digest: await putFile(tx, bytes),
  size: bytes.length,
});
