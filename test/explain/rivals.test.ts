/** Who else could meet the need of a posting: for this need, not for everything that the plan does. */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { rivalsOf, type Rivals } from '../../src/explain/rivals.ts';
import { verify } from '../../src/verify/verify.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { examplePostings, exampleRoster, planJson, ROSTER_DIGEST } from '../support/example.ts';
import {
  applied,
  CHINESE,
  demand,
  ENGLISH,
  pin,
  policy,
  posting,
  PROTECTIONS,
  roster,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';
import { monthOf } from '../../src/domain/month.ts';
import { fiveTeachers } from './five-teachers.ts';

function rivals(rows: Roster, rules: Policy, postings: readonly BarePosting[], of: string): Rivals {
  const instance = deriveInstance(rows, Y);
  const verdict = verify(instance, rules, ROSTER_DIGEST, planJson(instance, rules, postings));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return rivalsOf(
    { roster: rows, policy: rules, from: Y },
    verdict.plan,
    verdict.plan.postings.find(({ teacher: id }) => id === of)!,
  );
}

const who = ({ able }: Rivals): string[] => able.map(({ posting: { teacher: id } }) => id);

describe('for a shortage', () => {
  // Core S1 has one of each subject to spare; S2 lacks one of Chinese, S3 one of English. S2 teaches English too.
  const rows = roster({
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' }), school({ id: 'S3' })],
    teachers: [
      ...teachers(5, 'C'),
      ...teachers(5, 'E', { subject: ENGLISH }),
      ...teachers(5, 'N', { home: 'S2', since: monthOf(2024, 9) }),
      teacher({ id: 'X01', home: 'S2', subject: ENGLISH, since: monthOf(2024, 9) }),
      ...teachers(5, 'M', { home: 'S3', subject: ENGLISH, since: monthOf(2024, 9) }),
    ],
    demand: [
      demand('S1', CHINESE, 4),
      demand('S1', ENGLISH, 4),
      demand('S2', CHINESE, 6),
      demand('S2', ENGLISH, 1),
      demand('S3', ENGLISH, 6),
    ],
  });
  const postings = [posting({ teacher: 'C01', to: 'S2' }), posting({ teacher: 'E01', to: 'S3' })];

  it('two posts have their own people: of the subject, to that host', () => {
    const [chinese, english] = ['C01', 'E01'].map((id) =>
      rivals(rows, policy({ rules: PROTECTIONS }), postings, id),
    ) as [Rivals, Rivals];
    expect([chinese.need, english.need]).toEqual(['post', 'post']);
    expect(chinese.candidates).toEqual(['C02', 'C03', 'C04', 'C05']);
    expect([who(chinese), who(english)]).toEqual([
      ['C02', 'C03', 'C04', 'C05'],
      ['E02', 'E03', 'E04', 'E05'],
    ]);
    expect(new Set(chinese.able.map(({ posting: { to } }) => to))).toEqual(new Set(['S2']));
  });

  it('who costs less comes first, with the aim that decides', () => {
    const { given, plan } = fiveTeachers('T9002', { T9004: { classTeacher: true } });
    const { able, missed } = rivalsOf(given, plan, plan.postings[0]!);
    expect(
      able.map(({ posting: { teacher: id }, decidedBy }) => [
        id,
        decidedBy?.tier,
        decidedBy === null ? null : decidedBy.after - decidedBy.before,
      ]),
    ).toEqual([
      ['T9001', 'claims', -5],
      ['T9003', 'claims', 2],
      ['T9005', 'claims', 7],
      ['T9004', 'disruption', 40],
    ]);
    expect(missed).toEqual([]);
  });

  it('leaves the decision out that asks for this very teacher', () => {
    const { given, plan } = fiveTeachers('T9003', {}, [pin({ teacher: 'T9003', kind: 'mustGo' })]);
    const found = rivalsOf(given, plan, plan.postings[0]!);
    expect([found.pinned, who(found)]).toEqual([true, ['T9001', 'T9002', 'T9004', 'T9005']]);
  });

  it('does not say that others could go where none of them can: each leaves the school without its subject', () => {
    // S1 needs all five; X of S2 takes the place of T9001, who is pinned to go.
    const x = teacher({ id: 'X9999', home: 'S2' });
    const y = teacher({ id: 'Y9999', home: 'S2', subject: ENGLISH });
    const told = fiveTeachers('T9001', {}, [pin({ teacher: 'T9001', kind: 'mustGo' })], {
      people: [x, y],
      demand: 5,
      postings: [posting({ teacher: 'X9999', from: 'S2', to: 'S1' })],
    });
    const found = rivalsOf(
      told.given,
      told.plan,
      told.plan.postings.find(({ teacher: id }) => id === 'X9999')!,
    );
    expect(found.able).toEqual([]);
    expect(
      found.missed.map(({ rule: { spec }, where: { school: at, subject } }) => [spec.id, at, subject]),
    ).toContainEqual(['protect-source', 'S1', CHINESE]);
  });
});

describe('for a number', () => {
  const rules = policy({
    rules: [
      applied('exchange-rate', { base: 'eligible', share: '20%' }, { clause: 'SZ1' }),
      applied('backbone-share', { share: '20%' }, { clause: 'SZ2' }),
      ...PROTECTIONS,
    ],
  });

  it('whoever is counted at the same places serves it, at whatever host, and the clause that fails without is named', () => {
    const sent = examplePostings.find(
      ({ teacher: id, start }) => start === Y && !id.startsWith('C0') && !id.startsWith('E0'),
    );
    const found = rivals(exampleRoster(), rules, examplePostings, sent!.teacher);
    expect(found.need).toBe('number');
    expect(found.missed.map(({ rule: { clause }, where: { year }, by }) => [clause, year, by])).toContainEqual([
      'SZ1',
      Y,
      1,
    ]);
    expect(new Set(found.candidates).size).toBe(found.candidates.length);
    const posted = new Set(examplePostings.map(({ teacher: id }) => id));
    expect(found.candidates.filter((id) => posted.has(id))).toEqual([]);
  });

  it('who is no backbone does not stand in for one who is counted for the share', () => {
    const rows = exampleRoster();
    const more = exampleRoster({ teachers: [...rows.teachers, teacher({ id: 'B09', backbone: 'county' })] });
    const found = ['C01', 'E01']
      .map((id) => rivals(more, rules, examplePostings, id))
      .filter(({ need }) => need === 'number');
    expect(found.map(({ candidates }) => candidates)).toEqual(found.map(() => ['B09']));
    expect(found).not.toEqual([]);
  });
});
