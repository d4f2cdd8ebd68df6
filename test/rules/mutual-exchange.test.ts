import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Pin, Teacher } from '../../src/domain/roster.ts';
import { mutualExchange } from '../../src/rules/mutual-exchange.ts';
import { measure } from '../support/measure.ts';
import { ENGLISH, pin, posting, school, teacher, Y } from '../support/tiny.ts';

const a = (row: Partial<Teacher> = {}) => teacher({ id: 'A', volunteer: true, wishes: ['S2'], ...row });
const b = (row: Partial<Teacher> = {}) =>
  teacher({ id: 'B', home: 'S2', volunteer: true, wishes: ['S3', 'S1'], ...row });
const there = (id: string, row: Partial<BarePosting> = {}) => posting({ teacher: id, ...row });
const back = (id: string, row: Partial<BarePosting> = {}) => posting({ teacher: id, from: 'S2', to: 'S1', ...row });

const asked = (teachers: Teacher[], postings: BarePosting[] = [], pins: Pin[] = []) =>
  measure({ rule: mutualExchange, rows: { teachers, pins }, postings }).map(({ where, required, actual, by }) => [
    where.year,
    required,
    actual,
    by,
  ]);

describe('mutual-exchange', () => {
  it('counts both of a pair who start in the same year, whichever it is, and dates it in the first', () => {
    expect(asked([a(), b()])).toEqual([[Y, 2, 0, 2]]);
    expect(asked([a(), b()], [there('A'), back('B')])).toEqual([[Y, 2, 2, 0]]);
    expect(asked([a(), b()], [there('A', { start: Y + 2 }), back('B', { start: Y + 2 })])).toEqual([[Y, 2, 2, 0]]);
    expect(asked([a(), b()], [there('A'), back('B', { start: Y + 1 })])).toEqual([[Y, 2, 0, 2]]);
    expect(asked([a(), b()], [there('A', { to: 'S3' }), back('B')])).toEqual([[Y, 2, 0, 2]]);
  });

  it.each<[string, Partial<Teacher>]>([
    ['another subject', { subject: ENGLISH }],
    ['no common stage', { certifiedStages: ['juniorSecondary'] }],
    ['no volunteer', { volunteer: false }],
    ['a wish for another school only', { wishes: ['S3'] }],
    ['no wish at all', { wishes: [] }],
    ['not on establishment', { established: false }],
    ['gone before a posting is over', { leaves: monthOf(2030, 8) }],
    ['a principal', { position: 'principal' }],
  ])('who has no partner: %s', (_, row) => expect(asked([a(), b(row)])).toEqual([[Y, 0, 0, 0]]));

  it('asks for one and the same year in which both may start', () => {
    const late = { since: monthOf(2028, 9) };
    expect(asked([a(), b(late)])[0]![1]).toBe(2);
    // The class of A graduates in the last year, so that A may start in the first one only.
    expect(asked([a({ graduatingYear: Y + 2 }), b(late)])[0]![1]).toBe(0);
  });

  it('a common stage is one that both are certified for: one of two is enough, none is not', () => {
    // Worked by hand: A teaches primary and junior secondary, B1 primary alone, B2 junior secondary alone.
    const both = { certifiedStages: ['primary' as const, 'juniorSecondary' as const] };
    const primary = { certifiedStages: ['primary' as const] };
    const junior = { certifiedStages: ['juniorSecondary' as const] };
    const nineYears = [
      school({ id: 'S1', role: 'core', stage: 'nineYear' }),
      school({ id: 'S2', stage: 'nineYear' }),
      school({ id: 'S3' }),
    ];
    const partners = (one: Partial<Teacher>, other: Partial<Teacher>): number =>
      measure({ rule: mutualExchange, rows: { schools: nineYears, teachers: [a(one), b(other)] } }).reduce(
        (all, { required }) => all + required,
        0,
      );
    expect([partners(both, primary), partners(both, junior), partners(primary, primary)]).toEqual([2, 2, 2]);
    // Both may start at the other's home, which has both stages: only the stage keeps them apart.
    expect(partners(primary, junior)).toBe(0);
    expect(partners(junior, primary)).toBe(0);
  });

  it.each<[string, Partial<Pin> & { kind: Pin['kind'] }, number]>([
    ['must stay', { kind: 'mustStay' }, 0],
    ['must stay in one year', { kind: 'mustStay', year: Y }, 2],
    ['must not go there', { kind: 'notTo', school: 'S2' }, 0],
    ['must not go elsewhere', { kind: 'notTo', school: 'S3' }, 2],
    ['must go', { kind: 'mustGo' }, 2],
  ])('a pin unmakes a partner: %s', (_, row, expected) =>
    expect(asked([a(), b()], [], [pin({ teacher: 'A', ...row })])[0]![1]).toBe(expected),
  );

  it('lets each change with one: as many pairs as there can be', () => {
    const more = [b({ id: 'B1' }), b({ id: 'B2' })];
    expect(asked([a(), ...more], [there('A'), back('B1'), back('B2')])).toEqual([[Y, 3, 2, 1]]);
    // A1 matches both of the others, A2 one of them only.
    const stages = { certifiedStages: ['primary' as const, 'juniorSecondary' as const] };
    const primary = { certifiedStages: ['primary' as const] };
    const junior = { certifiedStages: ['juniorSecondary' as const] };
    const people = [a({ id: 'A1', ...stages }), a({ id: 'A2', ...primary }), b({ id: 'B1', ...primary })];
    const all = [there('A1'), there('A2'), back('B1'), back('B2')];
    expect(asked([...people, b({ id: 'B2', ...stages })], all)).toEqual([[Y, 4, 4, 0]]);
    expect(asked([...people, b({ id: 'B2', ...junior })], all)[0]![2]).toBe(4);
  });
});
