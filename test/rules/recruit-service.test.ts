import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Teacher } from '../../src/domain/roster.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { validity } from '../../src/verify/validity.ts';
import { recruitService } from '../../src/rules/recruit-service.ts';
import { at, measure } from '../support/measure.ts';
import {
  applied,
  group,
  instance,
  policy,
  posting,
  PROTECTIONS,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

/** Two years at school, so not eligible; the agreed service ends in August 2027. */
const recruit = (row: Partial<Teacher> = {}) =>
  teacher({ id: 'R', since: monthOf(2025, 9), serviceEnds: monthOf(2027, 8), ...row });
const world = (row: Partial<Teacher> = {}) => ({
  teachers: [...teachers(3, 'K'), ...teachers(3, 'M', { home: 'S2' }), recruit(row)],
});

const missing = (row: Partial<Teacher>, postings: readonly BarePosting[] = []) =>
  measure({ rule: recruitService, rows: world(row), postings }).map(({ required, by }) => [required, by]);

const rules = (kinds: readonly ['sameStage' | 'coBuilt'] = ['sameStage']) =>
  policy({ rules: [applied(recruitService, {}, { clause: 'RA9', kinds }), ...PROTECTIONS] });
const codes = (row: Partial<Teacher>, to: Partial<BarePosting> = {}, under = rules()) =>
  validity(instance(world(row)), under, [posting({ teacher: 'R', from: row.home ?? 'S1', ...to })]).findings.map(
    ({ code }) => code,
  );

describe('recruit-service', () => {
  it.each<[string, number, number[]]>([
    ['August 2026', monthOf(2026, 8), [0, 0, 0]],
    ['September 2026', monthOf(2026, 9), [1, 0, 0]],
    ['August 2027', monthOf(2027, 8), [1, 0, 0]],
    ['September 2027', monthOf(2027, 9), [0, 1, 0]],
    ['August 2029', monthOf(2029, 8), [0, 0, 1]],
    ['September 2029', monthOf(2029, 9), [0, 0, 0]],
  ])('service that ends in %s is due on the next 1 September', (_, serviceEnds, due) => {
    expect(missing({ serviceEnds }).map(([required]) => required)).toEqual(due);
  });

  it('is met by an exchange to a member in that very year', () => {
    expect(missing({}, [posting({ teacher: 'R' })])).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(missing({}, [posting({ teacher: 'R', start: Y + 1 })])[0]).toEqual([1, 1]);
    expect(missing({}, [posting({ teacher: 'R', kind: 'leadership' })])[0]).toEqual([1, 1]);
    expect(missing({}, [posting({ teacher: 'K01' })])[0]).toEqual([1, 1]);
  });

  it('not by an exchange to another core', () => {
    const rows = {
      ...world(),
      groups: [group({ id: 'G1' }), group({ id: 'G2' })],
      schools: [
        school({ id: 'S1', role: 'core' as const }),
        school({ id: 'S2' }),
        school({ id: 'X1', group: 'G2', role: 'core' as const }),
      ],
    };
    expect(measure({ rule: recruitService, rows, postings: [posting({ teacher: 'R', to: 'X1' })] })[0]).toMatchObject({
      required: 1,
      actual: 0,
    });
  });

  it('binds recruits of the core only, the absent and those on a posting too, not those who have left', () => {
    expect(missing({ home: 'S2' })[0]).toEqual([0, 0]);
    expect(missing({ status: 'maternity' })[0]).toEqual([1, 1]);
    expect(missing({ working: 'S3', postedUntil: monthOf(2028, 9) })[0]).toEqual([1, 1]);
    expect(missing({ leaves: monthOf(2027, 9) })[0]).toEqual([0, 0]);
  });

  it('counts per group', () => {
    const measures = measure({
      rule: recruitService,
      rows: { ...world(), groups: [group({ id: 'G1' }), group({ id: 'G2' })] },
    });
    expect(at(measures, { group: 'G1', year: Y })).toEqual([{ op: '>=', required: 1, actual: 0, by: 1 }]);
    expect(at(measures, { group: 'G2', year: Y })).toEqual([{ op: '>=', required: 0, actual: 0, by: 0 }]);
  });

  describe('who may start', () => {
    it('a recruit in the year in which service ended, eligible or not', () => {
      expect(codes({})).toEqual([]);
      expect(codes({ exempt: true, established: false })).toEqual([]);
      expect(codes({}, { start: Y + 1 })).toEqual(['may-not-start']);
      expect(codes({ serviceEnds: monthOf(2027, 9) })).toEqual(['may-not-start']);
      expect(codes({ serviceEnds: monthOf(2027, 9) }, { start: Y + 1 })).toEqual([]);
      expect(codes({ home: 'S2' }, { to: 'S1' })).toEqual(['may-not-start']);
      expect(codes({}, {}, rules(['coBuilt']))).toEqual(['may-not-start']);
      expect(codes({}, { kind: 'leadership' })).toEqual(['kind-not-supported', 'may-not-start']);
    });

    it('never the absent, those on a posting, or to where nobody may go', () => {
      expect(codes({ status: 'sick' })).toEqual(['may-not-start']);
      expect(codes({ working: 'S3', postedUntil: monthOf(2028, 9) })).toEqual(['may-not-start']);
      expect(codes({ graduatingYear: Y })).toEqual(['class-graduates']);
      expect(codes({ leaves: monthOf(2030, 8) })).toEqual(['leaves-during-posting']);
      expect(codes({ subject: '音乐' })).toEqual(['host-without-subject']);
    });

    it('serves a duty', () => {
      expect(appraise(instance(world()), rules(), [posting({ teacher: 'R' })]).postings).toMatchObject([
        { purpose: ['duty'], clauses: ['RA9'] },
      ]);
    });
  });
});
