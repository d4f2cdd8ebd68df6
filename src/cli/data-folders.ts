/**
 * Data folders are an office's memory: plans that were published, the log, changes that nobody has read yet. No result
 * replaces one, what lies in one, or a folder that holds one.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file that makes a folder a data folder (`store/folder.ts`). */
export const DATA_FOLDER_FILE = 'lungang.json';

const marked = (folder: string): string | undefined => {
  const file = join(folder, DATA_FOLDER_FILE);
  return existsSync(file) ? file : undefined;
};

/** The data folder in which a path lies, told by its file; undefined where it lies in none. */
export function dataFolderAbove(path: string): string | undefined {
  const up = dirname(path);
  return up === path ? undefined : (marked(up) ?? dataFolderAbove(up));
}

/** A data folder that is this folder or lies somewhere in it, told by its file. Links are not followed. */
export function dataFolderWithin(folder: string): string | undefined {
  const own = marked(folder);
  if (own !== undefined) return own;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const found = dataFolderWithin(join(folder, entry.name));
    if (found !== undefined) return found;
  }
  return undefined;
}
