/**
 * The officer's own workbook with sheets added: the list, the certificate, and what became of an earlier list. What
 * stands in it stays as it is, with its formats, but for personal data that no paper may hold; no sheet of it is written
 * over.
 */
import { cleanBook, renameSheets, type Cleaned } from '../../io/annotate/clean-copy.ts';
import { openBook } from '../../io/open-book.ts';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { changesSheet } from '../list-changes.ts';
import { compliance } from '../sheets/compliance.ts';
import { rotationList } from '../sheets/rotation-list.ts';
import type { Table } from '../table.ts';
import { addSheet } from '../workbook.ts';
import { t, type Text } from '../words.ts';
import { withoutDates } from '../zip-dates.ts';
import { sheetNames } from './sheet-names.ts';

const NAMES = {
  list: t('名单', 'List'),
  certificate: t('合规证书', 'Certificate'),
  changes: t('变更', 'Changes'),
} as const satisfies Record<string, Text>;

/** No clock: a workbook that names no date of its own gets this one. */
const FIXED_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * `bytes`: an .xlsx that the reader of rosters has taken; throws what the library throws at one that it cannot open.
 * `tell` hears where personal data were taken out.
 */
export async function officerWorkbook(
  bytes: Uint8Array,
  context: ReportContext,
  lang: Lang,
  tell: (cleaned: Cleaned) => void = () => {},
): Promise<Uint8Array> {
  const book = await openBook(bytes);
  const cleaned = cleanBook(book);
  const renamed = renameSheets(book);
  tell({ count: cleaned.count + renamed.length, places: [...cleaned.places, ...renamed] });
  book.modified ??= FIXED_DATE;
  book.created ??= FIXED_DATE;
  const { changes } = context;
  const added: readonly [string, Table][] = [
    [NAMES.list[lang], rotationList(context, lang)],
    [NAMES.certificate[lang], compliance(context, lang)],
    ...(changes === undefined ? [] : [[NAMES.changes[lang], changesSheet(context, changes, lang)] as [string, Table]]),
  ];
  const names = sheetNames(
    added.map(([name]) => name),
    book.worksheets.map(({ name }) => name),
  );
  added.forEach(([, table], i) => addSheet(book, { ...table, name: names[i]! }, lang));
  return withoutDates(new Uint8Array(await book.xlsx.writeBuffer()));
}
