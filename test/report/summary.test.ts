import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { PURPOSES, type Purpose } from '../../src/domain/words.ts';
import { countOf, type Count } from '../../src/report/counts.ts';
import { TERMS } from '../../src/messages/terms.ts';
import { reachedWords } from '../../src/report/aim-words.ts';
import { summaryText } from '../../src/report/summary.ts';
import { alignColumns } from '../../src/report/text-columns.ts';
import { context, unproven } from './fixture.ts';

describe('the summary', () => {
  it('begins with the three counts, pins apart, each posting in one of them', () => {
    expect(summaryText(context, 'zh-CN').split('\n').slice(0, 6)).toEqual([
      '交流轮岗人次      2027学年（名单）  2028学年（预案）  2029学年（预案）  合计',
      '补学科缺口                       1                 0                 0     1',
      '落实骨干比例                     1                 0                 0     1',
      '仅为完成交流比例                 0                 0                 1     1',
      '指定或义务交流                   0                 1                 0     1',
      '合计                             2                 1                 1     4',
    ]);
  });

  it('names every relaxation with place, year and numbers', () => {
    const text = summaryText(context, 'zh-CN');
    expect(text).toContain('放宽5处（已证明不能更少）');
    expect(text).toContain('  - 交流轮岗比例（SZ1）：-第一集团，2027学年，要求5人，实际2人，少3人\n');
    expect(summaryText(context, 'en')).toContain(
      '  - Exchange rate (SZ1): -第一集团, 2027–28, required 5, actual 2, 3 persons short\n',
    );
  });

  it('says that all is lawful where nothing was relaxed, and which rules nobody has checked', () => {
    const lawful = {
      ...context,
      plan: { ...context.plan, relaxations: [], compliance: context.plan.compliance.filter((row) => row.holds) },
    };
    const text = summaryText(lawful, 'zh-CN');
    expect(text).toContain('合规：硬性规定全部达标');
    expect(text).toContain('未达标0项，刚好达标（没有余量）1项');
    expect(text).toContain('SZ7“推动集团内新任教师正式任课前在总校或牵头…”。');
  });

  it('says of what is not met that it is only soft, all of it or some', () => {
    const soft = { ...context, plan: { ...context.plan, relaxations: [] } };
    expect(summaryText(soft, 'zh-CN')).toContain('未达标5项（均为尽量达到的要求），刚好达标');
    const some = { ...context, plan: { ...context.plan, relaxations: context.plan.relaxations.slice(1) } };
    expect(summaryText(some, 'zh-CN')).toContain('未达标5项（其中尽量达到的要求1项），刚好达标');
    expect(summaryText(context, 'zh-CN')).toContain('未达标5项，刚好达标');
  });

  it('counts no place as just met where nobody is asked for', () => {
    const idle = context.plan.compliance
      .filter(({ holds }) => holds)
      .map((row) => (row.rule === 'backbone-share' ? { ...row, op: '>=' as const, required: 0, actual: 0 } : row));
    expect(
      summaryText({ ...context, plan: { ...context.plan, relaxations: [], compliance: idle } }, 'zh-CN'),
    ).toContain('刚好达标（没有余量）0项');
  });

  it('tells a proven plan from the best one found', () => {
    expect(summaryText(context, 'zh-CN')).toContain('方案质量：已证明：按目标的先后次序，没有更好的方案。');
    const text = summaryText(unproven, 'zh-CN');
    expect(text).toContain('限定时间内找到的最好方案，也许还能更好');
    expect(text).toMatch(/ {2}7\. 该谁先去：.*（没有算完，也许还能更好）\n/u);
  });

  it('tells every aim in words that can be said on the telephone, and no points', () => {
    const { tiers } = context.plan.proof;
    const [, aims = ''] = /各项目标按先后次序：\n((?: {2}\d\. .*\n)+)/u.exec(summaryText(context, 'zh-CN')) ?? [];
    expect(aims.trimEnd().split('\n').length).toBe(tiers.length);
    expect(aims).not.toMatch(/分(?!班)|下限|\d{3}/u);
    const exact = Object.values(TERMS).flatMap(({ plain, exact: word }): string[] => (plain === word ? [] : [word]));
    expect(exact.filter((word) => aims.includes(word))).toEqual([]);
    expect(aims).toContain('1. 硬性规定：有放宽，见上');
    const [zero, some] = [0, 25].map((value) => reachedWords({ tier: 'shortage', value }, 'zh-CN'));
    expect([zero, some]).toEqual(['没有缺员', '三个学年累计缺2.5人']);
  });

  it('counts missing teachers before and after', () => {
    expect(summaryText(context, 'zh-CN')).toContain('2027学年 2 → 1；2028学年 1 → 0；2029学年 1 → 0');
  });

  it('does not claim that nobody is missing where no demand was entered', () => {
    const roster = { ...context.instance.roster, demand: [] };
    const text = summaryText(
      { ...context, instance: { ...context.instance, roster }, plan: { ...context.plan, shortages: [] } },
      'zh-CN',
    );
    expect(text).toContain('学科缺员：未填学科需求，未评估缺员\n');
  });

  it('ends with the place of the files when it is given one', () => {
    expect(summaryText(context, 'en', '/tmp/out').trimEnd().split('\n').at(-1)).toBe(
      'For other programs:   /tmp/out/plan.json, /tmp/out/certificate.json',
    );
    expect(summaryText(context, 'en')).not.toContain('plan.json');
  });

  it('lets no name of a roster steer the terminal', () => {
    const [first] = context.instance.groups;
    const groups = [{ ...first!, name: '甲\u001b[2J集团' }];
    const text = summaryText({ ...context, instance: { ...context.instance, groups } }, 'zh-CN');
    expect(text).toContain('甲[2J集团');
  });
});

// C03 of the fixture goes for the exchange rate alone.
const countAs = (purpose: readonly Purpose[]): Count =>
  countOf(context, { ...context.plan.postings.find(({ teacher }) => teacher === 'C03')!, purpose: [...purpose] });

describe('the count of a posting', () => {
  it('prefers shortage, then backbone, then a pin or duty', () => {
    expect(countAs(['shortage', 'backbone', 'pin'])).toBe('shortage');
    expect(countAs(['backbone', 'duty'])).toBe('backbone');
    expect(countAs(['quota', 'pin'])).toBe('other');
    expect(countAs(['quota'])).toBe('quota');
  });

  it('is never "only the quota" for a posting that serves anything else', () => {
    fc.assert(
      fc.property(fc.subarray([...PURPOSES], { minLength: 1 }), (purpose) => {
        expect(countAs(purpose) === 'quota').toBe(purpose.every((key) => key === 'quota'));
      }),
    );
  });
});

describe('columns of a terminal', () => {
  it('are as wide for Chinese as for Latin letters', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', '1', '（', '—'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const lines = alignColumns(rows);
        expect(lines).toHaveLength(rows.length);
        expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
      }),
    );
  });

  it('leave no blanks at the end of a line', () => {
    expect(alignColumns([['合计', ''], ['a']])).toEqual(['合计', 'a']);
  });
});
