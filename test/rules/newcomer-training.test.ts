import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Pin, Teacher } from '../../src/domain/roster.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { validity } from '../../src/verify/validity.ts';
import type { Settings } from '../../src/policy/policy.ts';
import { newcomerTraining } from '../../src/rules/newcomer-training.ts';
import { at, measure } from '../support/measure.ts';
import {
  applied,
  CHINESE,
  demand,
  instance,
  pin,
  policy,
  posting,
  PROTECTIONS,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

/** Employed at S2 in August 2027: the first year should be spent at the core. */
const newcomer = (row: Partial<Teacher> = {}) =>
  teacher({ id: 'N', home: 'S2', employedSince: monthOf(2027, 8), since: monthOf(2027, 8), ...row });
const training = (row: Partial<BarePosting> = {}) =>
  posting({ teacher: 'N', from: 'S2', to: 'S1', years: 1, kind: 'training', ...row });
const world = (row: Partial<Teacher> = {}) => ({
  teachers: [...teachers(3, 'K'), ...teachers(3, 'M', { home: 'S2' }), newcomer(row)],
});

const counts = (row: Partial<Teacher>, postings: readonly BarePosting[] = []) =>
  measure({ rule: newcomerTraining, rows: world(row), postings }).map(({ required, actual }) => [required, actual]);

const rules = (settings: Partial<Settings> = {}) =>
  policy({ settings, rules: [applied(newcomerTraining, {}, { clause: 'RA8', kinds: ['sameStage'] }), ...PROTECTIONS] });
const codes = (
  row: Partial<Teacher>,
  to: Partial<BarePosting> = {},
  settings: Partial<Settings> = {},
  pins: Pin[] = [],
) =>
  validity(
    instance({
      ...world(row),
      pins,
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' }), school({ id: 'S3' })],
    }),
    rules(settings),
    [training({ from: row.home ?? 'S2', ...to })],
  ).findings.map(({ code }) => code);

describe('newcomer-training', () => {
  it.each<[string, number, number[]]>([
    ['September 2026', monthOf(2026, 9), [0, 0, 0]],
    ['October 2026', monthOf(2026, 10), [1, 0, 0]],
    ['September 2027', monthOf(2027, 9), [1, 0, 0]],
    ['October 2027', monthOf(2027, 10), [0, 1, 0]],
    ['September 2029', monthOf(2029, 9), [0, 0, 1]],
    ['October 2029', monthOf(2029, 10), [0, 0, 0]],
  ])('first employed in %s', (_, month, due) => {
    expect(counts({ employedSince: month, since: month }).map(([required]) => required)).toEqual(due);
  });

  it('is met by training at the core from that September on', () => {
    expect(counts({}, [training()])).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(counts({}, [training({ start: Y + 1 })])[0]).toEqual([1, 0]);
    expect(counts({}, [training({ kind: 'exchange' })])[0]).toEqual([1, 0]);
    expect(counts({}, [training({ to: 'S3' })])[0]).toEqual([1, 0]);
  });

  it('binds members’ newcomers only; those elsewhere are missing, those at the core already are not', () => {
    expect(counts({ home: 'S1' })[0]).toEqual([0, 0]);
    expect(counts({ employedSince: monthOf(2020, 9) })[0]).toEqual([0, 0]);
    expect(counts({ leaves: monthOf(2027, 9) })[0]).toEqual([0, 0]);
    expect(counts({ working: 'S3', postedUntil: monthOf(2028, 9) })[0]).toEqual([1, 0]);
    expect(counts({ working: 'S1', postedUntil: monthOf(2028, 9) })[0]).toEqual([0, 0]);
  });

  it.each<[string, Partial<Teacher>, number[]]>([
    ['back in September 2028', { status: 'maternity', absentUntil: monthOf(2028, 9) }, [0, 1, 0]],
    ['back in October 2028', { status: 'maternity', absentUntil: monthOf(2028, 10) }, [0, 0, 1]],
    ['back in September 2027', { status: 'maternity', absentUntil: monthOf(2027, 9) }, [1, 0, 0]],
    ['on leave without end', { status: 'sick' }, [0, 0, 0]],
    ['outside the county until 2028', { working: 'outside', postedUntil: monthOf(2028, 8) }, [0, 1, 0]],
    ['gone before coming back', { status: 'sick', absentUntil: monthOf(2028, 9), leaves: monthOf(2028, 9) }, [0, 0, 0]],
    [
      'no newcomer any more, but on leave',
      { status: 'maternity', absentUntil: monthOf(2028, 9), employedSince: monthOf(2026, 9), since: monthOf(2026, 9) },
      [0, 0, 0],
    ],
  ])('who is away then is due in the first year back, and not before: %s', (_, row, due) => {
    expect(counts(row).map(([required]) => required)).toEqual(due);
  });

  it('lets who was away train from the year back on, and counts nothing before', () => {
    const away = { status: 'maternity' as const, absentUntil: monthOf(2028, 9) };
    expect(counts(away, [training({ start: Y + 1 })])).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(codes(away, { start: Y + 1 })).toEqual([]);
    expect(codes(away, { start: Y + 2 })).toEqual(['kind-not-supported', 'may-not-start']);
  });

  describe('who may train', () => {
    it('a newcomer, in the first year, at the core, for the years of training', () => {
      expect(codes({})).toEqual([]);
      expect(codes({ established: false, subject: '音乐', exempt: true })).toEqual([]);
      expect(codes({}, { years: 3 })).toEqual(['years-not-allowed']);
      expect(codes({}, { years: 2 }, { postingYears: { exchange: [3], training: [1, 2], leadership: [3] } })).toEqual(
        [],
      );
      expect(codes({}, { start: Y + 1 })).toEqual(['kind-not-supported', 'may-not-start']);
      expect(codes({}, { to: 'S3' })).toEqual(['kind-not-supported', 'may-not-start']);
      expect(codes({ employedSince: monthOf(2020, 9), since: monthOf(2015, 9) })).toEqual(['kind-not-supported']);
    });

    it('not the absent, those who leave, whose certificate is of another stage, or against the directions', () => {
      expect(codes({ status: 'sick' })).toEqual(['kind-not-supported', 'may-not-start']);
      expect(codes({ leaves: monthOf(2028, 8) })).toEqual(['leaves-during-posting']);
      expect(codes({ certifiedStages: ['juniorSecondary'] })).toEqual(['host-not-certified']);
      expect(codes({}, {}, { directions: ['core-member'] })).toEqual(['host-direction']);
    });

    it('a pin makes no trainee, but is met by training', () => {
      const must = [pin({ teacher: 'N', kind: 'mustGo' })];
      expect(codes({ employedSince: monthOf(2020, 9) }, {}, {}, must)).toEqual(['kind-not-supported', 'may-not-start']);
      expect(appraise(instance({ ...world(), pins: must }), rules(), [training()]).findings).toEqual([]);
    });

    it('serves a duty', () => {
      expect(appraise(instance(world()), rules(), [training()]).postings).toMatchObject([
        { purpose: ['duty'], clauses: ['RA8'] },
      ]);
    });
  });

  it('keeps the post at the member open: missing for the shortage, at home for the protection, no load on balance, limits or purse', () => {
    const rows = {
      zones: [{ id: 'Z1', name: '城区', mountain: false, monthlyAllowance: 600 }],
      teachers: [...teachers(3, 'K'), ...teachers(3, 'M', { home: 'S2' }), newcomer()],
      demand: [demand('S1', CHINESE, 3), demand('S2', CHINESE, 4)],
    };
    const strict = policy({
      rules: [
        applied(newcomerTraining),
        applied('headcount-balance', { d: 0 }),
        applied('protect-source'),
        applied('outflow-limit', { share: '1%' }),
        applied('inflow-limit', { least: 0, share: '0%' }),
      ],
    });
    const made = appraise(instance(rows), strict, [training()]);
    expect(made.broken).toEqual([]);
    expect(made.shortages).toEqual([{ school: 'S2', subject: CHINESE, year: Y, need: 4, before: 0, short: 1 }]);
    expect([made.tiers.shortage, made.tiers.disruption, made.tiers.preference, made.tiers.claims]).toEqual([
      10, 0, 0, 0,
    ]);
    expect(made.allowances).toEqual([]);
  });

  it('counts per group', () => {
    expect(at(measure({ rule: newcomerTraining, rows: world() }), { group: 'G1', school: null, year: Y })).toEqual([
      { op: '>=', required: 1, actual: 0, by: 1 },
    ]);
  });
});
