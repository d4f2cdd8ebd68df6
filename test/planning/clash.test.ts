import { beforeAll, expect, it } from 'vitest';
import { BACKENDS } from '../../solver/backends/index.ts';
import { smallestIis } from '../../solver/smallest-iis.ts';
import { smallestIisFinder, type SmallestIisFinder } from '../../solver/iis-finder.ts';
import { clashByGroup, clashOf } from '../../src/planning/clash.ts';
import { demand, group, instance, pin, policy, school, teacher, teachers } from '../support/tiny.ts';

let find: SmallestIisFinder['find'];
beforeAll(async () => {
  const highs = await BACKENDS.get('highs')!();
  find = (model, slacks) => Promise.resolve(smallestIis(model, slacks, highs, 1));
});

it('names the one pin that takes the last teacher of a subject, and the protection it runs into', async () => {
  const tiny = instance({
    teachers: [
      teacher({ id: 'T1', subject: '音乐' }),
      teacher({ id: 'T2', home: 'S2', subject: '音乐', since: 24_300 }),
      ...teachers(4, 'A'),
      ...teachers(4, 'B', { home: 'S2' }),
    ],
    pins: [pin({ teacher: 'T1', kind: 'mustGo' }), pin({ teacher: 'A01', kind: 'mustGo' })],
  });
  const clash = (await clashOf(tiny, policy(), find))!;
  expect(clash.pins.map((row) => row.teacher)).toEqual(['T1']);
  expect(clash.each).toBe(true);
  expect(
    clash.against.map(({ rule, places }) => [rule.spec.id, places.map((place) => [place.school, place.subject])]),
  ).toEqual([['protect-source', [['S1', '音乐']]]]);
});

it('names the smallest set where single pins are harmless', async () => {
  // One of two colleagues may leave in a year (half of the subject); both at once may not.
  const tiny = instance({
    teachers: [...teachers(2, 'A'), ...teachers(2, 'B', { home: 'S2' }), ...teachers(2, 'C', { home: 'S3' })],
    pins: ['A01', 'A02']
      .map((id) => pin({ teacher: id, kind: 'mustGo', year: 2027 }))
      .concat(pin({ teacher: 'B01', kind: 'mustStay' })),
  });
  const clash = (await clashOf(tiny, policy(), find))!;
  expect(clash.pins.map((row) => row.teacher)).toEqual(['A01', 'A02']);
  expect(
    clash.against.map(({ rule, places }) => [rule.spec.id, places.map((spot) => [spot.school, spot.year])]),
  ).toContainEqual(['outflow-limit', [['S1', 2027]]]);
});

it('names all protections where no single one is the reason, each with its place', async () => {
  // The only two of a subject, both at once: neither may so many of the staff leave, nor the last of the subject.
  const tiny = instance({
    teachers: [...teachers(2, 'A', { subject: '音乐' }), ...teachers(3, 'B', { home: 'S2' })],
    demand: [demand('S2', '音乐', 2)],
    pins: ['A01', 'A02'].map((id) => pin({ teacher: id, kind: 'mustGo', year: 2027 })),
  });
  const clash = (await clashOf(tiny, policy(), find))!;
  expect(clash.pins.map((row) => row.teacher)).toEqual(['A01', 'A02']);
  expect(clash.each).toBe(false);
  expect(
    clash.against.map(({ rule, places }) => [
      rule.spec.id,
      places.map((spot) => [spot.school, spot.subject, spot.year]),
    ]),
  ).toEqual([
    ['protect-source', [['S1', '音乐', 2027]]],
    ['outflow-limit', [['S1', null, 2027]]],
  ]);
});

it('is looked for group by group: the groups of the others are not asked', async () => {
  const two = instance({
    groups: [group({ id: 'G1' }), group({ id: 'G2' })],
    schools: [
      ...['S1', 'S2'].map((id, i) => school({ id, role: i === 0 ? 'core' : 'member', group: 'G1' })),
      ...['S3', 'S4'].map((id, i) => school({ id, role: i === 0 ? 'core' : 'member', group: 'G2' })),
    ],
    teachers: [
      ...teachers(4, 'A'),
      ...teachers(4, 'B', { home: 'S2' }),
      teacher({ id: 'T3', home: 'S3', subject: '音乐' }),
      teacher({ id: 'T4', home: 'S4', subject: '音乐', since: 24_300 }),
      ...teachers(4, 'C', { home: 'S3' }),
      ...teachers(4, 'D', { home: 'S4' }),
    ],
    pins: [pin({ teacher: 'A01', kind: 'mustGo' }), pin({ teacher: 'T3', kind: 'mustGo' })],
  });
  const asked: number[] = [];
  const counting: SmallestIisFinder['find'] = (model, slacks) => {
    asked.push(slacks.length);
    return find(model, slacks);
  };
  const clash = (await clashByGroup(two, policy(), counting))!;
  expect([clash.pins.map((row) => row.teacher), clash.against.map(({ rule }) => rule.spec.id)]).toEqual([
    ['T3'],
    ['protect-source'],
  ]);
  // The decision of the first group by itself, then that of the second.
  expect(asked.slice(0, 2)).toEqual([1, 1]);
});

it('is silent where all pins can hold', async () => {
  const tiny = instance({
    teachers: [...teachers(4, 'A'), ...teachers(4, 'B', { home: 'S2' })],
    pins: [pin({ teacher: 'A01', kind: 'mustGo' })],
  });
  expect(await clashOf(tiny, policy(), find)).toBe(undefined);
});

it('is found in a worker thread as well, and given up when the time is over', async () => {
  const tiny = instance({
    teachers: [
      teacher({ id: 'T1', subject: '音乐' }),
      teacher({ id: 'T2', home: 'S2', subject: '音乐', since: 24_300 }),
    ],
    pins: [pin({ teacher: 'T1', kind: 'mustGo' })],
  });
  const finder = smallestIisFinder({ backend: 'highs', seed: 1, seconds: 30.5 });
  expect((await clashOf(tiny, policy(), finder.find))!.pins.map((row) => row.teacher)).toEqual(['T1']);
  await finder.close();
  const late = smallestIisFinder({ backend: 'highs', seed: 1, seconds: 0 });
  await expect(clashOf(tiny, policy(), late.find)).rejects.toThrow(/abort/iu);
  await late.close();
});
