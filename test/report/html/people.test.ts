/** Names behind the numbers on the page: folded away, whole for a group, counted only where there are too many. */
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/report/html/index.ts';
import { folded, listsByRule } from '../../../src/report/html/people.ts';
import { personLabels } from '../../../src/report/name-lists.ts';
import { context } from '../fixture.ts';
import { hostile } from './hostile.ts';
import { rowsOf, tagsOf } from './page.ts';

const { policy } = context;
const rule = policy.rules.find(({ clause }) => clause === 'SZ1')!;
const own = listsByRule(context).get(rule)!;
const head = { id: 'r', title: '交流轮岗比例' };

describe('the names of a rule', () => {
  it('stand in a folded table of the page, place by place, people of one name told apart', async () => {
    const page = await htmlReport(context, 'zh-CN');
    const index = policy.rules.indexOf(rule) + 1;
    const rows = rowsOf(page, `rule-${index}-people`);
    expect(rows[0]).toEqual(['范围', '学年', '分子（计入）', '分母（基数）']);
    expect(rows.slice(1).map((row) => row.slice(0, 3))).toEqual([
      ['-第一集团', '2027学年', '2人：=HYPERLINK("x")、王芳(E01)'],
      ['-第一集团', '2028学年', '1人：李红'],
      ['-第一集团', '2029学年', '1人：王芳(C03)'],
    ]);
    expect(rows[1]![3]).toMatch(/^22人：.*王芳\(C03\)、教师C04/);
    const tags = tagsOf(page);
    expect(tags.filter(({ name }) => name === 'details').length).toBe(
      tags.filter(({ name }) => name === 'summary').length,
    );
    expect(tags.some(({ name, attributes }) => name === 'details' && 'open' in attributes)).toBe(false);
  });

  it('are only counted where they would not fit, those who make the rule hold last', () => {
    const rows = rowsOf(folded(context, own, head, 'zh-CN', 4)!.text, 'r-people');
    expect(rows.slice(1).map((row) => row[2])).toEqual([
      '2人：=HYPERLINK("x")、王芳(E01)',
      '1人：李红',
      '1人：王芳(C03)',
    ]);
    expect(rows[1]![3]).toBe('22人（名单见 plan.xlsx“合规名单”和 certificate.json）');
    expect(folded(context, own, head, 'en', 0)!.text).toContain('22 (names in plan.xlsx and certificate.json)');
  });

  it('are no table where nobody is counted', () => {
    expect(
      folded(
        context,
        own.map((one) => ({ ...one, ids: [] })),
        head,
        'zh-CN',
      ),
    ).toBeNull();
    expect(folded(context, [], head, 'zh-CN')).toBeNull();
  });

  it('are shown and never obeyed', () => {
    const all = listsByRule(hostile);
    const texts = hostile.policy.rules.map((one) => folded(hostile, all.get(one) ?? [], head, 'en')?.text ?? '');
    expect(texts.join('')).toContain('&lt;script&gt;');
    expect(texts.join('')).not.toContain('<script>');
  });
});

it('a person whom the roster does not know stands for themself', () => {
  const label = personLabels(context);
  expect([label('nobody'), label('C02'), label('E01')]).toEqual(['nobody', '李红', '王芳(E01)']);
});
