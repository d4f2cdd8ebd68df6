/** The ledger of who is sent how often, how long and how far; and plans compared. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { comparePlans } from '../../src/planning/compare.ts';
import { burdens } from '../../src/explain/burden.ts';
import { burdenSheet } from '../../src/report/explain/burden.ts';
import { sheetText } from '../../src/report/explain/sheet.ts';
import { factsOf } from '../../src/report/context.ts';
import { posting, teacher, Y } from '../support/tiny.ts';
import { fiveTeachers } from './five-teachers.ts';

describe('the burden ledger', () => {
  it('counts past and planned postings apart, the most burdened first', () => {
    const away = {
      working: 'S2',
      postedFrom: monthOf(2025, 9),
      postedUntil: monthOf(2028, 9),
      timesPosted: 1,
      ruralMonths: 12,
    };
    const { context } = fiveTeachers('T9001', { T9001: { timesPosted: 2 } }, [], {
      people: [teacher({ id: 'R9', ...away })],
      demand: 4,
      postings: [],
    });
    const [first, second, third] = burdens(factsOf(context));
    expect(first).toEqual({
      teacher: 'T9001',
      home: 'S1',
      times: { before: 2, planned: 1 },
      months: { before: 0, planned: 36 },
      km: { before: null, planned: 0 },
      ruralMonths: { before: 0, gained: 0 },
    });
    expect(second).toEqual({
      teacher: 'R9',
      home: 'S1',
      times: { before: 1, planned: 0 },
      months: { before: 36, planned: 0 },
      km: { before: 0, planned: null },
      ruralMonths: { before: 12, gained: 0 },
    });
    expect(third!.times).toEqual({ before: 0, planned: 0 });
    const text = sheetText(burdenSheet(context, 'zh-CN'));
    expect(text).toContain('其余 9 名教师没有交流记录');
  });
});

const tiers = (claims: number) => [
  { tier: 'legal' as const, value: 0 },
  { tier: 'claims' as const, value: claims },
];

describe('two plans', () => {
  const [a, b] = [posting({ teacher: 'A' }), posting({ teacher: 'B', start: Y + 1 })];

  it('differ by the first tier, and posting by posting', () => {
    const moved = { ...b, to: 'S3' };
    const c = posting({ teacher: 'C' });
    const { decidedBy, postings } = comparePlans(
      { postings: [a, b], tiers: tiers(5) },
      { postings: [moved, c], tiers: tiers(7) },
    );
    expect(decidedBy).toEqual({ tier: 'claims', before: 5, after: 7 });
    expect(postings).toEqual([
      { kind: 'dropped', before: a },
      { kind: 'added', after: c },
      { kind: 'altered', before: b, after: moved },
    ]);
  });

  it('are the same where nothing differs, in whatever order', () => {
    expect(comparePlans({ postings: [a, b], tiers: tiers(5) }, { postings: [b, a], tiers: tiers(5) })).toMatchObject({
      decidedBy: null,
      postings: [],
    });
  });
});
