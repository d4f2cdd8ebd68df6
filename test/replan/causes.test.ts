/** Why a plan differs from the published one, worked by hand: each change with its event, through chains. */
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/domain/apply-changes.ts';
import type { Change } from '../../src/domain/changes.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { Case } from '../../src/planning/case.ts';
import { causesOf } from '../../src/replan/causes.ts';
import {
  applied,
  CHINESE,
  demand,
  ENGLISH,
  policy,
  posting,
  PROTECTIONS,
  roster,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const rules = policy({
  rules: [applied('exchange-rate', { base: 'eligible', share: '20%' }, { clause: 'SZ1' }), ...PROTECTIONS],
});

interface Question {
  readonly base: Roster;
  readonly events: readonly Change[];
  readonly published: readonly BarePosting[];
  readonly plan: readonly BarePosting[];
}

/** `T2 added: event 1 -teacher-> T1 -shortage S2 2027-> `, and `?` where no cause was found. */
function told({ base, events, published, plan }: Question): string[] {
  const { roster: after, applied: changes } = applyChanges(base, events, { from: Y });
  const given: Case = {
    roster: after,
    policy: rules,
    from: Y,
    published: { digest: '', postings: published, begun: Y - 1, left: null },
  };
  return causesOf({
    given,
    before: { roster: base, plan: { postings: published.map((one) => ({ ...one, purpose: [], clauses: [] })) } },
    plan: { postings: plan, sharedTeaching: [] },
    changes,
  }).map(({ change, chain, orElse }) => {
    const who = change.kind === 'added' ? change.after.teacher : change.before.teacher;
    const steps = chain.map(({ from, by }) => {
      const place =
        by.kind === 'teacher'
          ? ''
          : by.kind === 'shortage'
            ? ` ${by.school} ${by.subject} ${by.year}`
            : ` ${by.rule} ${by.group ?? by.school} ${by.year}`;
      return `${from.kind === 'event' ? `event ${from.change.id}` : from.teacher} -${by.kind}${place}->`;
    });
    return `${who} ${change.kind}: ${[...steps, ...orElse.map(({ id }) => `or ${id}`)].join(' ') || '?'}`;
  });
}

const resigns = (id: string, who: string): Change => ({ id, date: `${Y}-08-25`, kind: 'resignation', teacher: who });

describe('causes', () => {
  // S1 has six teachers of Chinese and needs three; S2 has one and needs two.
  const base = roster({
    teachers: [
      ...teachers(6, 'A'),
      teacher({ id: 'B01', home: 'S2' }),
      ...teachers(2, 'C', { home: 'S3', subject: ENGLISH }),
    ],
    demand: [demand('S1', CHINESE, 3), demand('S2', CHINESE, 2)],
  });

  it('who resigned is dropped for that, and who fills the post goes for the shortage that is left', () => {
    const change = {
      base,
      events: [resigns('1', 'A01')],
      published: [posting({ teacher: 'A01' })],
      plan: [posting({ teacher: 'A02' })],
    };
    expect(told(change)).toEqual([
      'A01 dropped: event 1 -teacher->',
      `A02 added: event 1 -teacher-> A01 -shortage S2 ${CHINESE} ${Y}->`,
    ]);
  });

  it('a number asked of the group is a link too', () => {
    // A05, A06 fill the number of 2028 (ceil 0.2 · eligible); neither mends a shortage at S3, which teaches Chinese to
    // nobody who is short.
    const more = {
      ...base,
      teachers: [...base.teachers, ...teachers(2, 'D', { home: 'S3' })],
      demand: [...base.demand, demand('S3', CHINESE, 1)],
    };
    const kept = [posting({ teacher: 'A01' }), posting({ teacher: 'A02', to: 'S3' })];
    const last = posting({ teacher: 'A05', to: 'S3', start: Y + 1 });
    const lines = told({
      base: roster(more),
      events: [resigns('1', 'A05')],
      published: [...kept, last],
      plan: [...kept, { ...last, teacher: 'A06' }],
    });
    expect(lines).toEqual([
      'A05 dropped: event 1 -teacher->',
      `A06 added: event 1 -teacher-> A05 -rule exchange-rate G1 ${Y + 1}->`,
    ]);
  });

  it('a demand that rises asks for somebody by itself', () => {
    const event: Change = {
      id: '7',
      date: `${Y}-08-25`,
      kind: 'demand',
      school: 'S2',
      subject: CHINESE,
      year: null,
      tenths: 30,
    };
    const published = [posting({ teacher: 'A01' })];
    expect(told({ base, events: [event], published, plan: [...published, posting({ teacher: 'A02' })] })).toEqual([
      `A02 added: event 7 -shortage S2 ${CHINESE} ${Y}->`,
    ]);
  });

  it('a posting that would leave its school short is dropped for whoever left there', () => {
    // Four of six are needed now that three have gone and come: with A01 away S1 would keep two of three.
    const events = [resigns('1', 'A04'), resigns('2', 'A05'), resigns('3', 'A06')];
    const lines = told({ base, events, published: [posting({ teacher: 'A01' })], plan: [] });
    expect(lines).toEqual([`A01 dropped: event 1 -shortage S1 ${CHINESE} ${Y}-> or 2 or 3`]);
  });

  it('says so where nothing that happened explains it', () => {
    const event: Change = { id: '9', date: `${Y}-08-25`, kind: 'resignation', teacher: 'C01' };
    const lines = told({
      base,
      events: [event],
      published: [posting({ teacher: 'A01' })],
      plan: [posting({ teacher: 'A02' })],
    });
    expect(lines).toEqual(['A01 dropped: ?', 'A02 added: ?']);
    expect(
      told({ base, events: [], published: [posting({ teacher: 'A01' })], plan: [posting({ teacher: 'A01' })] }),
    ).toEqual([]);
  });
});
