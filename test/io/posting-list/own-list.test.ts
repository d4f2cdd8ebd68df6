/** What the program writes as a rotation list it reads back unchanged, in both languages. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../../src/domain/instance.ts';
import { appraise } from '../../../src/verify/appraise.ts';
import { readPostingList } from '../../../src/io/posting-list/index.ts';
import { LANGS } from '../../../src/messages/message.ts';
import type { ReportContext } from '../../../src/report/context.ts';
import { REPORT_SHEETS } from '../../../src/report/sheets/index.ts';
import { workbookBytes } from '../../../src/report/workbook.ts';
import { context } from '../../report/fixture.ts';
import { ENGLISH, posting, roster, school, teacher, Y } from '../../support/tiny.ts';
import { lines, scratch } from '../support.ts';

const folder = scratch();

const written = async (given: ReportContext, lang: (typeof LANGS)[number]): Promise<string> => {
  const path = join(await folder('list'), 'plan.xlsx');
  await writeFile(
    path,
    await workbookBytes(
      REPORT_SHEETS.map((sheet) => sheet(given, lang)),
      lang,
    ),
  );
  return path;
};

const bare = ({ plan }: ReportContext, year: number) =>
  plan.postings.filter(({ start }) => start === year).map(({ purpose: _purpose, clauses: _clauses, ...one }) => one);

describe.each(LANGS)('our own list in %s', (lang) => {
  it('is read back unchanged from the whole workbook, formula-like names included', async () => {
    const read = await readPostingList(await written(context, lang), context.instance.roster, [Y]);
    expect(lines(read.problems, 'error')).toEqual([]);
    expect(lines(read.problems, 'warning')).toEqual([]);
    expect(read.postings).toEqual(bare(context, Y));
    expect(read.postings).not.toHaveLength(0);
    expect(read.rows!.every(({ lock }) => lock === 'fixed')).toBe(true);
  });

  it('tells people and schools of one name apart, and knows the kinds and terms', async () => {
    const people = roster({
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2', name: '实验小学' }),
        school({ id: 'S3', name: '实验小学' }),
      ],
      teachers: [
        ...['T01', 'T02', 'T03'].map((id) => teacher({ id, name: '王芳' })),
        teacher({ id: 'V01', position: 'vicePrincipal' }),
        teacher({ id: 'N01', home: 'S3', subject: ENGLISH }),
      ],
    });
    const instance = deriveInstance(people, Y);
    const postings = [
      posting({ teacher: 'N01', from: 'S3', to: 'S1', years: 1, kind: 'training' }),
      posting({ teacher: 'T02', to: 'S3', years: 2 }),
      posting({ teacher: 'V01', to: 'S2', kind: 'leadership' }),
    ];
    const given: ReportContext = {
      ...context,
      instance,
      plan: { ...context.plan, postings: [...appraise(instance, context.policy, postings).postings] },
    };
    const read = await readPostingList(await written(given, lang), people, [Y]);
    expect(lines(read.problems, 'error')).toEqual([]);
    expect(read.postings).toEqual(postings);
  });
});
