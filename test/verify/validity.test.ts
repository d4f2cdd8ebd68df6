import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Teacher } from '../../src/domain/roster.ts';
import { LANGS } from '../../src/messages/message.ts';
import { validity } from '../../src/verify/validity.ts';
import type { Settings } from '../../src/policy/policy.ts';
import {
  CHINESE,
  demand,
  group,
  instance,
  pin,
  policy,
  posting,
  roster,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const NEW = { since: monthOf(2024, 9) };

/** Codes of the findings about one posting of T, in a group where everybody teaches Chinese; X1 is in another group. */
function codes(
  row: Partial<Teacher>,
  to: Partial<BarePosting> = {},
  more: Parameters<typeof instance>[0] = {},
  settings: Partial<Settings> = {},
): string[] {
  const world = instance({
    groups: [group({ id: 'G1' }), group({ id: 'G2' })],
    schools: [
      school({ id: 'S1', role: 'core' }),
      school({ id: 'S2' }),
      school({ id: 'S3' }),
      school({ id: 'S4', stage: 'juniorSecondary' }),
      school({ id: 'S9', stage: 'nineYear' }),
      school({ id: 'X1', group: 'G2' }),
    ],
    teachers: [
      teacher({ id: 'T', ...row }),
      ...['S2', 'S3', 'S4', 'S9', 'X1'].map((home) => teacher({ id: `at${home}`, home })),
    ],
    ...more,
  });
  return validity(world, policy({ settings }), [posting({ teacher: 'T', from: row.home ?? 'S1', ...to })]).findings.map(
    (finding) => finding.code,
  );
}

const pinned = (row: Partial<Teacher>, to: Partial<BarePosting> = {}, as = pin({ teacher: 'T', kind: 'mustGo' })) =>
  codes(row, to, { pins: [as] });

describe('who may start', () => {
  it.each<[string, Partial<Teacher>, Partial<BarePosting>, string[]]>([
    ['an eligible teacher', {}, {}, []],
    ['too short a tenure', NEW, {}, ['may-not-start']],
    ['too short a tenure, but a volunteer', { ...NEW, volunteer: true }, {}, []],
    ['exempt', { exempt: true }, {}, ['may-not-start']],
    ['exempt, but a volunteer', { exempt: true, volunteer: true }, {}, []],
    ['a principal who volunteers', { position: 'principal', volunteer: true }, {}, ['may-not-start']],
    ['a volunteer not on establishment', { established: false, volunteer: true }, {}, ['may-not-start']],
    ['an absent volunteer', { status: 'sick', volunteer: true }, {}, ['may-not-start']],
    [
      'a volunteer back at work by then',
      { status: 'sick', absentUntil: monthOf(2028, 9), volunteer: true },
      { start: Y + 1 },
      [],
    ],
    ['not yet in service', { since: monthOf(2028, 8), volunteer: true }, {}, ['may-not-start']],
    ['in service by then', { since: monthOf(2028, 8), volunteer: true }, { start: Y + 1 }, []],
    ['leaves at the end of the posting', { leaves: monthOf(2030, 9), volunteer: true }, {}, []],
    ['leaves a month earlier', { leaves: monthOf(2030, 8), volunteer: true }, {}, ['leaves-during-posting']],
    ['on a running posting', { working: 'S3', postedUntil: monthOf(2028, 9), volunteer: true }, {}, ['may-not-start']],
    ['returned, no volunteer', { working: 'S3', postedUntil: monthOf(2028, 9) }, { start: Y + 1 }, ['may-not-start']],
    ['returned, a volunteer', { working: 'S3', postedUntil: monthOf(2028, 9), volunteer: true }, { start: Y + 1 }, []],
    [
      'the first 1 September on or after the end',
      { working: 'S3', postedUntil: monthOf(2028, 10), volunteer: true },
      { start: Y + 1 },
      ['may-not-start'],
    ],
    [
      'a posting without end',
      { working: 'S3', postedUntil: null, volunteer: true },
      { start: Y + 2 },
      ['may-not-start'],
    ],
    ['working outside', { working: 'outside', postedUntil: null, volunteer: true }, {}, ['may-not-start']],
    ['class graduates in the year', { graduatingYear: Y }, {}, ['class-graduates']],
    ['class graduates in the next', { graduatingYear: Y + 1 }, {}, ['class-graduates']],
    ['class graduates in two years', { graduatingYear: Y + 2 }, {}, []],
    ['class graduated', { graduatingYear: Y }, { start: Y + 1 }, []],
    ['a bare 是 in 毕业班', { graduatingYear: 'first' }, {}, ['class-graduates']],
  ])('%s', (_, row, to, expected) => {
    expect(codes(row, to)).toEqual(expected);
  });

  it('a pin overrides eligibility and exemption, and lets leaders take office, nothing else', () => {
    expect(pinned({ ...NEW, exempt: true, established: false })).toEqual([]);
    // Leaders take office.
    expect(pinned({ ...NEW, position: 'principal' })).toEqual(['may-not-start']);
    expect(pinned({ ...NEW, position: 'principal', exempt: true }, { kind: 'leadership' })).toEqual([]);
    expect(pinned({ status: 'sick' })).toEqual(['may-not-start']);
    expect(pinned({ working: 'S3', postedUntil: monthOf(2028, 9) })).toEqual(['may-not-start']);
    expect(pinned({ graduatingYear: Y })).toEqual(['class-graduates']);
    expect(pinned({ leaves: monthOf(2029, 1) })).toEqual(['leaves-during-posting']);
    expect(pinned({}, { to: 'X1' })).toEqual(['host-other-group']);
    expect(pinned(NEW, { start: Y + 1 }, pin({ teacher: 'T', kind: 'mustGo', year: Y }))).toEqual(['may-not-start']);
    expect(pinned(NEW, {}, pin({ teacher: 'T', kind: 'goTo', school: 'S3' }))).toEqual(['may-not-start']);
    expect(pinned(NEW, {}, pin({ teacher: 'T', kind: 'mustStay' }))).toEqual(['may-not-start']);
  });
});

describe('hosts', () => {
  it.each<[string, Partial<Teacher>, Partial<BarePosting>, string[]]>([
    ['the home itself', {}, { to: 'S1' }, ['host-is-home']],
    ['another group', {}, { to: 'X1' }, ['host-other-group']],
    ['another stage', {}, { to: 'S4' }, ['host-not-certified', 'host-other-stage']],
    [
      'another stage with its certificate',
      { certifiedStages: ['juniorSecondary'] },
      { to: 'S4' },
      ['host-other-stage'],
    ],
    ['a nine-year school', {}, { to: 'S9' }, []],
    [
      'a nine-year school, certified for its other stage only',
      { certifiedStages: ['juniorSecondary'] },
      { to: 'S9' },
      [],
    ],
    [
      'from a nine-year school, certified for primary',
      { home: 'S9', certifiedStages: ['primary'] },
      { to: 'S4' },
      ['host-not-certified'],
    ],
    ['a subject that is not taught there', { subject: '音乐' }, {}, ['host-without-subject']],
  ])('%s', (_, row, to, expected) => {
    expect(codes(row, to)).toEqual(expected);
  });

  it('teaches the subject if it has a need or somebody in the start year', () => {
    const music = { subject: '音乐' };
    expect(codes(music, {}, { demand: [demand('S2', '音乐', 0.5)] })).toEqual([]);
    expect(codes(music, {}, { demand: [demand('S2', '音乐', 0.4)] })).toEqual(['host-without-subject']);
    expect(codes(music, {}, { demand: [demand('S2', '音乐', 1, Y + 1)] })).toEqual(['host-without-subject']);
    expect(codes(music, { start: Y + 1 }, { demand: [demand('S2', '音乐', 1, Y + 1)] })).toEqual([]);
    const leader = teacher({ id: 'P', home: 'S2', subject: '音乐', position: 'principal' });
    expect(codes(music, {}, { teachers: [teacher({ id: 'T', ...music }), leader] })).toEqual(['host-without-subject']);
    const guest = teacher({ id: 'R', home: 'S3', working: 'S2', subject: '音乐', postedUntil: monthOf(2028, 9) });
    expect(codes(music, {}, { teachers: [teacher({ id: 'T', ...music }), guest] })).toEqual([]);
    expect(codes(music, { start: Y + 1 }, { teachers: [teacher({ id: 'T', ...music }), guest] })).toEqual([
      'host-without-subject',
    ]);
  });

  it('lies in an allowed direction', () => {
    const outward = { directions: ['core-member' as const] };
    expect(codes({}, {}, {}, outward)).toEqual([]);
    expect(codes({ home: 'S2' }, { to: 'S3' }, {}, outward)).toEqual(['host-direction']);
    expect(codes({ home: 'S2' }, { to: 'S3' }, {}, { directions: ['member-member'] })).toEqual([]);
    const taught = [teacher({ id: 'T', home: 'S2' }), teacher({ id: 'K' })];
    expect(codes({ home: 'S2' }, { to: 'S1' }, { teachers: taught }, outward)).toEqual(['host-direction']);
  });

  it('may be of another stage or group where the policy says so', () => {
    expect(codes({ certifiedStages: ['primary', 'juniorSecondary'] }, { to: 'S4' }, {}, { crossStage: true })).toEqual(
      [],
    );
    expect(codes({}, { to: 'S4' }, {}, { crossStage: true })).toEqual(['host-not-certified']);
    expect(codes({}, { to: 'X1' }, {}, { crossGroup: true })).toEqual([]);
  });
});

describe('the posting itself', () => {
  it.each<[string, Partial<BarePosting>, string[]]>([
    ['unknown teacher', { teacher: 'nobody' }, ['unknown-teacher']],
    ['unknown host', { to: 'S77' }, ['unknown-school']],
    ['from elsewhere', { from: 'S3' }, ['from-not-home']],
    ['before the horizon', { start: Y - 1 }, ['start-outside-horizon']],
    ['after the horizon', { start: Y + 3 }, ['start-outside-horizon']],
    ['too short', { years: 2 }, ['years-not-allowed']],
    ['of a kind without rules', { kind: 'training', years: 1 }, ['kind-not-supported']],
    ['a leader’s office', { kind: 'leadership' }, ['kind-not-supported']],
  ])('%s', (_, to, expected) => {
    expect(codes({}, to)).toEqual(expected);
  });

  it('is the only one of its teacher', () => {
    const world = deriveInstance(
      roster({
        teachers: teachers(3, 'T').concat(teacher({ id: 'M', home: 'S2' })),
        demand: [demand('S3', CHINESE, 1)],
      }),
      Y,
    );
    const twice = validity(world, policy(), [
      posting({ teacher: 'T01', years: 1 }),
      posting({ teacher: 'T01', to: 'S3', start: Y + 2 }),
    ]);
    expect(twice.findings.map((finding) => [finding.code, finding.facts])).toEqual([
      ['years-not-allowed', expect.objectContaining({ at: 'postings[0]' })],
      ['second-posting', expect.objectContaining({ at: 'postings[1]' })],
    ]);
    expect(twice.derivable).toBe(false);
  });

  it('names the place and the person in both languages', () => {
    const world = instance({
      teachers: [teacher({ id: 'T', name: '李明', ...NEW, exempt: true }), teacher({ id: 'M', home: 'S2' })],
    });
    const [finding] = validity(world, policy(), [posting({ teacher: 'T' })]).findings;
    expect(LANGS.map((lang) => finding!.in(lang))).toEqual([
      'postings[0]：李明（T） 在 2027 学年不能开始交流：在现校任教年限不足、免除交流',
      'postings[0]: 李明（T） may not start a posting in 2027: too few years at the present school, exempt',
    ]);
  });
});
