import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { at, measure } from '../support/measure.ts';
import { posting, teacher, teachers, Y } from '../support/tiny.ts';

const staff = [
  ...teachers(12, 'T'),
  ...teachers(2, 'B', { backbone: 'county' }),
  teacher({ id: 'K', backbone: 'school' }),
];
const go = (...ids: string[]) => ids.map((id) => posting({ teacher: id }));

const of = (...ids: string[]) =>
  at(
    measure({ rule: 'backbone-share', params: { share: '20%' }, rows: { teachers: staff }, postings: go(...ids) }),
    {},
  );

describe('backbone-share', () => {
  it('rounds up over the starters of the year and asks nothing of a year without any', () => {
    const nothing = { op: '>=', required: 0, actual: 0, by: 0 };
    expect(of()).toEqual([nothing, nothing, nothing]);
    expect(of('T01')).toEqual([{ op: '>=', required: 1, actual: 0, by: 1 }, nothing, nothing]);
    expect(of('T01', 'T02', 'T03', 'T04', 'B01')[0]).toEqual({ op: '>=', required: 1, actual: 1, by: 0 });
    expect(of('T01', 'T02', 'T03', 'T04', 'T05', 'B01')[0]).toEqual({ op: '>=', required: 2, actual: 1, by: 1 });
  });

  it('does not take a school-level backbone for one', () => {
    const measures = measure({
      rule: 'backbone-share',
      params: { share: '20%' },
      rows: { teachers: staff },
      postings: go('K'),
    });
    expect(at(measures, { year: Y })).toEqual([{ op: '>=', required: 1, actual: 0, by: 1 }]);
  });

  it('counts a backbone whoever it is: volunteers too, in either direction', () => {
    const rows = {
      teachers: [
        ...staff,
        teacher({ id: 'V', home: 'S2', backbone: 'special', volunteer: true, since: monthOf(2026, 9) }),
      ],
    };
    const postings = [...go('T01'), posting({ teacher: 'V', from: 'S2', to: 'S1' })];
    expect(at(measure({ rule: 'backbone-share', params: { share: '20%' }, rows, postings }), { year: Y })).toEqual([
      { op: '>=', required: 1, actual: 1, by: 0 },
    ]);
  });

  it('of eligible backbones: who went is out of the pool', () => {
    const rows = {
      teachers: [
        ...staff,
        ...teachers(5, 'C', { backbone: 'provincial' }),
        teacher({ id: 'N', backbone: 'county', exempt: true }),
      ],
    };
    const measures = measure({
      rule: 'backbone-share',
      params: { share: '15%', of: 'eligibleBackbones' },
      rows,
      postings: go('B01'),
    });
    // 7 · 15 % = 1.05; one of them went, 6 · 15 % = 0.9.
    expect(at(measures, {})).toEqual([
      { op: '>=', required: 2, actual: 1, by: 1 },
      { op: '>=', required: 1, actual: 0, by: 1 },
      { op: '>=', required: 1, actual: 0, by: 1 },
    ]);
  });
});
