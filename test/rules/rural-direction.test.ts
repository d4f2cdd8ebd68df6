import { describe, expect, it } from 'vitest';
import { appraise } from '../../src/verify/appraise.ts';
import { ruralDirection } from '../../src/rules/rural-direction.ts';
import { at, measure } from '../support/measure.ts';
import { applied, instance, policy, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const zones = [
  { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
  { id: 'Z2', name: '山区', mountain: true, monthlyAllowance: null },
];
const schools = [
  school({ id: 'S1', role: 'core' }),
  school({ id: 'S2', setting: 'town' }),
  school({ id: 'S3', setting: 'rural' }),
  school({ id: 'S4', setting: 'town', zone: 'Z2' }),
];
const rows = { zones, schools, teachers: [...teachers(6, 'K'), ...teachers(3, 'M', { home: 'S2' })] };
const share = { share: '50%' };

const sent = (hosts: readonly string[]) => hosts.map((to, i) => posting({ teacher: `K0${i + 1}`, to }));
const first = (hosts: readonly string[], params: object = share) =>
  at(measure({ rule: ruralDirection, params, rows, postings: sent(hosts) }), { year: Y })[0]!;

describe('rural-direction', () => {
  it('asks for half of those whom the core sends, rounded up', () => {
    expect(first([])).toEqual({ op: '>=', required: 0, actual: 0, by: 0 });
    expect(first(['S2'])).toEqual({ op: '>=', required: 1, actual: 0, by: 1 });
    expect(first(['S2', 'S3'])).toEqual({ op: '>=', required: 1, actual: 1, by: 0 });
    expect(first(['S2', 'S2', 'S3'])).toEqual({ op: '>=', required: 2, actual: 1, by: 1 });
    expect(first(['S2', 'S2', 'S3'], { share: '1/3' })).toEqual({ op: '>=', required: 1, actual: 1, by: 0 });
  });

  it('a school in the mountains counts like a rural one, a town does not', () => {
    expect(first(['S4', 'S3'])).toMatchObject({ actual: 2 });
    expect(first(['S2', 'S4'])).toMatchObject({ actual: 1 });
  });

  it('speaks of backbones and mid-level leaders only, of the schools that the policy lists', () => {
    const staff = {
      ...rows,
      teachers: [
        teacher({ id: 'K01', backbone: 'county' }),
        teacher({ id: 'K02', position: 'midLevel' }),
        ...teachers(9, 'K').filter(({ id }) => id > 'K02'),
      ],
    };
    const of = (to: readonly string[], hosts: readonly string[]) =>
      at(
        measure({
          rule: ruralDirection,
          params: { share: '100%', who: 'backbonesAndMidLevel', to },
          rows: staff,
          postings: sent(hosts),
        }),
        { year: Y },
      )[0]!;
    expect(of(['town'], ['S2', 'S3', 'S2'])).toEqual({ op: '>=', required: 2, actual: 1, by: 1 });
    expect(of(['town', 'rural'], ['S2', 'S3', 'S2'])).toEqual({ op: '>=', required: 2, actual: 2, by: 0 });
    expect(of(['weak'], ['S2', 'S3'])).toEqual({ op: '>=', required: 2, actual: 0, by: 2 });
  });

  it('counts neither teachers of the members nor other years nor leaders who take office', () => {
    const postings = [
      posting({ teacher: 'M01', from: 'S2', to: 'S3' }),
      posting({ teacher: 'K01', to: 'S2', start: Y + 1 }),
      posting({ teacher: 'K02', to: 'S2', kind: 'leadership' }),
    ];
    expect(
      at(measure({ rule: ruralDirection, params: share, rows, postings }), { group: 'G1' }).map(
        ({ required }) => required,
      ),
    ).toEqual([0, 1, 0]);
  });

  it('holds for each stage of a mixed group apart', () => {
    const mixed = {
      zones,
      schools: [
        school({ id: 'S1', role: 'core', stage: 'nineYear' }),
        school({ id: 'S2', stage: 'primary' }),
        school({ id: 'S3', stage: 'juniorSecondary', setting: 'rural' as const }),
      ],
      teachers: [
        teacher({ id: 'P', certifiedStages: ['primary'] }),
        teacher({ id: 'J', certifiedStages: ['juniorSecondary'] }),
      ],
    };
    const measures = measure({
      rule: ruralDirection,
      params: share,
      rows: mixed,
      postings: [posting({ teacher: 'P' }), posting({ teacher: 'J', to: 'S3' })],
    });
    expect(at(measures, { stage: 'primary', year: Y })).toEqual([{ op: '>=', required: 1, actual: 0, by: 1 }]);
    expect(at(measures, { stage: 'juniorSecondary', year: Y })).toEqual([{ op: '>=', required: 1, actual: 1, by: 0 }]);
  });

  it('adds its weight to the soft tier and names its clause where it counts a posting', () => {
    const soft = policy({
      rules: [applied(ruralDirection, share, { clause: 'HT10', enforce: { kind: 'soft', tier: 'soft', weight: 3 } })],
    });
    const made = appraise(instance(rows), soft, sent(['S2', 'S2', 'S2', 'S3']));
    expect([made.tiers.legal, made.tiers.soft, made.relaxations]).toEqual([0, 3, []]);
    expect(made.postings.map(({ clauses }) => clauses)).toEqual([[], [], [], ['HT10']]);
  });
});
