/** Worked examples of Shuangtaizi's one group of two schools, with the numbers that stand in the pack. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { Roster, Teacher } from '../../src/domain/roster.ts';
import { teacherEntitlements } from '../../src/verify/computed/entitlements.ts';
import { structure } from '../../src/verify/computed/structure.ts';
import { packOf } from '../support/pack.ts';
import { group, instance, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const pack = await packOf('shuangtaizi-2022');
const two = (rows: Partial<Roster>, member: object = {}): Partial<Roster> => ({
  groups: [group({ id: 'G1', kind: 'integrated' })],
  schools: [
    school({ id: 'S1', role: 'core', establishment: 3, seniorPosts: 2 }),
    school({ id: 'S2', establishment: 2, seniorPosts: 0, ...member }),
  ],
  ...rows,
});
const lead = (id: string, home = 'S1') => teacher({ id, position: 'principal', home });
const principals = (...staff: Teacher[]) => structure(instance(two({ teachers: staff }))).principals;
const approval = (position: Teacher['position']) =>
  teacherEntitlements(pack.facts(two({ teachers: [teacher({ id: 'K', position })] }), [posting({ teacher: 'K' })]))[0]!
    .approval;

describe('shuangtaizi-2022', () => {
  it('PJ1: one principal for both schools stands in the roster once', () => {
    expect(principals(lead('P'))).toEqual([{ group: 'G1', principals: ['P'], schoolsWithout: ['S2'] }]);
    expect(principals(lead('P'), lead('Q', 'S2'))).toEqual([
      { group: 'G1', principals: ['P', 'Q'], schoolsWithout: [] },
    ]);
  });

  it('PJ2: one, two or three years, after one year at the school, once per person; no quota', () => {
    const rows = two({
      teachers: [
        teacher({ id: 'K', since: monthOf(2026, 9) }),
        teacher({ id: 'N', since: monthOf(2026, 10) }),
        teacher({ id: 'M', home: 'S2' }),
      ],
    });
    for (const years of [1, 2, 3]) expect(pack.against(rows, posting({ teacher: 'K', years }))).toEqual([]);
    expect(pack.against(rows, posting({ teacher: 'K', years: 4 }))).toContain('years-not-allowed');
    expect(pack.against(rows, posting({ teacher: 'N' }))).toContain('may-not-start');
    expect(pack.policy.rules.filter(({ spec }) => spec.id === 'exchange-rate' || spec.id === 'backbone-share')).toEqual(
      [],
    );
  });

  it('PJ3: posts stay at the old school, however many come to work at the other', () => {
    const rows = two({ teachers: [...teachers(3, 'K'), ...teachers(2, 'M', { home: 'S2' })] });
    expect(pack.asks('PJ3', rows, [posting({ teacher: 'K01' }), posting({ teacher: 'K02' })])).toEqual([]);
  });

  it('PJ4: titles are counted at the school that holds the post, not where the teacher works', () => {
    const rows = two({ teachers: [...teachers(2, 'K', { title: 'senior' }), ...teachers(2, 'M', { home: 'S2' })] });
    const at = (id: string) =>
      pack
        .asks('PJ4', rows, [posting({ teacher: 'K01' })])
        .filter(({ where }) => where.school === id && where.year === Y)
        .map((one) => [one.required, one.actual, one.by]);
    expect([at('S1'), at('S2')]).toEqual([[[2, 2, 0]], [[0, 0, 0]]]);
    // One promoted at home later is one too many there, wherever she works.
    const more = two({
      teachers: [
        ...teachers(2, 'K', { title: 'senior' }),
        teacher({ id: 'H', title: 'senior', since: monthOf(2028, 9) }),
      ],
    });
    expect(
      pack
        .asks('PJ4', more)
        .filter(({ where }) => where.school === 'S1')
        .map(({ by }) => by),
    ).toEqual([0, 1, 1]);
  });

  it('PJ6: the bureau appoints vice-principals and above, the school mid-level leaders, the group places teachers', () => {
    const positions = ['teacher', 'midLevel', 'vicePrincipal', 'principal'] as const;
    expect(positions.map(approval)).toEqual(['group', 'school', 'bureau', 'bureau']);
  });
});
