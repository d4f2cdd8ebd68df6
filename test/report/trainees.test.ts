/** A newcomer in training is counted in three ways; each table says in which. */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { verify } from '../../src/verify/verify.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { indicatorsSheet } from '../../src/report/sheets/indicators.ts';
import { schoolMoves } from '../../src/report/sheets/school-moves.ts';
import { subjectBalance } from '../../src/report/sheets/subject-balance.ts';
import type { Cell, Table } from '../../src/report/table.ts';
import { planJson, ROSTER_DIGEST } from '../support/example.ts';
import {
  applied,
  demand,
  ENGLISH,
  policy,
  posting,
  PROTECTIONS,
  roster,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

function county(postings: Parameters<typeof planJson>[2]): ReportContext {
  const joined = 12 * Y + 6;
  const instance = deriveInstance(
    roster({
      schools: [school({ id: 'S1', role: 'core', pupils: 400 }), school({ id: 'S2', pupils: 400 })],
      teachers: [
        ...teachers(8, 'C'),
        ...teachers(7, 'M', { home: 'S2' }),
        teacher({ id: 'N1', home: 'S2', subject: ENGLISH, employedSince: joined, since: joined }),
      ],
      demand: [demand('S2', ENGLISH, 1)],
    }),
    Y,
  );
  const rules = policy({ rules: [...PROTECTIONS, applied('newcomer-training', {}, { clause: 'RA8' })] });
  const verdict = verify(instance, rules, ROSTER_DIGEST, planJson(instance, rules, postings, []));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { plan: verdict.plan, instance, policy: rules };
}

const trained = county([posting({ teacher: 'N1', from: 'S2', to: 'S1', kind: 'training', years: 1 })]);
const first = (sheet: Table, scope: string, ...of: readonly string[]): Record<string, Cell> => {
  const rows = sheet.rows.map((row) =>
    Object.fromEntries(sheet.columns.map(({ heading }, i) => [heading, row[i] ?? null])),
  );
  return rows.find(
    (row) => Object.values(row).includes(scope) && of.every((word) => Object.values(row).includes(word)),
  )!;
};

describe('a trainee', () => {
  it('is told at home among those at work, where moves are told', () => {
    const sheet = schoolMoves(trained, 'zh-CN');
    expect(first(sheet, '学校S2')).toMatchObject({ 交流前在校工作: 8, 交流后在校工作: 8 });
    expect(sheet.title).toBe('各校进出情况（人数以每年9月为准；“在校工作”中跟岗教师仍计在原校）');
  });

  it('counts for no subject, and the balance says so', async () => {
    const sheet = subjectBalance(trained, 'zh-CN');
    expect(first(sheet, '学校S2', ENGLISH)).toMatchObject({ 交流前人数: 1, 交流后人数: 0 });
    expect(sheet.title).toContain('跟岗教师在原校和跟岗学校均不计入学科人数');
    expect(subjectBalance(trained, 'en').title).toContain(
      'trainees count for no subject, neither at home nor where they learn',
    );
    const page = await htmlReport(trained, 'zh-CN');
    expect(page).toContain('；跟岗教师：骨干计在跟岗学校，体育艺术在两校均不计）');
    // In the section of shortages, and over the ledger that shows both ways of counting.
    expect(page.match(/跟岗教师在原校和跟岗学校均不计入学科人数/gu)).toHaveLength(2);
    expect(page).toContain(
      '各校情况表（人数以每年9月为准；“在校工作”中跟岗教师仍计在原校；跟岗教师在原校和跟岗学校均不计入学科人数）',
    );
  });

  it('counts where they learn per 100 pupils, and the line says so', () => {
    const sheet = indicatorsSheet(trained, 'zh-CN');
    expect(first(sheet, '学校S2', '每百名学生教师')).toMatchObject({
      交流前: 2,
      '2027学年': 1.75,
      说明: '跟岗教师计在跟岗学校',
    });
    expect(first(sheet, '学校S1', '每百名学生教师')).toMatchObject({ 交流前: 2, '2027学年': 2.25 });
    expect(String(first(sheet, '学校S2', '每百名学生体育艺术教师')['说明'])).toContain('均不计入学科人数');
  });

  it('is not spoken of where nobody is in training', () => {
    const none = county([]);
    expect(subjectBalance(none, 'zh-CN').title).not.toContain('跟岗');
    expect(first(indicatorsSheet(none, 'zh-CN'), '学校S2', '每百名学生教师')['说明']).toBe('');
  });
});
