/** Staff changes: a function of the base and the set of changes, refusing what leads to an impossible state. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/domain/apply-changes.ts';
import type { Change } from '../../src/domain/changes.ts';
import { crossChecks } from '../../src/domain/cross-checks.ts';
import { monthOf } from '../../src/domain/month.ts';
import { draws } from '../support/draws.ts';
import { CHINESE, demand, pin, roster, teacher } from '../support/tiny.ts';

const base = roster({
  teachers: [
    teacher({ id: 'T1' }),
    teacher({ id: 'T2', spouse: 'T3' }),
    teacher({ id: 'T3', spouse: 'T2' }),
    teacher({ id: 'T4', exempt: true }),
  ],
  demand: [demand('S1', CHINESE, 3), demand('S2', CHINESE, 2, 2028)],
  pins: [pin({ teacher: 'T1', kind: 'mustGo' }), pin({ teacher: 'T2', kind: 'mustStay' })],
});
const FROM = { from: 2027 };

type Body<C> = C extends Change ? Omit<C, 'id' | 'date'> : never;
const change = (id: string, date: string, body: Body<Change>): Change => ({ ...body, id, date }) as Change;
const codes = (
  of: readonly { readonly change: Change; readonly reasons: readonly { readonly code: string }[] }[],
): string[] => of.map(({ change: { id }, reasons }) => `${id} ${reasons.map(({ code }) => code).join(' ')}`);

describe('applying staff changes', () => {
  it('every kind does what its word says', () => {
    const {
      roster: after,
      applied,
      refused,
      voided,
    } = applyChanges(
      base,
      [
        change('1', '2027-10-15', { kind: 'resignation', teacher: 'T1' }),
        change('2', '2027-10-01', { kind: 'exemption', teacher: 'T2' }),
        change('3', '2027-10-01', { kind: 'exemptionEnded', teacher: 'T4' }),
        change('4', '2027-10-01', { kind: 'demand', school: 'S2', subject: CHINESE, year: 2028, tenths: 45 }),
        change('5', '2027-10-01', { kind: 'demand', school: 'S3', subject: CHINESE, year: null, tenths: 10 }),
        change('6', '2027-10-01', { kind: 'newHire', teacher: 'T9', row: teacher({ id: 'T9', home: 'S3' }) }),
        change('7', '2027-10-01', { kind: 'correction', teacher: 'T4', cells: { home: 'S2' } }),
      ],
      FROM,
    );
    const row = (id: string) => after.teachers.find((one) => one.id === id)!;
    expect(row('T1').leaves).toBe(monthOf(2027, 10));
    expect([row('T2').exempt, row('T4').exempt, row('T4').home, row('T4').working, row('T9').home]).toEqual([
      true,
      false,
      'S2',
      'S2',
      'S3',
    ]);
    expect(after.demand.map(({ school, year, tenths }) => `${school} ${year} ${tenths}`)).toEqual([
      'S1 null 30',
      'S2 2028 45',
      'S3 null 10',
    ]);
    expect(applied.map(({ id }) => id)).toEqual(['2', '3', '4', '5', '6', '7', '1']);
    expect(refused).toEqual([]);
    // Whoever has resigned cannot be made to go: the decision is void, not the resignation.
    expect(voided.map(({ pin: { teacher: who, kind }, reason }) => `${who} ${kind} ${reason.code}`)).toEqual([
      'T1 mustGo impossible-pin',
    ]);
    expect(after.pins.map(({ teacher: who }) => who)).toEqual(['T2']);
  });

  it('refuses what cannot be, each with its reason', () => {
    const { roster: after, refused } = applyChanges(
      base,
      [
        change('1', '2027-10-15', { kind: 'retirement', teacher: 'T1' }),
        change('2', '2027-11-15', { kind: 'resignation', teacher: 'T1' }),
        change('3', '2027-12-01', { kind: 'exemption', teacher: 'T1' }),
        change('4', '2010-10-01', { kind: 'transferOut', teacher: 'T2' }),
        change('5', '2027-10-01', { kind: 'exemptionEnded', teacher: 'T2' }),
        change('6', '2027-10-01', { kind: 'resignation', teacher: 'T8' }),
        change('7', '2027-10-01', { kind: 'transferIn', teacher: 'T4', row: teacher({ id: 'T4' }) }),
        change('8', '2027-10-01', { kind: 'demand', school: 'S9', subject: CHINESE, year: null, tenths: 1 }),
        change('9', '2027-10-01', { kind: 'correction', teacher: 'T4', cells: { exempt: true } }),
        change('a', '2027-10-02', { kind: 'correction', teacher: 'T2', cells: { spouse: null } }),
        change('b', '2027-10-02', { kind: 'newHire', teacher: 'T7', row: teacher({ id: 'T7', home: 'S9' }) }),
      ],
      FROM,
    );
    expect(codes(refused)).toEqual([
      '4 change-before-arrival',
      '5 change-not-exempt',
      '6 change-unknown-teacher',
      '7 change-known-teacher',
      '8 change-unknown-school',
      '9 change-nothing-corrected',
      'a spouse-not-mutual',
      'b unknown-school',
      '2 change-already-left',
      '3 change-already-left',
    ]);
    expect(after.teachers.map(({ id }) => id)).toEqual(['T1', 'T2', 'T3', 'T4']);
  });

  it('of two changes under one id the first stands, the same one twice is once', () => {
    const one = change('1', '2027-10-15', { kind: 'resignation', teacher: 'T1' });
    const other = change('1', '2027-10-16', { kind: 'resignation', teacher: 'T2' });
    const { applied, refused } = applyChanges(base, [one, one, other], FROM);
    expect([applied.map(({ id }) => id), codes(refused)]).toEqual([['1'], ['1 same-change-differs']]);
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2027-10-${String(n).padStart(2, '0')}`);
const who = fc.constantFrom('T1', 'T2', 'T3', 'T4', 'T7', 'T8');
const body: fc.Arbitrary<Body<Change>> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'resignation' as const,
      'transferOut' as const,
      'exemption' as const,
      'exemptionEnded' as const,
    ),
    teacher: who,
  }),
  fc
    .tuple(fc.constantFrom('T7', 'T8'), fc.constantFrom('S1', 'S2', 'S9'))
    .map(([id, home]) => ({ kind: 'newHire' as const, teacher: id, row: teacher({ id, home }) })),
  fc.record({
    kind: fc.constant('demand' as const),
    school: fc.constantFrom('S1', 'S2', 'S9'),
    subject: fc.constant(CHINESE),
    year: fc.constantFrom(null, 2027),
    tenths: fc.nat(4000),
  }),
  fc.record({
    kind: fc.constant('correction' as const),
    teacher: who,
    cells: fc.constantFrom(
      { home: 'S2' },
      { spouse: null },
      { spouse: 'T4' },
      { leaves: null },
      { classTeacher: true },
    ),
  }),
);
const some = fc
  .array(fc.tuple(day, body), { maxLength: 10 })
  .map((all) => all.map(([date, one], i) => change(`C${i}`, date, one)));

describe('the same changes in any split over nights', () => {
  it('give the same roster, sound as the base, and each change has its fate', () => {
    let refusals = 0;
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat(1000)), fc.integer({ min: 1, max: 4 }), (all, order, nights) => {
        const whole = applyChanges(base, all, FROM);
        const shuffled = all
          .map((one) => ({ one, key: order.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        // Night after night: each file may bring some again that came before.
        let known: readonly Change[] = [];
        let last = applyChanges(base, [], FROM);
        for (let night = 0; night < nights; night++) {
          known = [...known, ...shuffled.filter((_, i) => i % nights === night || i % 3 === 0)];
          last = applyChanges(base, known, FROM);
        }
        expect(last.roster).toEqual(whole.roster);
        expect(last.applied).toEqual(whole.applied);
        expect(codes(last.refused)).toEqual(codes(whole.refused));
        expect(
          [...whole.applied, ...whole.refused.map(({ change: one }) => one)].map(({ id }) => id).toSorted(),
        ).toEqual(all.map(({ id }) => id).toSorted());
        expect(crossChecks(whole.roster, FROM).filter(({ severity }) => severity === 'error')).toEqual([]);
        refusals += whole.refused.length;
      }),
      { numRuns: draws(100), seed: 4 },
    );
    expect(refusals).toBeGreaterThan(60);
  });

  it('no change is an identical roster', () => {
    expect(applyChanges(base, [], FROM)).toEqual({ roster: base, applied: [], refused: [], voided: [] });
  });
});
