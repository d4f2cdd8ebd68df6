/** Who is paid in which months (RA20), and which postings repair nothing. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { emptySwaps } from '../../src/verify/computed/empty-swaps.ts';
import { paymentList } from '../../src/verify/computed/payment-list.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { ENGLISH, instance, policy, posting, school, teacher, Y } from '../support/tiny.ts';

const rows = {
  zones: [
    { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
    { id: 'Z2', name: '高楼', mountain: true, monthlyAllowance: 800 },
  ],
  schools: [
    school({ id: 'S1', role: 'core' }),
    school({ id: 'S2', zone: 'Z2' }),
    school({ id: 'U1', group: null, zone: 'Z2' }),
  ],
};

describe('the payment list', () => {
  const world = instance({
    ...rows,
    teachers: [
      teacher({ id: 'A', home: 'S2' }),
      teacher({ id: 'B', home: 'S2', status: 'maternity', absentUntil: monthOf(2028, 2) }),
      teacher({ id: 'C', home: 'S2', leaves: monthOf(2028, 1) }),
      teacher({ id: 'D', home: 'S2', since: monthOf(2028, 3) }),
      teacher({ id: 'K' }),
      teacher({ id: 'N', home: 'S2', position: 'principal' }),
      teacher({ id: 'R', working: 'S2', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2028, 8) }),
      teacher({ id: 'U', home: 'U1' }),
    ],
  });
  const settings = { ...policy().settings, livingAllowance: 100 };

  it('pays everybody of the zone by the months at work there, and the posted besides', () => {
    const list = paymentList(world, settings, [posting({ teacher: 'K' })], Y);
    expect(list.map((one) => [one.teacher, one.school, one.kind, one.months.length, one.yuan])).toEqual([
      ['A', 'S2', null, 12, 9600],
      ['B', 'S2', null, 7, 5600],
      ['C', 'S2', null, 4, 3200],
      ['D', 'S2', null, 6, 4800],
      ['K', 'S2', 'exchange', 12, 10_800],
      ['N', 'S2', null, 12, 9600],
      ['R', 'S2', 'running', 12, 10_800],
      ['U', 'U1', null, 12, 9600],
    ]);
    expect(list[1]!.months[0]).toBe(monthOf(2028, 2));
  });

  it('pays nobody who teaches elsewhere', () => {
    const list = paymentList(world, settings, [posting({ teacher: 'A', from: 'S2', to: 'S1' })], Y);
    expect(list.find(({ teacher: id }) => id === 'A')).toMatchObject({ school: 'S1', zoneMonthly: 0, yuan: 1200 });
    expect(list.some(({ teacher: id }) => id === 'K')).toBe(false);
  });
});

it('tells postings that undo each other: same subject, pair and year, nobody a volunteer', () => {
  const world = instance({
    ...rows,
    teachers: [
      teacher({ id: 'A' }),
      teacher({ id: 'B', home: 'S2' }),
      teacher({ id: 'C', home: 'S2', volunteer: true }),
      teacher({ id: 'D', home: 'S2', subject: ENGLISH }),
      teacher({ id: 'E', home: 'S2', volunteer: true, wishes: ['U1'] }),
    ],
  });
  const undone = (...back: string[]) =>
    emptySwaps(
      planFacts(world, policy(), [
        posting({ teacher: 'A' }),
        ...back.map((id) => posting({ teacher: id, from: 'S2', to: 'S1' })),
      ]),
      Y,
    ).map((one) => one.teacher);
  expect([undone('B'), undone('C'), undone('D'), undone('E')]).toEqual([['A', 'B'], [], [], ['A', 'E']]);
});
