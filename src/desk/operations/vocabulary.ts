/** The words to choose from: tables, the headings of each, and the words that their cells take. */
import { z } from 'zod';
import { columnsOf } from '../../io/find-heading.ts';
import { SHEET_ORDER, SHEETS } from '../../io/headings.ts';
import { requiredKeys } from '../../io/intake/required.ts';
import { CHOICES, noteOf } from '../../io/template/choices.ts';
import { operation } from '../operation.ts';
import { NOTHING } from './common.ts';

export const getVocabulary = operation({
  name: 'getVocabulary',
  method: 'GET',
  path: '/api/vocabulary',
  title: {
    'zh-CN': '可选的表、各表的标题、各列可填的值',
    en: 'Tables, their headings, and the words that cells take, to choose from',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: NOTHING,
  query: NOTHING,
  body: 'none',
  answer: z.object({
    tables: z.array(
      z.object({
        /** Chinese name, as revisions use it. */
        table: z.string(),
        required: z.boolean(),
        columns: z.array(
          z.object({
            heading: z.string(),
            key: z.string(),
            required: z.boolean(),
            /** What to write, in Chinese as in the template. */
            note: z.string(),
            /** Words to choose from; null where anything may be written. */
            words: z.array(z.string()).nullable(),
          }),
        ),
      }),
    ),
  }),
  run: async () => ({
    body: {
      tables: SHEET_ORDER.map((table) => ({
        table: SHEETS[table].title,
        required: SHEETS[table].required,
        columns: columnsOf(table).map(([key, { heading }]) => {
          const choice = CHOICES[table]?.[key];
          return {
            heading,
            key,
            required: requiredKeys(table).includes(key),
            note: noteOf(table, key),
            words: choice !== undefined && 'words' in choice ? [...choice.words] : null,
          };
        }),
      })),
    },
  }),
});
