/** A roster at the desk: the files as they came in, and what the officer said about them. */
import { z } from 'zod';
import { CellEdit } from '../../io/edits.ts';
import { MappingFile } from '../../io/intake/mapping.ts';
import type { Upload } from '../operation.ts';
import { Records } from './records.ts';

export const KeptFile = z.object({ name: z.string(), digest: z.string(), size: z.int() });

const RefusedRemark = z.object({ file: z.string(), sheet: z.string().nullable(), row: z.int(), word: z.string() });
export type RefusedRemark = z.infer<typeof RefusedRemark>;

export const RosterRecord = z.object({
  name: z.string(),
  /** First school year that is to be planned: some checks depend on it. */
  from: z.int(),
  files: z.array(KeptFile),
  mapping: MappingFile.nullable(),
  edits: z.array(CellEdit),
  /** Proposals from remarks that somebody refused: they are not made again. */
  refused: z.array(RefusedRemark).default([]),
  /** True for people who do not exist. */
  madeUp: z.boolean(),
});
export type RosterRecord = z.infer<typeof RosterRecord>;

export const ROSTERS = new Records('roster', RosterRecord);

/** What the job of checking a version is about. */
export const checkOf = (roster: { readonly id: string; readonly version: number }): string =>
  `rosters/${roster.id}/${roster.version}`;

/** The school year that is planned next: from September on that is next year's. `now`: ISO 8601. */
export const nextSchoolYear = (now: string): number => Number(now.slice(0, 4)) + (Number(now.slice(5, 7)) >= 9 ? 1 : 0);

/** Names without folders; two of one name keep their folders. */
export function distinctFiles(files: readonly Upload[]): readonly Upload[] {
  const short = files.map(({ name }) => name.split(/[/\\]/u).at(-1) ?? name);
  return files.map(({ name, bytes }, i) => ({
    name: short.filter((one) => one === short[i]).length === 1 ? short[i]! : name.replaceAll(/[/\\]+/gu, '·'),
    bytes,
  }));
}
