import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Teacher } from '../../src/domain/roster.ts';
import { formulate } from '../../src/model/index.ts';
import { withImplied } from '../../src/policy/implied.ts';
import { leaderPosts } from '../../src/rules/leader-posts.ts';
import { leaderTerm } from '../../src/rules/leader-term.ts';
import { validity } from '../../src/verify/validity.ts';
import { at, measure } from '../support/measure.ts';
import { applied, instance, pin, policy, posting, PROTECTIONS, teacher, Y } from '../support/tiny.ts';

/** A principal of S1 since September 2016, ten years and one by September 2027. */
const head = (row: Partial<Teacher> = {}) =>
  teacher({ id: 'P', position: 'principal', since: monthOf(2010, 9), positionSince: monthOf(2016, 9), ...row });
const other = (row: Partial<Teacher> = {}) => head({ id: 'Q', home: 'S2', ...row });
const TEN = { years: 10 };

/** How many are due in each year of the horizon. */
const due = (row: Partial<Teacher>, params: object = TEN, postings: readonly BarePosting[] = []) =>
  measure({ rule: leaderTerm, params, rows: { teachers: [head(row)] }, postings }).map(({ required }) => required);

const lead = (row: Partial<BarePosting> & { teacher: string }) => posting({ kind: 'leadership', ...row });
const swap = [lead({ teacher: 'P' }), lead({ teacher: 'Q', from: 'S2', to: 'S1' })];
const rules = policy({ rules: withImplied([applied(leaderTerm, TEN), ...PROTECTIONS]) });
const codes = (people: readonly Teacher[], ...postings: readonly BarePosting[]) =>
  validity(instance({ teachers: [...people] }), rules, postings).findings.map(({ code }) => code);

const posts = (lines: Parameters<typeof withImplied>[0]) =>
  withImplied(lines)
    .filter(({ spec }) => spec.id === 'leader-posts')
    .map(({ kinds, params }) => [kinds, params]);

const counted = (postings: readonly BarePosting[], school: string) =>
  at(measure({ rule: leaderPosts, rows: { teachers: [head(), other()] }, postings }), { school, year: Y });

describe('leader-term', () => {
  it.each<[string, Partial<Teacher>, number[]]>([
    ['ten years in September 2027', { positionSince: monthOf(2017, 9) }, [1, 1, 1]],
    ['a month less', { positionSince: monthOf(2017, 10) }, [0, 1, 1]],
    ['at the school for a shorter time than in the post', { since: monthOf(2018, 9) }, [0, 1, 1]],
    ['no date of the post', { positionSince: null }, [0, 0, 0]],
    ['on leave until October 2028', { status: 'sick', absentUntil: monthOf(2028, 10) }, [0, 0, 1]],
    ['gone in August 2028', { leaves: monthOf(2028, 8) }, [1, 0, 0]],
    ['on a posting until September 2028', { working: 'S2', postedUntil: monthOf(2028, 9) }, [0, 1, 1]],
    ['a vice-principal, of whom nothing is asked', { position: 'vicePrincipal' }, [0, 0, 0]],
  ])('%s', (_, row, expected) => expect(due(row)).toEqual(expected));

  it('counts terms of years, and spares who leaves within so many', () => {
    expect(due({ positionSince: monthOf(2019, 9) }, { terms: 2, termYears: 5 })).toEqual([0, 0, 1]);
    expect(due({ positionSince: monthOf(2019, 9) }, { terms: 2, termYears: 4 })).toEqual([1, 1, 1]);
    const leaves = { leaves: monthOf(2031, 9) };
    expect(due(leaves, { ...TEN, spareWithin: 3 })).toEqual([1, 0, 0]);
    expect(due({ leaves: monthOf(2031, 10) }, { ...TEN, spareWithin: 3 })).toEqual([1, 1, 0]);
    expect(due({ position: 'vicePrincipal' }, { ...TEN, positions: ['vicePrincipal'] })).toEqual([1, 1, 1]);
  });

  it.each([{}, { years: 10, terms: 2, termYears: 5 }, { terms: 2 }, { years: 10, termYears: 5 }])(
    'asks for years, or for terms and the years of a term: %o',
    (raw) => expect(leaderTerm.params.safeParse(raw).success).toBe(false),
  );

  it('is met by taking office, asks no more of who has moved and again of who has not', () => {
    const rows = { teachers: [head(), other()] };
    const told = (...postings: readonly BarePosting[]) =>
      measure({ rule: leaderTerm, params: TEN, rows, postings }).map(({ required, by }) => [required, by]);
    expect(told(...swap)).toEqual([
      [2, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(told(...swap.map((one) => ({ ...one, start: Y + 1, years: 1 })))).toEqual([
      [2, 2],
      [2, 0],
      [0, 0],
    ]);
    expect(told(posting({ teacher: 'P' }))[0]).toEqual([2, 2]);
  });

  it('lets those take office who are due, and nobody else', () => {
    expect(codes([head(), other()], ...swap)).toEqual([]);
    expect(codes([head({ positionSince: monthOf(2020, 9) })], swap[0]!)).toEqual([
      'kind-not-supported',
      'may-not-start',
    ]);
    expect(codes([head()], posting({ teacher: 'P' }))).toContain('may-not-start');
    expect(codes([teacher({ id: 'P' })], swap[0]!)).toEqual(['kind-not-supported']);
  });

  it('brings leader-posts along, once', () => {
    const line = applied(leaderTerm, { ...TEN, positions: ['principal'] }, { kinds: ['tight'] });
    expect(posts([line])).toEqual([[['tight'], { positions: ['principal'] }]]);
    expect(posts([line, applied('leader-posts', {}, { kinds: ['tight'] })])).toHaveLength(1);
    expect(posts([applied('team', { midLevel: { least: 1 } })])).toEqual([]);
  });
});

describe('leader-posts', () => {
  it('keeps as many of a post at every school, and a vacancy', () => {
    expect(counted(swap, 'S1')).toEqual([{ op: '<=', required: 1, actual: 1, by: 0 }]);
    expect(counted([swap[0]!], 'S1')).toEqual([{ op: '>=', required: 1, actual: 0, by: 1 }]);
    expect(counted([swap[0]!], 'S2')).toEqual([{ op: '<=', required: 1, actual: 2, by: 1 }]);
    expect(counted([lead({ teacher: 'P', to: 'S3' })], 'S3')).toEqual([{ op: '<=', required: 0, actual: 1, by: 1 }]);
    expect(measure({ rule: leaderPosts, rows: { teachers: [head()] } }).filter(({ note }) => note)).toHaveLength(6);
  });

  it('counts running postings where they are served, and returns where they fall', () => {
    const guest = other({ working: 'S3', postedUntil: monthOf(2028, 9) });
    const places = measure({ rule: leaderPosts, rows: { teachers: [head(), guest] } });
    const has = (school: string) =>
      places.filter(({ where }) => where.school === school).map(({ required }) => required);
    expect([has('S2'), has('S3')]).toEqual([
      [0, 1, 1],
      [1, 0, 0],
    ]);
    expect(places.every(({ by }) => by === 0)).toBe(true);
  });
});

describe('a pin on a leader', () => {
  it('asks for a leadership posting, in the model and in the verifier', () => {
    const rows = { teachers: [head({ positionSince: null }), other()], pins: [pin({ teacher: 'P', kind: 'mustGo' })] };
    const plain = policy({ rules: PROTECTIONS });
    const offered = formulate(instance(rows), plain).moves.filter(({ person }) => person.id === 'P');
    expect(new Set(offered.map(({ kind }) => kind))).toEqual(new Set(['leadership']));
    const against = (kind: BarePosting['kind']) =>
      validity(instance(rows), plain, [posting({ teacher: 'P', kind })]).findings.map(({ code }) => code);
    expect(against('leadership')).toEqual([]);
    expect(against('exchange')).toContain('may-not-start');
  });
});
