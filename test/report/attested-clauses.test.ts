/** A person's word on a clause: when it decides, when numbers stand, and where it is printed. */
import { describe, expect, it } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import type { Clause } from '../../src/policy/policy.ts';
import { summaryDocument } from '../../src/report/documents/contents/summary.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { compliance } from '../../src/report/sheets/compliance.ts';
import { summaryText } from '../../src/report/summary.ts';
import { certificateOf, contextOf, told } from '../support/alone.ts';
import { packOf } from '../support/pack.ts';
import { activity, group, teacher, Y } from '../support/tiny.ts';

const [panjin, qingdao, ruian] = await Promise.all(['shuangtaizi-2022', 'qingdao-2022', 'ruian-2021'].map(packOf));

type Word = Roster['attestations'][number];
const word = (row: Partial<Word> = {}): Word => ({
  clause: 'PJ9',
  year: null,
  verdict: 'met',
  by: '张三',
  date: '2027-10-15',
  note: '',
  ...row,
});
const HARD: Partial<Clause> = { kind: 'H' };
const contextWith = (...attestations: Word[]) => contextOf(panjin!, 'PJ9', { attestations }, [], HARD);
const standing = (...attestations: Word[]): string[] => {
  const { verdict, clauses } = certificateOf(contextWith(...attestations));
  return [clauses[0]!.status, verdict];
};

const principals = (count: number, ...attestations: Word[]) =>
  told(
    ruian!,
    'RA12',
    {
      groups: [group({ id: 'G1', kind: 'fused' })],
      teachers: Array.from({ length: count }, (_, i) => teacher({ id: `P${i}`, position: 'principal' })),
      attestations,
    },
    [],
  ).status;
const said = (verdict: Word['verdict']): Word => word({ clause: 'RA12', verdict });
const loose = (...activities: Roster['activities']): string =>
  told(qingdao!, 'QD5', {
    groups: [group({ id: 'G1', kind: 'loose' })],
    activities,
    attestations: [word({ clause: 'QD5' })],
  }).status;

describe('a word on a hard clause that nothing computes', () => {
  it('decides: without one nobody has judged it', () => {
    expect(standing()).toEqual(['not-evaluated', 'incomplete']);
    expect(standing(word())).toEqual(['attested-met', 'holds']);
    expect(standing(word({ verdict: 'notMet' }))).toEqual(['attested-not-met', 'unmet']);
    expect(standing(word({ verdict: 'notApplicable' }))).toEqual(['attested-not-applicable', 'holds']);
  });

  it('must cover the list year; the outlook years may wait, and years elsewhere count for nothing', () => {
    expect(standing(word({ year: Y }))).toEqual(['attested-met', 'holds']);
    expect(standing(word({ year: Y + 1 }))).toEqual(['not-evaluated', 'incomplete']);
    expect(standing(word({ year: Y - 1, verdict: 'notMet' }))).toEqual(['not-evaluated', 'incomplete']);
    expect(standing(word({ year: Y }), word({ year: Y - 1, verdict: 'notMet' }))).toEqual(['attested-met', 'holds']);
  });

  it('for a year goes before the one for every year, and one 不符合 is enough', () => {
    expect(standing(word(), word({ year: Y + 2, verdict: 'notMet' }))).toEqual(['attested-not-met', 'unmet']);
    expect(standing(word({ verdict: 'notMet' }), word({ year: Y }))).toEqual(['attested-not-met', 'unmet']);
    const years = [Y, Y + 1, Y + 2].map((year) => word({ year }));
    expect(standing(word({ verdict: 'notMet' }), ...years)).toEqual(['attested-met', 'holds']);
    expect(standing(word({ verdict: 'notApplicable' }), word({ year: Y + 1 }))).toEqual(['attested-met', 'holds']);
  });

  it('stands in the certificate with who gave it and when', () => {
    const given = { year: Y, verdict: 'met', by: '李四', date: '2027-10-16', note: '已查' } as const;
    const [clause] = certificateOf(contextWith(word(given))).clauses;
    expect(clause).toMatchObject({ why: null, servedBy: { by: 'person' }, attested: [given] });
    expect(certificateOf(contextWith()).clauses[0]).not.toHaveProperty('attested');
  });
});

describe('numbers stand whatever anybody signs', () => {
  it('a count that is met or not met is not undone; one that the roster does not tell is decided', () => {
    expect(principals(2, said('met'))).toBe('not-met');
    expect(principals(0)).toBe('not-known');
    expect(principals(0, said('met'))).toBe('attested-met');
    expect(principals(0, said('notMet'))).toBe('attested-not-met');
  });

  it('a word decides on joint work only where none has been entered', () => {
    expect(loose()).toBe('attested-met');
    expect(loose(activity())).toBe('not-met');
  });
});

describe('a word is printed as one', () => {
  const note = word({ year: Y, verdict: 'notMet', note: '=1+1' });
  const REMARK = '2027学年不符合（张三，2027-10-15）：=1+1';
  const refused = contextWith(note);

  it('in the headlines: a hard clause found not met leaves nothing lawful', () => {
    const text = summaryText(refused, 'zh-CN');
    expect(text).toContain('另有1项硬性要求经人工核对不符合：PJ9');
    expect(text).not.toContain('合规：');
    expect(text).toContain(`人工核对（由核对人负责，不是程序计算）：\n  - PJ9“不得突破招生計劃或擴大班額”：${REMARK}`);
    expect(summaryText(refused, 'en')).toContain('1 hard requirement was found not met by hand: PJ9');
    expect(summaryText(contextWith(), 'zh-CN')).not.toContain('由核对人负责');
  });

  it('in the workbook, apart from what was computed', () => {
    const sheet = compliance(refused, 'zh-CN');
    const row = sheet.rows.find((cells) => cells.includes('PJ9'))!;
    expect(row).toContain('人工核对：不符合');
    expect(row).toContain(`${REMARK}。人工核对的结论，不是程序计算。`);
    expect(compliance(contextWith(word()), 'en').rows.some((cells) => cells.includes('By hand: met'))).toBe(true);
  });

  it('on the page and in the document for the meeting', async () => {
    const page = await htmlReport(refused, 'zh-CN');
    expect(page).toContain('人工核对的结论，不是程序计算');
    expect(/<div class="banner[^>]*>/u.exec(page)?.[0]).toContain('tone-bad');
    expect(JSON.stringify(summaryDocument.build(refused, 'zh-CN'))).toContain(REMARK);
  });
});
