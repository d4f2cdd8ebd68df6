/**
 * What a rule's check and its rows take from one table or function, word by word over the whole vocabulary, written out
 * from `docs/domain.md`, section 3: where both sides share a mistake, no comparison of one with the other can show it.
 */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { School } from '../../src/domain/roster.ts';
import { BACKBONES, PIN_KINDS, POSITIONS, SETTINGS, TITLES } from '../../src/domain/words.ts';
import { HOST_CLASSES } from '../../src/rules/hosts.ts';
import type { Measure } from '../../src/rules/rule.ts';
import { measure } from '../support/measure.ts';
import { demand, pin, posting, school, teacher, Y } from '../support/tiny.ts';

/** Ids of the people behind a number, of the first year. */
const counted = (measures: readonly Measure[], which = 0): readonly string[] =>
  measures.filter(({ where }) => where.year === Y)[which]!.people!.counted.toSorted();

/** One teacher of the core per position and backbone title, `midLevel-county`, at work at S2 for the whole horizon. */
const LEVELS = POSITIONS.flatMap((position) =>
  BACKBONES.map((backbone) => ({ id: `${position}-${backbone}`, position, backbone })),
);
const OF_COUNTY = ['county', 'municipal', 'national', 'provincial', 'special'];
const all = (position: string): string[] => BACKBONES.map((backbone) => `${position}-${backbone}`);

describe('title-posts', () => {
  it('senior posts are held by 正高级 and 高级, intermediate posts by 一级, and no post by other titles', () => {
    const measures = measure({
      rule: 'title-posts',
      params: { counted: 'host' },
      rows: {
        schools: [school({ id: 'S1', role: 'core', seniorPosts: 0, intermediatePosts: 0 })],
        teachers: TITLES.map((title) => teacher({ id: title, title })),
      },
    });
    expect(counted(measures, 0)).toEqual(['senior', 'seniorProfessor']);
    expect(counted(measures, 1)).toEqual(['first']);
  });
});

describe('team', () => {
  const ranges = { least: 0, most: null };
  it.each([
    ['vicePrincipals', all('vicePrincipal')],
    ['midLevel', all('midLevel')],
    ['backbones', OF_COUNTY.map((backbone) => `teacher-${backbone}`)],
    ['midLevelOrAbove', ['midLevel', 'principal', 'vicePrincipal'].flatMap(all)],
  ])('counts %s by position', (post, expected) => {
    const standing = { working: 'S2', postedFrom: monthOf(2026, 9), postedUntil: monthOf(2030, 9) };
    const measures = measure({
      rule: 'team',
      params: { [post]: ranges },
      rows: {
        schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
        teachers: LEVELS.map((row) => teacher({ ...row, ...standing })),
      },
    });
    expect(counted(measures)).toEqual(expected.toSorted());
  });
});

describe('rural-direction', () => {
  it('speaks of backbone teachers and mid-level leaders, or of everybody', () => {
    const sent = (who: string): readonly string[] =>
      counted(
        measure({
          rule: 'rural-direction',
          params: { share: '50%', who, to: ['urban'] },
          rows: { teachers: LEVELS.map((row) => teacher(row)) },
          postings: LEVELS.map(({ id }) => posting({ teacher: id })),
        }),
      );
    expect(sent('all')).toEqual(LEVELS.map(({ id }) => id).toSorted());
    expect(sent('backbonesAndMidLevel')).toEqual(
      [
        ...all('midLevel'),
        ...['principal', 'teacher', 'vicePrincipal'].flatMap((position) =>
          OF_COUNTY.map((backbone) => `${position}-${backbone}`),
        ),
      ].toSorted(),
    );
  });
});

describe('hosts that a quota means', () => {
  const zones = [
    { id: 'Z1', name: '片区一', mountain: false, monthlyAllowance: null },
    { id: 'Z2', name: '片区二', mountain: true, monthlyAllowance: null },
  ];
  const hosts: readonly (Partial<School> & { id: string })[] = [
    ...SETTINGS.map((setting) => ({ id: setting, setting })),
    { id: 'mountain', setting: 'urban', zone: 'Z2' },
    { id: 'weak', setting: 'urban', weak: true },
    { id: 'zoneless', setting: 'urban', zone: 'Z9' },
  ];
  const MEANT: Readonly<Record<(typeof HOST_CLASSES)[number], readonly string[]>> = {
    urban: ['mountain', 'urban', 'weak', 'zoneless'],
    town: ['town'],
    rural: ['rural'],
    mountain: ['mountain'],
    weak: ['weak'],
  };

  it.each(HOST_CLASSES)('%s', (name) => {
    for (const rule of ['exchange-rate', 'rural-direction']) {
      const measures = measure({
        rule,
        params: { share: '50%', to: [name], ...(rule === 'exchange-rate' ? { base: 'eligible' } : {}) },
        rows: {
          zones,
          schools: [school({ id: 'S1', role: 'core' }), ...hosts.map((row) => school(row))],
          teachers: hosts.map(({ id }) => teacher({ id })),
        },
        postings: hosts.map(({ id }) => posting({ teacher: id, to: id })),
      });
      expect(counted(measures)).toEqual(MEANT[name]);
    }
  });
});

describe('exchange-rate', () => {
  it.each([
    ['eligible', 7],
    ['memberStaff', 6],
    ['coreEligible', 1],
  ])('the base %s is of the schools that it names', (base, people) => {
    const measures = measure({
      rule: 'exchange-rate',
      params: { base, share: '10%' },
      rows: {
        teachers: ['S1', 'S2', 'S2', 'S3', 'S3', 'S3', 'S3'].map((home, i) => teacher({ id: `T${i}`, home })),
      },
    });
    expect(measures[0]!.base).toBe(people);
  });
});

describe('pins', () => {
  /** Whether nobody going, going to S2 and going to S3 keep a pin that names S2 where its kind names a school. */
  const KEPT: Readonly<Record<(typeof PIN_KINDS)[number], readonly boolean[]>> = {
    mustGo: [false, true, true],
    mustStay: [true, false, false],
    goTo: [false, true, false],
    notTo: [true, false, true],
  };

  it.each(PIN_KINDS)('%s', (kind) => {
    const named = kind === 'goTo' || kind === 'notTo';
    const kept = [[], [posting({ teacher: 'T' })], [posting({ teacher: 'T', to: 'S3' })]].map((postings) =>
      measure({
        rule: 'pins',
        rows: { teachers: [teacher({ id: 'T' })], pins: [pin({ teacher: 'T', kind, school: named ? 'S2' : null })] },
        postings,
      }).every(({ by }) => by === 0),
    );
    expect(kept).toEqual(KEPT[kind]);
  });
});

describe('mutual-exchange', () => {
  it.each([
    ['primary', 2],
    ['juniorSecondary', 0],
  ] as const)(
    'asks for a common certified stage, also between nine-year schools: primary and %s',
    (stage, partners) => {
      const volunteer = { volunteer: true };
      const measures = measure({
        rule: 'mutual-exchange',
        rows: {
          schools: [school({ id: 'S1', role: 'core', stage: 'nineYear' }), school({ id: 'S2', stage: 'nineYear' })],
          teachers: [
            teacher({ id: 'A', ...volunteer, wishes: ['S2'], certifiedStages: ['primary'] }),
            teacher({ id: 'B', ...volunteer, home: 'S2', wishes: ['S1'], certifiedStages: [stage] }),
          ],
          demand: ['S1', 'S2'].map((id) => demand(id, '语文', 1)),
        },
      });
      expect(measures[0]!.required).toBe(partners);
    },
  );
});
