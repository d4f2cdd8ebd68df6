/** Worked examples of the post that a leader takes, of its present holder, and of the post left open at home. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import type { BarePosting } from '../../../src/domain/plan.ts';
import { officeOf } from '../../../src/verify/computed/offices.ts';
import { applied, instance, policy, posting, teacher } from '../../support/tiny.ts';

const since = { positionSince: monthOf(2010, 9), since: monthOf(2010, 9) };
const people = [
  teacher({ id: 'P', position: 'principal', ...since }),
  teacher({ id: 'V', position: 'vicePrincipal', ...since }),
  teacher({ id: 'Q', home: 'S2', position: 'principal', ...since }),
  teacher({ id: 'R', home: 'S3', position: 'principal', ...since }),
];
const lead = (id: string, from: string, to: string): BarePosting =>
  posting({ teacher: id, from, to, kind: 'leadership' });
const ring = [lead('P', 'S1', 'S2'), lead('Q', 'S2', 'S3'), lead('R', 'S3', 'S1')];
const TERM = applied('leader-term', { years: 10, positions: ['principal', 'vicePrincipal'] });
const TEAM = applied('team', { vicePrincipals: { least: 1 } });
const told = (rules: (typeof TERM)[], postings: readonly BarePosting[]) =>
  officeOf(instance({ teachers: people }), policy({ rules }), postings, postings[0]!);

describe('the office of a leader who is posted', () => {
  it('is the own post where terms are over: holders move on, somebody follows', () => {
    expect(told([TERM], ring)).toEqual({
      post: 'principal',
      holders: [{ teacher: 'Q', to: 'S3' }],
      left: 'principal',
      followers: ['R'],
    });
    expect(told([TERM], ring.slice(0, 1))).toMatchObject({ holders: [{ teacher: 'Q', to: null }], followers: [] });
  });

  it('is that of a principal where a team makes the vice-principal one (QD1), and the own post elsewhere (RA10)', () => {
    const sent = [lead('V', 'S1', 'S2')];
    expect(told([TEAM], sent)).toEqual({
      post: 'principal',
      holders: [{ teacher: 'Q', to: null }],
      left: 'vicePrincipal',
      followers: [],
    });
    expect(told([applied('team', { midLevelOrAbove: { least: 1 } })], sent).post).toBe('vicePrincipal');
    expect(told([TEAM, TERM], sent)).toMatchObject({ post: 'vicePrincipal', holders: [] });
  });

  it('is the own post where a pin alone sends the leader (PJ5)', () => {
    expect(told([], ring.slice(1))).toMatchObject({ post: 'principal', holders: [{ teacher: 'R', to: 'S1' }] });
  });
});
