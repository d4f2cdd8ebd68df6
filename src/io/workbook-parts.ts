/** Which part of a workbook's archive holds which sheet, and what a look through those parts says. */
import { posix } from 'node:path';
import { scanSheet, type SheetScan } from './sheet-scan.ts';

/** Parts by name in lower case: the names in an archive count without case. */
export type Parts = ReadonlyMap<string, Buffer>;

/** Parts that are worth keeping for `scanSheets`: relations, the workbook, the sheets, whatever their names; of macros only that they are there. */
export const isKept = (name: string): boolean => /^xl\/vbaProject\.bin$/i.test(name) || /\.(?:xml|rels)$/i.test(name) && !/(?:^|\/)(?:docProps|theme|drawings|charts|media|customXml)\/|(?:sharedStrings|styles)\.xml$/i.test(name);

const text = (part: Buffer): string => new TextDecoder('utf-8').decode(part);
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];

/** One scan per sheet, in the order of the workbook; a sheet whose part is not there is damaged. */
export function scanSheets(parts: Parts): readonly SheetScan[] {
  const root = [...parts.keys()].find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  if (root === undefined) return [];
  const workbook = text(parts.get(root)!);
  const folder = posix.dirname(root);
  const relations = parts.get(posix.join(folder, '_rels', `${posix.basename(root)}.rels`));
  const targets = new Map(
    [...(relations === undefined ? '' : text(relations)).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')] as const),
  );
  const calculation = /<(?:\w+:)?calcPr\s[^>]*>/.exec(workbook)?.[0] ?? '';
  const recalculated = ['1', 'true'].includes(attribute(calculation, 'fullCalcOnLoad') ?? '');
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]): SheetScan => {
    const target = targets.get(attribute(tag, '\\w+:id'));
    if (target === undefined) return { kind: 'damaged' };
    const part = parts.get(posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1).toLowerCase());
    return part === undefined ? { kind: 'damaged' } : scanSheet(text(part), recalculated);
  });
}
