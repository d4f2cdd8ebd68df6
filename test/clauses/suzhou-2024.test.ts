/** Worked examples of 苏教基〔2024〕7号, with the numbers that stand in the pack. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { packOf } from '../support/pack.ts';
import { ENGLISH, group, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const pack = await packOf('suzhou-2024');
const go = (...ids: string[]) => ids.map((id) => posting({ teacher: id }));

/** Seven established teachers, an eighth from 2028 on, under so many posts at each school. */
const pool = (own: number, member: number) => ({
  schools: [school({ id: 'S1', role: 'core', establishment: own }), school({ id: 'S2', establishment: member })],
  teachers: [
    ...teachers(5, 'K'),
    ...teachers(2, 'M', { home: 'S2' }),
    teacher({ id: 'H', home: 'S2', since: monthOf(2028, 9) }),
  ],
});
const pooled = (own: number, member: number) =>
  pack.asks('SZ8', pool(own, member), go('K01', 'K02')).map(({ required, actual, by }) => [required, actual, by]);

describe('suzhou-2024', () => {
  it.each([
    [0, 0],
    [1, 1],
    [5, 1],
    [6, 2],
    [10, 2],
    [11, 3],
    [35, 7],
    [36, 8],
    [133, 27],
  ])('SZ1: of %i eligible teachers 20 per cent are %i, rounded up', (eligible, required) => {
    expect(
      pack.first('SZ1', {
        teachers: [...teachers(eligible, 'K'), ...teachers(4, 'N', { since: monthOf(2024, 9) })],
      })[0],
    ).toEqual([required, 0, required]);
  });

  it('SZ1: who starts counts in either direction, inside the group only', () => {
    const rows = { teachers: [...teachers(6, 'K'), ...teachers(4, 'M', { home: 'S2' })] };
    expect(pack.first('SZ1', rows, [...go('K01'), posting({ teacher: 'M01', from: 'S2', to: 'S1' })])).toEqual([
      [2, 2, 0],
    ]);
    expect(pack.first('SZ1', rows, [posting({ teacher: 'K01', start: Y + 1 })])).toEqual([[2, 0, 2]]);
  });

  it('SZ1: each stage of a same-stage group counts apart; a cross-stage group is asked for no rate', () => {
    const rows = {
      groups: [group({ id: 'G1' })],
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2' }),
        school({ id: 'S3', stage: 'juniorSecondary' }),
      ],
      teachers: [...teachers(6, 'K'), ...teachers(4, 'J', { home: 'S3' })],
    };
    expect(pack.first('SZ1', rows, go('K01', 'K02'))).toEqual([
      [2, 2, 0],
      [1, 0, 1],
    ]);
    const across = { ...rows, groups: [group({ id: 'G1', kind: 'crossStage' })] };
    expect([pack.asks('SZ1', across), pack.asks('SZ2', across)]).toEqual([[], []]);
    expect(pack.line('SZ8').kinds).toEqual(['sameStage', 'crossStage']);
  });

  it.each([
    [0, 0],
    [1, 1],
    [5, 1],
    [6, 2],
    [10, 2],
    [11, 3],
  ])('SZ2: of %i who start 20 per cent are %i backbones, rounded up', (starters, required) => {
    const rows = { teachers: teachers(starters, 'K') };
    expect(pack.first('SZ2', rows, go(...rows.teachers.map(({ id }) => id)))[0]).toEqual([required, 0, required]);
  });

  it('SZ2: a backbone is one of county level and above', () => {
    const rows = {
      teachers: [
        teacher({ id: 'A', backbone: 'school' }),
        teacher({ id: 'B', backbone: 'county' }),
        teacher({ id: 'C', backbone: 'special' }),
      ],
    };
    expect(['A', 'B', 'C'].map((id) => pack.first('SZ2', rows, go(id))[0]![1])).toEqual([0, 1, 1]);
  });

  it('SZ3: postings across stages are off, and no rate asks for them', () => {
    const rows = {
      groups: [group({ id: 'G1', kind: 'crossStage' })],
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', stage: 'juniorSecondary' })],
      teachers: [
        teacher({ id: 'K', certifiedStages: ['primary', 'juniorSecondary'] }),
        teacher({ id: 'J', home: 'S2' }),
      ],
    };
    expect(pack.policy.settings.crossStage).toBe(false);
    expect(pack.against(rows, posting({ teacher: 'K' }))).toEqual(['host-other-stage']);
  });

  it('SZ5: a weak school gets teams of three of two subjects, with a backbone or mid-level leader', () => {
    const rows = {
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', weak: true }), school({ id: 'S3' })],
      teachers: [
        ...teachers(3, 'K'),
        teacher({ id: 'E', subject: ENGLISH }),
        teacher({ id: 'B', backbone: 'county' }),
        teacher({ id: 'L', position: 'midLevel' }),
      ],
    };
    const short = (...ids: string[]) => pack.first('SZ5', rows, go(...ids)).map(([, , by]) => by);
    expect(short('K01', 'E', 'B')).toEqual([0]);
    expect(short('K01', 'E', 'L')).toEqual([0]);
    expect(short('K01', 'K02', 'E')).toEqual([1]);
    expect(short('K01', 'K02', 'B')).toEqual([1]);
    // Two persons, one subject, no leader: one person, one subject and the leader are missing.
    expect(short('K01', 'K02')).toEqual([3]);
    // Nobody ever: the team of three is missed once, in the last year.
    expect(pack.asks('SZ5', rows).map(({ by }) => by)).toEqual([0, 0, 3]);
  });

  it('SZ6: teachers of members go to the core, and count for SZ1', () => {
    const rows = { teachers: [teacher({ id: 'K' }), ...teachers(4, 'M', { home: 'S2' })] };
    const toCore = posting({ teacher: 'M01', from: 'S2', to: 'S1' });
    expect(pack.policy.settings.directions).toContain('member-core');
    expect(pack.against(rows, toCore)).toEqual([]);
    expect(pack.first('SZ1', rows, [toCore])).toEqual([[1, 1, 0]]);
  });

  it('SZ8: posts are one pool of the group, whoever works where', () => {
    expect(pooled(8, 0)).toEqual([
      [8, 7, 0],
      [8, 8, 0],
      [8, 8, 0],
    ]);
    // Seven posts are full at the start; the one hired in 2028 is one too many.
    expect(pooled(3, 4)).toEqual([
      [7, 7, 0],
      [7, 8, 1],
      [7, 8, 1],
    ]);
  });
});
