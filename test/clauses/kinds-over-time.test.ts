/** A community that is divided again (RA32): from the September of its new kind on, the rules of that kind hold. */
import { expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { packOf } from '../support/pack.ts';
import { group, school, teachers, Y } from '../support/tiny.ts';

const pack = await packOf('ruian-2021');

/** Fused through August of the second year, then co-built; twenty of the member, of whom 10 per cent are two. */
const divided = {
  groups: [
    group({
      id: 'G1',
      kinds: [
        { kind: 'fused', from: null, until: monthOf(Y + 1, 8) },
        { kind: 'coBuilt', from: monthOf(Y + 1, 9), until: null },
      ],
    }),
  ],
  schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
  teachers: teachers(20, 'M', { home: 'S2' }),
};

it('RA32: a community that is divided again owes the rate of its new kind, and not before', () => {
  expect(pack.asks('RA1', divided).map(({ where, required }) => [where.year, required])).toEqual([
    [Y + 1, 2],
    [Y + 2, 2],
  ]);
});
