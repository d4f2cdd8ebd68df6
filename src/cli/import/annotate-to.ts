/** Writes the copy of a workbook in which every problem stands in its cell. */
import type { ReadRoster } from '../../io/build-roster.ts';
import type { Opened } from '../../io/index.ts';
import type { Message } from '../../messages/message.ts';
import { withoutDates } from '../../report/zip-dates.ts';
import { importTexts as say } from './texts.ts';
import { writeNamed } from './write-file.ts';

export interface AnnotateAnswer {
  readonly message: Message;
  readonly written: boolean;
}

export async function annotateTo(out: string, data: string, opened: Opened, read: ReadRoster): Promise<AnnotateAnswer> {
  if (!('input' in opened) || opened.input.tables.length === 0)
    return { message: say['not-to-annotate'](), written: false };
  if (!read.problems.some(({ severity }) => severity !== 'notice'))
    return { message: say['nothing-to-annotate'](), written: false };
  // The library takes long to load.
  const { annotatedWorkbook } = await import('../../io/annotate/index.ts');
  const { bytes, cells, elsewhere, cleaned } = await annotatedWorkbook(data, opened.input, read);
  writeNamed(out, withoutDates(bytes));
  return { message: say.annotated({ out, cells, elsewhere, ...cleaned }), written: true };
}
