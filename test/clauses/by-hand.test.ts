/**
 * Clauses that no roster tells of: a person checks them and signs. Without a word they say that nobody has judged them,
 * with 不符合 that they are not met.
 */
import { describe, expect, it } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { always } from '../../src/domain/group-kinds.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { told } from '../support/alone.ts';
import { Pack } from '../support/pack.ts';
import { CHINESE, demand, posting, teacher } from '../support/tiny.ts';

const policies = await Promise.all(packIds().map(async (id) => (await loadPolicy(id)).policy!));
const packOfClause = (id: string): Pack => new Pack(policies.find(({ clauses }) => clauses.has(id))!);
const left = policies.flatMap((policy) =>
  [...policy.clauses.values()].filter(({ served }) => served.by === 'person').map(({ id }) => id),
);

type Word = Roster['attestations'][number];
const word = (clause: string, verdict: Word['verdict']): Word => ({
  clause,
  year: null,
  verdict,
  by: '张三',
  date: '2027-10-15',
  note: '查阅台账',
});
/** Fused, so that whatever speaks of fused groups has something to check. */
const rows = (...attestations: Word[]): Partial<Roster> => ({
  groups: [{ id: 'G1', name: '集团', kinds: always('fused') }],
  attestations,
});
const statusOf = (id: string, ...attestations: Word[]): string =>
  told(packOfClause(id), id, rows(...attestations)).status;

/** Nobody has judged it, a person found it met, not met, or not applicable. */
const all = (id: string): string[] => [
  statusOf(id),
  ...(['met', 'notMet', 'notApplicable'] as const).map((verdict) => statusOf(id, word(id, verdict))),
];
const ATTESTED = ['not-evaluated', 'attested-met', 'attested-not-met', 'attested-not-applicable'];

const held = (policy: Policy): string[] =>
  [...policy.clauses.values()]
    .filter(({ kind, served }) => (kind === 'H' || kind === 'S') && served.by === 'setting')
    .map(({ id }) => id);

describe('left to a person', () => {
  it('SZ13, SZ15, SZ16: building groups, their coordinators, posts and applications', () => {
    expect(['SZ13', 'SZ15', 'SZ16'].map(all)).toEqual([ATTESTED, ATTESTED, ATTESTED]);
  });

  it('RA30, RA35, RA37, RA38, RA39: promotion, posts and applications, recruiting, awards, posts for cores', () => {
    for (const id of ['RA30', 'RA35', 'RA37', 'RA38', 'RA39']) expect([id, all(id)]).toEqual([id, ATTESTED]);
  });

  it('QD9, QD14, QD15: special posts, grants, the evaluation of groups', () => {
    expect(['QD9', 'QD14', 'QD15'].map(all)).toEqual([ATTESTED, ATTESTED, ATTESTED]);
  });

  it('HT6, HT11, HT13, HT14: spending, dates, posts and applications, what a district shares', () => {
    for (const id of ['HT6', 'HT11', 'HT13', 'HT14']) expect([id, all(id)]).toEqual([id, ATTESTED]);
  });

  it('PJ7, PJ8, PJ9: scores and pay, all lessons given, class sizes', () => {
    expect(['PJ7', 'PJ8', 'PJ9'].map(all)).toEqual([ATTESTED, ATTESTED, ATTESTED]);
  });

  it('RA37: recruiting as one is asked of fused groups alone', () => {
    const { status } = told(packOfClause('RA37'), 'RA37', {
      groups: [{ id: 'G1', name: '', kinds: always('coBuilt') }],
    });
    expect(status).toBe('nothing-to-check');
  });

  it('and none besides: every clause that a pack leaves to a person stands above', () => {
    const above = 'HT6 HT11 HT13 HT14 PJ7 PJ8 PJ9 QD9 QD14 QD15 RA30 RA35 RA37 RA38 RA39 SZ13 SZ15 SZ16';
    expect(left.toSorted()).toEqual(above.split(' ').toSorted());
  });

  it('says what is to be done, until somebody has', () => {
    const { why } = told(packOfClause('PJ9'), 'PJ9', rows());
    expect(why?.['zh-CN']).toContain('班额');
    expect(told(packOfClause('PJ9'), 'PJ9', rows(word('PJ9', 'met'))).why).toBeNull();
  });
});

describe('no clause of a pack', () => {
  it('is served by nothing', () => {
    const none = policies.flatMap(({ clauses }) => [...clauses.values()].filter(({ served }) => served.by === 'none'));
    expect(none.map(({ id }) => id)).toEqual([]);
  });

  it('that is hard or soft is held by a setting alone, which says neither met nor not met', () => {
    expect(policies.flatMap(held)).toEqual([]);
  });
});

describe('PJ6: the bureau appoints vice-principals and above', () => {
  const people = [teacher({ id: 'V', position: 'vicePrincipal' }), teacher({ id: 'K' })];
  const pack = packOfClause('PJ6');
  const county = {
    groups: [{ id: 'G1', name: '集团', kinds: always('integrated') }],
    teachers: people,
    demand: [demand('S2', CHINESE, 1)],
  };
  const office = [posting({ teacher: 'V', kind: 'leadership' })];

  it('PJ6: nothing to check where no leader is posted, whoever else is', () => {
    expect(told(pack, 'PJ6', county).status).toBe('nothing-to-check');
    expect(told(pack, 'PJ6', county, [posting({ teacher: 'K' })]).status).toBe('nothing-to-check');
  });

  it('PJ6: a posted leader is for a person to check', () => {
    expect(told(pack, 'PJ6', county, office).status).toBe('not-evaluated');
    const signed = { ...county, attestations: [word('PJ6', 'notMet')] };
    expect(told(pack, 'PJ6', signed, office).status).toBe('attested-not-met');
  });
});
