import { describe, expect, it } from 'vitest';
import { burdens } from '../../src/explain/burden.ts';
import { factsOf } from '../../src/report/context.ts';
import { burdenSheet } from '../../src/report/explain/burden.ts';
import { context } from './fixture.ts';

const lines = burdens(factsOf(context));
const months = (id: string) => lines.find(({ teacher }) => teacher === id)?.months;

describe('the burden ledger', () => {
  it('counts a posting from September 2025 to August 2028 as three full years', () => {
    expect([months('R05'), months('C01')]).toEqual([
      { before: 36, planned: 0 },
      { before: 0, planned: 36 },
    ]);
  });

  it('does not call somebody never posted who is away now, though the roster counts no finished posting', () => {
    const schools = burdenSheet(context, 'zh-CN').parts.find(({ id }) => id === 'schools')?.tables?.[0];
    const column = (heading: string): number => schools!.columns.findIndex((one) => one.heading === heading);
    const row = schools!.rows.find((cells) => cells[column('学校')] === '@河西小学')!;
    expect([row[column('教师（人）')], row[column('从未交流、本方案也不安排（人）')]]).toEqual([5, 4]);
  });
});
