/** Joint work that is no posting: counted from 协作活动, met or not met in each year, or nothing to check. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import { jointWork } from '../../src/verify/computed/joint-work.ts';
import { compliance } from '../../src/report/sheets/compliance.ts';
import { contextOf, told } from '../support/alone.ts';
import { packOf } from '../support/pack.ts';
import { activity, CHINESE, demand, ENGLISH, group, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const [suzhou, ruian, qingdao] = await Promise.all(['suzhou-2024', 'ruian-2021', 'qingdao-2022'].map(packOf));

type Activity = Roster['activities'][number];
const years = [Y, Y + 1, Y + 2];
const each = (row: Partial<Activity> = {}): Activity[] => years.map((year) => activity({ ...row, year }));

/** Core S1 and member S2 of a group of this kind. */
const pair = (kind: GroupKind, activities: readonly Activity[], rows: Partial<Roster> = {}): Partial<Roster> => ({
  groups: [group({ id: 'G1', kind })],
  schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', setting: 'rural' })],
  activities: [...activities],
  ...rows,
});
/** Status, then the number of each year at the first place. */
const of =
  (pack: typeof suzhou, clause: string) =>
  (rows: Partial<Roster>, postings: readonly BarePosting[] = []): unknown[] => {
    const { status, counted } = told(pack!, clause, rows, postings);
    return [status, ...(counted?.[0]?.byYear ?? [])];
  };

const people = [teacher({ id: 'K' }), teacher({ id: 'M', home: 'S2' })];
const live = (row: Partial<Activity>): Activity => activity({ form: 'liveClass', teacher: 'K', ...row });
const qd16 = (...rows: Activity[]) => of(qingdao, 'QD16')(pair('tight', rows, { teachers: people }));
const ra34 = (kind: GroupKind, ...rows: Activity[]) => of(ruian, 'RA34')(pair(kind, rows, { teachers: people }));
const fresh = (id: string, year: number, home = 'S2') =>
  teacher({ id, home, since: monthOf(year, 8), employedSince: monthOf(year, 8) });
const shadow = (row: Partial<Activity> = {}): Activity =>
  activity({ form: 'shadowing', from: 'S2', to: 'S1', teacher: 'N', ...row });
const sz7 = (staff: Roster['teachers'], postings: BarePosting[], ...rows: Activity[]) =>
  of(suzhou, 'SZ7')(pair('sameStage', rows, { teachers: staff }), postings);
const ra3 = (kind: GroupKind, postings: BarePosting[], short = 1) =>
  of(ruian, 'RA3')(
    pair(kind, [], {
      teachers: [
        ...teachers(4, 'E', { subject: ENGLISH, since: monthOf(2010, 9) }),
        ...teachers(4, 'C', { since: monthOf(2010, 9) }),
        teacher({ id: 'M', home: 'S2' }),
      ],
      demand: [demand('S2', ENGLISH, short), demand('S2', CHINESE, 1)],
    }),
    postings,
  );

const lineOf = (kind: GroupKind, ...activities: Activity[]): unknown[] => {
  const sheet = compliance(contextOf(qingdao!, 'QD6', pair(kind, activities)), 'zh-CN');
  const [state, remark] = ['是否达标', '说明'].map((heading) =>
    sheet.columns.findIndex((one) => one.heading === heading),
  );
  const row = sheet.rows.find((cells) => cells.includes('QD6'))!;
  return [row[state!], row[remark!]];
};

describe('what is counted stands in the sheet of compliance', () => {
  it('QD6: met, not met, or nothing to check', () => {
    expect(lineOf('kindergartenAlliance', ...each())).toEqual(['达标', '统计1处，达标1处，见“指标”']);
    expect(lineOf('kindergartenAlliance', activity())).toEqual(['未达标（尽量）', '统计1处，达标0处，见“指标”']);
    expect(lineOf('tight')).toEqual(['无须核对', '名册中没有该条款涉及的对象']);
  });
});

describe('visits and placements', () => {
  const qd5 = of(qingdao, 'QD5');
  const qd6 = of(qingdao, 'QD6');

  it('QD5: the core of a loose pair visits each member once a year at least', () => {
    expect(qd5(pair('loose', each()))).toEqual(['met', 1, 1, 1]);
    expect(qd5(pair('loose', [activity({ times: 4 }), activity({ year: Y + 1 })]))).toEqual(['not-met', 4, 1, 0]);
    expect(qd5(pair('loose', []))).toEqual(['not-met', 0, 0, 0]);
    // Neither a remote class nor a visit of the member goes there; none that was cancelled counts.
    expect(qd5(pair('loose', each({ form: 'liveClass' })))).toEqual(['not-met', 0, 0, 0]);
    expect(qd5(pair('loose', each({ from: 'S2', to: 'S1' })))).toEqual(['not-met', 0, 0, 0]);
    expect(qd5(pair('loose', each({ times: 0 })))).toEqual(['not-met', 0, 0, 0]);
  });

  it('QD5: every pair counts apart, and a tight one is not asked', () => {
    const schools = [school({ id: 'S1', role: 'core' }), school({ id: 'S2' }), school({ id: 'S3' })];
    const { status, counted } = told(qingdao!, 'QD5', pair('loose', each(), { schools }));
    expect([status, counted?.map(({ met, scope }) => [scope['zh-CN'], met])]).toEqual([
      'not-met',
      [
        ['学校S1—学校S2', true],
        ['学校S1—学校S3', false],
      ],
    ]);
    expect(qd5(pair('tight', []))).toEqual(['nothing-to-check']);
  });

  it('QD5: only the years in which the pair is loose ask for a visit', () => {
    const kinds = [
      { kind: 'loose' as const, from: null, until: monthOf(Y + 1, 8) },
      { kind: 'tight' as const, from: monthOf(Y + 1, 9), until: null },
    ];
    expect(qd5({ ...pair('loose', [activity()]), groups: [group({ id: 'G1', kinds })] })).toEqual([
      'met',
      1,
      null,
      null,
    ]);
  });

  it('QD6: allied kindergartens exchange somebody every year, in either direction', () => {
    const back = each({ form: 'shadowing', from: 'S2', to: 'S1' });
    expect(qd6(pair('kindergartenAlliance', back))).toEqual(['met', 1, 1, 1]);
    expect(qd6(pair('kindergartenAlliance', back.slice(1)))).toEqual(['not-met', 0, 1, 1]);
    expect(qd6(pair('tight', []))).toEqual(['nothing-to-check']);
  });
});

describe('remote classes', () => {
  it('QD16: each has a tutor of the school that receives it', () => {
    expect(qd16(live({ tutor: 'M' }))).toEqual(['met', '1/1', null, null]);
    expect(qd16(live({ tutor: 'M' }), live({ subject: ENGLISH }))).toEqual(['not-met', '1/2', null, null]);
    // A tutor of the core is none who stands in the class.
    expect(qd16(live({ tutor: 'K', teacher: null }))).toEqual(['not-met', '0/1', null, null]);
    expect(qd16(activity())).toEqual(['nothing-to-check']);
  });

  it('RA34: each stands in the one timetable with subject and lessons', () => {
    const whole = { subject: CHINESE, weeklyHundredths: 200 };
    expect(ra34('collaborative', live(whole))).toEqual(['met', '1/1', null, null]);
    expect(ra34('collaborative', live(whole), live({ subject: ENGLISH }))).toEqual(['not-met', '1/2', null, null]);
    expect(ra34('collaborative', live({ weeklyHundredths: 200 }))).toEqual(['not-met', '0/1', null, null]);
    expect(ra34('collaborative', live({ ...whole, weeklyHundredths: 0 }))).toEqual(['not-met', '0/1', null, null]);
    expect(ra34('coBuilt', live({}))).toEqual(['nothing-to-check']);
    expect(ra34('collaborative')).toEqual(['nothing-to-check']);
  });
});

describe('newcomers, the weak and the rural', () => {
  it('SZ7: whoever a member newly employs shadows at the core before the first lesson', () => {
    const one = [fresh('N', Y)];
    expect(sz7(one, [], shadow())).toEqual(['met', '1/1', null, null]);
    expect(sz7(one, [], shadow({ year: Y - 1, begins: monthOf(Y, 8) }))).toEqual(['met', '1/1', null, null]);
    expect(sz7(one, [])).toEqual(['not-met', '0/1', null, null]);
    // Too late, elsewhere, of another form, or somebody else.
    expect(sz7(one, [], shadow({ begins: monthOf(Y, 10) }))).toEqual(['not-met', '0/1', null, null]);
    expect(sz7(one, [], shadow({ from: 'S1', to: 'S2' }))).toEqual(['not-met', '0/1', null, null]);
    expect(sz7(one, [], shadow({ form: 'mentoring' }))).toEqual(['not-met', '0/1', null, null]);
    expect(sz7([...one, fresh('O', Y)], [], shadow())).toEqual(['not-met', '1/2', null, null]);
    // Those of the core are there; those of the year before have begun.
    expect(sz7([fresh('N', Y, 'S1'), fresh('O', Y - 1)], [])).toEqual(['nothing-to-check']);
  });

  it('SZ3: schools of different stages work together once a year at least', () => {
    const sz3 = (kind: GroupKind, rows: Activity[], postings: BarePosting[] = []) =>
      of(suzhou, 'SZ3')(
        pair(kind, rows, {
          schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', stage: 'juniorSecondary' })],
          teachers: [teacher({ id: 'K', certifiedStages: ['primary', 'juniorSecondary'] })],
        }),
        postings,
      );
    expect(sz3('crossStage', each())).toEqual(['met', 1, 1, 1]);
    expect(sz3('crossStage', each().slice(1))).toEqual(['not-met', 0, 1, 1]);
    expect(sz3('sameStage', [])).toEqual(['nothing-to-check']);
    // Schools of one stage are no two stages.
    const primary = { schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })] };
    expect(of(suzhou, 'SZ3')(pair('crossStage', each(), primary))).toEqual(['nothing-to-check']);
  });

  it('SZ6: a weak school that sends somebody has shadowing or mentoring for them', () => {
    const schools = [school({ id: 'S1', role: 'core' }), school({ id: 'S2', weak: true })];
    const sz6 = (rows: Activity[], postings: BarePosting[] = [posting({ teacher: 'M', from: 'S2', to: 'S1' })]) =>
      of(suzhou, 'SZ6')(
        pair('sameStage', rows, {
          schools,
          teachers: [teacher({ id: 'K' }), teacher({ id: 'M', home: 'S2' }), ...teachers(3, 'N', { home: 'S2' })],
          demand: [demand('S1', CHINESE, 1)],
        }),
        postings,
      );
    expect(sz6(each({ form: 'mentoring' }))).toEqual(['met', 1, 1, 1]);
    expect(sz6(each({ form: 'teachingResearch' }))).toEqual(['not-met', 0, 0, 0]);
    expect(sz6([activity({ form: 'shadowing', from: 'S2', to: 'S1' })])).toEqual(['not-met', 1, 0, 0]);
    expect(sz6([], [])).toEqual(['nothing-to-check']);
    // A school that is not weak may send whom it likes.
    expect(sz6([], [posting({ teacher: 'K' })])).toEqual(['nothing-to-check']);
  });

  it('RA3: a rural school of a collaborative group that lacks a subject gets somebody of it', () => {
    expect(ra3('collaborative', [])).toEqual(['not-met', 0, 0, 0]);
    expect(ra3('collaborative', [posting({ teacher: 'E01' })])).toEqual(['met', 1, 1, 1]);
    expect(ra3('collaborative', [posting({ teacher: 'E01', start: Y + 1 })])).toEqual(['not-met', 0, 1, 1]);
    // Of Chinese the school has what it needs.
    expect(ra3('collaborative', [posting({ teacher: 'C01' })])).toEqual(['not-met', 0, 0, 0]);
    expect(ra3('coBuilt', [])).toEqual(['nothing-to-check']);
    expect(ra3('collaborative', [], 0)).toEqual(['nothing-to-check']);
  });

  it('RA36: teachers of a rural school are trained in turn at another school of the group', () => {
    const ra36 = (...rows: Activity[]) => of(ruian, 'RA36')(pair('coBuilt', rows));
    const turn = { form: 'rotatingTraining', from: 'S2', to: 'S1' } as const;
    expect(ra36(...each(turn))).toEqual(['met', 1, 1, 1]);
    expect(ra36(...each({ ...turn, from: 'S1', to: 'S2' }))).toEqual(['not-met', 0, 0, 0]);
    expect(ra36(...each({ ...turn, form: 'shadowing' }))).toEqual(['not-met', 0, 0, 0]);
    const town = { schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', setting: 'town' })] };
    expect(of(ruian, 'RA36')(pair('coBuilt', [], town))).toEqual(['nothing-to-check']);
  });

  it('RA31: how many of those posted have an entry is told, and held to nothing', () => {
    const rows = pair('coBuilt', [activity({ teacher: 'K' })], {
      teachers: [
        teacher({ id: 'K', working: 'S2', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2029, 9) }),
        teacher({ id: 'L', working: 'S2', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2028, 9) }),
      ],
    });
    expect(of(ruian, 'RA31')(rows)).toEqual(['computed']);
    expect(jointWork(ruian!.facts(rows), 'RA31').map(({ byYear }) => byYear)).toEqual([
      [{ schools: [], required: 2, actual: 1 }, { schools: [], required: 1, actual: 0 }, null],
    ]);
    expect(of(ruian, 'RA31')(pair('coBuilt', []))).toEqual(['nothing-to-check']);
  });
});
