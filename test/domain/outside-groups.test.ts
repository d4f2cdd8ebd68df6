/** Schools outside all groups: known, counted in coverage, and no part of what is planned. */
import { describe, expect, it } from 'vitest';
import { formulate } from '../../src/model/index.ts';
import { structure } from '../../src/verify/computed/structure.ts';
import { validity } from '../../src/verify/validity.ts';
import {
  applied,
  CHINESE,
  demand,
  instance,
  policy,
  posting,
  PROTECTIONS,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const world = instance({
  schools: [
    school({ id: 'S1', role: 'core' }),
    school({ id: 'S2' }),
    school({ id: 'X1', group: null }),
    school({ id: 'X2', group: null, stage: 'kindergarten' }),
  ],
  teachers: [
    ...teachers(5, 'T'),
    teacher({ id: 'A', home: 'X1', volunteer: true, teachingTenths: 4 }),
    teacher({ id: 'B', home: 'X1', position: 'principal' }),
  ],
  demand: [demand('S2', CHINESE, 2), demand('X1', CHINESE, 2)],
});
const county = policy({
  settings: { crossGroup: true },
  rules: [applied('exchange-rate', { base: 'eligible', share: '20%', scope: 'county' }), ...PROTECTIONS],
});

describe('a school outside all groups', () => {
  it('is known with its people, apart from what is planned', () => {
    expect([...world.sites.keys()]).toEqual(['S1', 'S2']);
    expect([...world.outside.sites.keys()]).toEqual(['X1', 'X2']);
    expect([...world.persons.keys()]).toEqual(['T01', 'T02', 'T03', 'T04', 'T05']);
    expect([...world.outside.persons.values()].map(({ id, home, tenths }) => [id, home.id, tenths])).toEqual([
      ['A', 'X1', 4],
      ['B', 'X1', 0],
    ]);
  });

  it('is counted in coverage', () => {
    expect(structure(world).covered).toEqual({ part: ['S1', 'S2'], whole: ['S1', 'S2', 'X1'] });
  });

  it('sends nobody and takes nobody in, even where postings cross groups', () => {
    const { moves } = formulate(world, county);
    expect(moves.length).toBeGreaterThan(0);
    expect(new Set(moves.flatMap(({ person, to }) => [person.home.id, to.id]))).toEqual(new Set(['S1', 'S2']));
    const refused = (teacherId: string, from: string, to: string): string[] =>
      validity(world, county, [posting({ teacher: teacherId, from, to, start: Y })]).findings.map(({ code }) => code);
    expect(refused('T01', 'S1', 'X1')).toEqual(['unknown-school']);
    expect(refused('A', 'X1', 'S1')).toEqual(['unknown-teacher', 'unknown-school']);
  });
});

describe('the share of teaching', () => {
  it('is 1, and 0 for principals and vice-principals, unless the roster says it', () => {
    const { persons } = instance({
      teachers: [
        teacher({ id: 'A' }),
        teacher({ id: 'B', position: 'midLevel' }),
        teacher({ id: 'C', position: 'principal' }),
        teacher({ id: 'D', position: 'vicePrincipal' }),
        teacher({ id: 'E', position: 'vicePrincipal', teachingTenths: 6 }),
        teacher({ id: 'F', teachingTenths: 0 }),
      ],
    });
    expect([...persons.values()].map(({ tenths }) => tenths)).toEqual([10, 10, 0, 0, 6, 0]);
  });
});
