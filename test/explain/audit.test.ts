/** Whose turn it is, on five teachers of whom one goes. */
import { describe, expect, it } from 'vitest';
import { rankAudit } from '../../src/explain/audit.ts';
import { provenOf } from '../../src/planning/answer.ts';
import { auditSheet } from '../../src/report/explain/audit.ts';
import { sheetText } from '../../src/report/explain/sheet.ts';
import { pin } from '../support/tiny.ts';
import { fiveTeachers, type Told } from './five-teachers.ts';

const audit = ({ instance, given: { policy }, plan }: Told) => {
  const known = provenOf(plan);
  return rankAudit({ instance, policy, ...known }, known.tiers);
};

describe('the audit of whose turn it is', () => {
  it('finds no reversal where the weakest claim was sent', () => {
    // Four others could take the posting over; the five of S2 are new and may not start.
    expect(audit(fiveTeachers('T9001'))).toMatchObject({ looked: 4, reversals: [], alarms: [] });
  });

  it('raises an alarm for each who should have gone first', () => {
    const found = audit(fiveTeachers('T9003'));
    expect(found.alarms.map(({ by, claims, outcome }) => [by.teacher, claims, outcome])).toEqual([
      ['T9001', { sent: 25, spared: 18 }, { kind: 'lawful', tier: 'claims', change: -7 }],
      ['T9002', { sent: 25, spared: 23 }, { kind: 'lawful', tier: 'claims', change: -2 }],
    ]);
    expect(found.reversals).toHaveLength(2);
  });

  it('gives the reason: a class teacher is spared although the claim is weaker', () => {
    const told = fiveTeachers('T9002', { T9001: { classTeacher: true } });
    const found = audit(told);
    expect(found.alarms).toEqual([]);
    expect(found.reversals.map(({ by, outcome }) => [by.teacher, outcome])).toEqual([
      ['T9001', { kind: 'lawful', tier: 'disruption', change: 40 }],
    ]);
    expect([...found.reasons.tiers]).toEqual([['disruption', 1]]);
    expect(sheetText(auditSheet(told.context, found, 'zh-CN'))).toContain('少影响学校和教师 +40分');
    expect(sheetText(auditSheet(told.context, found, 'en'))).toContain('Disruption +40 points');
  });

  it('gives the reason: somebody is pinned to stay', () => {
    const found = audit(fiveTeachers('T9002', {}, [pin({ teacher: 'T9001', kind: 'mustStay' })]));
    expect(found.alarms).toEqual([]);
    expect(
      found.reversals.map(({ by, outcome }) => [
        by.teacher,
        outcome.kind === 'unlawful' ? outcome.rules.map(({ spec }) => spec.id) : outcome,
      ]),
    ).toEqual([['T9001', ['pins']]]);
  });

  it('recomputes the widest first while there is time, and says how many of how many', () => {
    const {
      instance,
      given: { policy },
      plan,
      context,
    } = fiveTeachers('T9003');
    const known = provenOf(plan);
    let left = 1;
    const found = rankAudit({ instance, policy, ...known }, known.tiers, () => left--);
    expect(found.reversals.map(({ by }) => by.teacher)).toEqual(['T9001']);
    expect(found.unchecked).toBe(1);
    expect(sheetText(auditSheet(context, found, 'zh-CN'))).toContain('重新计算了2对中的1对');
    expect(sheetText(auditSheet(context, found, 'en'))).toContain('1 of 2, the widest first');
  });
});
