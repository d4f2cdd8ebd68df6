/** 名单核对: is a list of the first year, as an officer keeps it, lawful, and what does it lack? */
import { z } from 'zod';
import { Posting } from '../../domain/plan.ts';
import { instanceOf } from '../../planning/case.ts';
import { judgeKept } from '../../planning/judge-list.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { question } from '../question.ts';
import { listFacts, listSheet } from '../sheets/list.ts';

const ListRow = z.strictObject({
  posting: Posting.omit({ purpose: true, clauses: true }),
  lock: z.enum(['fixed', 'preferred', 'free']),
  place: z.strictObject({
    file: z.string(),
    sheet: z.string().nullish(),
    row: z.int().nullish(),
    column: z.string().nullish(),
    value: z.string().nullish(),
  }),
});

export const listQuestion = question({
  id: 'list',
  title: t(
    '名单核对：一份第一学年名单是否合规、还缺什么',
    'a list of the first year: is it lawful, and what does it lack',
  ),
  needs: [],
  input: z.strictObject({ rows: z.array(ListRow) }),
  fields: {
    rows: t(
      '名单各行（由 readPostingList 读出）及其在文件中的位置',
      'The rows of the list (as readPostingList reads them), each with its place in the file',
    ),
  },
  example: ({ given: { roster, from } }) => ({
    rows: roster.teachers.slice(0, 1).map(({ id, home }): z.infer<typeof ListRow> => ({
      posting: { teacher: id, from: home, to: roster.schools.at(-1)!.id, start: from, years: 3, kind: 'exchange' },
      lock: 'fixed',
      place: { file: 'list.csv', row: 2 },
    })),
  }),
  answer: async ({ given }, { rows }) => {
    const verdict = judgeKept(
      given,
      rows.map(({ posting, lock }) => ({ posting, firmness: lock })),
    );
    return {
      facts: listFacts(verdict, rows),
      sheets: inEveryLanguage((lang) => listSheet(verdict, rows, instanceOf(given), lang)),
      enclosed: [],
    };
  },
});
