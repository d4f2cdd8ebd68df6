/** Worked examples of Ruian's three kinds of communities, with the numbers that stand in the pack. */
import { describe, expect, it } from 'vitest';
import { crossChecks } from '../../src/domain/cross-checks.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster, School } from '../../src/domain/roster.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { teacherEntitlements } from '../../src/verify/computed/entitlements.ts';
import { groupLeaders, type GroupLeaders } from '../../src/verify/computed/leaders.ts';
import { structure } from '../../src/verify/computed/structure.ts';
import { packOf } from '../support/pack.ts';
import {
  CHINESE,
  demand,
  ENGLISH,
  group,
  instance,
  posting,
  roster,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const pack = await packOf('ruian-2021');
const zones = ['城区', '高楼', '马屿', '湖岭', '陶山'].map((name, i) => ({
  id: `Z${i + 1}`,
  name,
  mountain: i > 0,
  monthlyAllowance: null,
}));
const of = (kind: GroupKind, rows: Partial<Roster> = {}): Partial<Roster> => ({
  groups: [group({ id: 'G1', kind })],
  zones,
  schools: [
    school({ id: 'S1', role: 'core' }),
    school({ id: 'S2', zone: 'Z2', setting: 'rural' }),
    school({ id: 'S3', zone: 'Z3', setting: 'town' }),
  ],
  ...rows,
});
const go = (ids: readonly string[], to = 'S2'): BarePosting[] => ids.map((id) => posting({ teacher: id, to }));
const core = teachers(9, 'K');
/** The general protections that hold in groups of the kind. */
const limits = (kind: GroupKind) =>
  pack.policy.rules
    .filter(({ kinds }) => kinds === null || kinds.includes(kind))
    .map(({ spec }) => spec.id)
    .filter((id) => ['headcount-balance', 'outflow-limit', 'inflow-limit', 'protect-source'].includes(id));

/** Would go there. */
const wishing = (home: string, wish: string) => ({ home, volunteer: true, wishes: [wish] });
const back = (id: string, start = Y) => posting({ teacher: id, from: 'S2', to: 'S1', start });
const ids = (count: number): string[] => core.slice(0, count).map(({ id }) => id);
/** What the reader says of a group of these roles. */
const shape = (kind: GroupKind, roles: readonly ('core' | 'member')[]) => {
  const schools = roles.map((role, i) => school({ id: `S${i + 1}`, role, longitude: 120, latitude: 28 }));
  return crossChecks(roster({ groups: [group({ id: 'G1', kind })], schools })).map(({ message }) => message.code);
};
/** Three of Chinese at the core for so many asked, 0.4 missing at S2. */
const hours = (asked: number) =>
  of('fused', { teachers: teachers(3, 'K'), demand: [demand('S1', CHINESE, asked), demand('S2', CHINESE, 0.4)] });
/** What RA29 has against one of them giving this share of the week, in tenths. */
const sharing = (asked: number, share: number, kind: GroupKind = 'fused') =>
  pack
    .asks(
      'RA29',
      { ...hours(asked), groups: [group({ id: 'G1', kind })] },
      [],
      [{ teacher: 'K01', to: 'S2', year: Y, share }],
    )
    .map(({ by }) => by);

describe('ruian-2021, quotas', () => {
  it.each([
    [0, 0, 0],
    [1, 0, 1],
    [10, 0, 1],
    [11, 0, 2],
    [12, 8, 2],
    [13, 8, 3],
    [40, 30, 7],
  ])(
    'RA1: of %i and %i teachers of the members 10 per cent are %i, rounded up once for both',
    (one, other, required) => {
      const rows = of('coBuilt', {
        teachers: [
          ...core,
          ...teachers(one, 'M', { home: 'S2', status: 'maternity' }),
          ...teachers(other, 'N', { home: 'S3', since: monthOf(2026, 9) }),
        ],
      });
      expect(pack.first('RA1', rows)[0]).toEqual([required, 0, required]);
    },
  );

  it('RA1: either direction counts; fused and collaborative communities have no rate', () => {
    const staff = { teachers: [...core, ...teachers(20, 'M', { home: 'S2' })] };
    const both = [...go(['K01']), posting({ teacher: 'M01', from: 'S2', to: 'S1' })];
    expect(pack.first('RA1', of('coBuilt', staff), both)).toEqual([[2, 2, 0]]);
    expect([pack.asks('RA1', of('fused', staff)), pack.asks('RA1', of('collaborative', staff))]).toEqual([[], []]);
  });

  it('RA3: what a member of a collaborative community lacks in a subject is covered as far as the core can spare', async () => {
    const rows = of('collaborative', {
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', setting: 'rural' })],
      teachers: [
        ...teachers(5, 'E', { subject: ENGLISH, since: monthOf(2010, 9) }),
        ...teachers(6, 'M', { home: 'S2' }),
      ],
      demand: [demand('S1', ENGLISH, 4), demand('S2', ENGLISH, 2), demand('S2', CHINESE, 6)],
    });
    const outcome = await makePlan(instance(rows), pack.policy, 'sha256:none', {
      backend: 'highs',
      seed: 1,
      timeLimit: 60,
      gap: 0,
      workers: 1,
    });
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    expect(outcome.plan.postings.map(({ to, start, purpose }) => [to, start, purpose])).toEqual([
      ['S2', Y, ['shortage']],
    ]);
    expect(outcome.plan.shortages.map(({ before, short }) => [before, short])).toEqual([
      [2, 1],
      [2, 1],
      [2, 1],
    ]);
  });

  it('RA8: whom a member newly employs trains at the core for a year, and counts for no rate', () => {
    const rows = of('coBuilt', {
      teachers: [
        ...core,
        teacher({ id: 'N', home: 'S2', employedSince: monthOf(2027, 8), since: monthOf(2027, 8) }),
        ...teachers(9, 'M', { home: 'S2' }),
      ],
    });
    const training = posting({ teacher: 'N', from: 'S2', to: 'S1', years: 1, kind: 'training' });
    expect([pack.first('RA8', rows), pack.first('RA8', rows, [training])]).toEqual([[[1, 0, 1]], [[1, 1, 0]]]);
    expect([pack.against(rows, training), pack.against(rows, { ...training, years: 2 })]).toEqual([
      [],
      ['years-not-allowed'],
    ]);
    expect(pack.first('RA1', rows, [training])).toEqual([[1, 0, 1]]);
  });

  it('RA9: a recruit whose service ended in the year before goes to a member, and counts for the rate', () => {
    const due = teacher({ id: 'R', since: monthOf(2024, 9), serviceEnds: monthOf(2027, 8) });
    const rows = of('coBuilt', {
      teachers: [
        due,
        teacher({ id: 'L', since: monthOf(2024, 9), serviceEnds: monthOf(2027, 9) }),
        ...teachers(3, 'M', { home: 'S2' }),
      ],
    });
    expect([pack.first('RA9', rows), pack.first('RA9', rows, go(['R']))]).toEqual([[[1, 0, 1]], [[1, 1, 0]]]);
    expect(pack.asks('RA9', rows).map(({ required }) => required)).toEqual([1, 1, 0]);
    expect([pack.against(rows, ...go(['R'])), pack.against(rows, ...go(['L']))]).toEqual([[], ['may-not-start']]);
    expect(pack.first('RA1', rows, go(['R']))).toEqual([[1, 1, 0]]);
  });

  it('RA10: at least one leader of mid-level or above at each member, softly, in communities of every kind', () => {
    const staff = {
      teachers: [...core, teacher({ id: 'L', position: 'midLevel' }), teacher({ id: 'V', position: 'vicePrincipal' })],
    };
    const by = (...postings: BarePosting[]) => pack.first('RA10', of('coBuilt', staff), postings).map((one) => one[2]);
    expect([by(), by(...go(['L'])), by(...go(['L']), posting({ teacher: 'V', to: 'S3', kind: 'leadership' }))]).toEqual(
      [
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    );
    for (const kind of ['collaborative', 'fused'] as const)
      expect(pack.first('RA10', of(kind, staff)).map((one) => one[2])).toEqual([1, 1]);
    expect(pack.line('RA10').enforce).toEqual({ kind: 'soft', tier: 'soft', weight: 1 });
  });
});

describe('ruian-2021, terms, posts and titles', () => {
  it('RA4: three years, and nothing else', () => {
    const rows = of('coBuilt', { teachers: [...core, ...teachers(2, 'M', { home: 'S2' })] });
    expect([1, 2, 3, 4].map((years) => pack.against(rows, posting({ teacher: 'K01', years })))).toEqual([
      ['years-not-allowed'],
      ['years-not-allowed'],
      [],
      ['years-not-allowed'],
    ]);
    expect(pack.asks('RA4', rows, [posting({ teacher: 'K01', years: 2 })]).map(({ by }) => by)).toEqual([1]);
  });

  it('RA2: fused communities deploy freely: no tenure, one to three years, no limits to leavers', () => {
    const young = teachers(9, 'K', { since: monthOf(2026, 9) });
    const staff = { teachers: [...young, ...teachers(2, 'M', { home: 'S2' })] };
    const against = (kind: GroupKind) =>
      [1, 2, 3, 4].map((years) => pack.against(of(kind, staff), posting({ teacher: 'K01', years })));
    expect(against('fused')).toEqual([[], [], [], ['years-not-allowed']]);
    expect(against('collaborative')).toEqual([
      ['years-not-allowed', 'may-not-start'],
      ['years-not-allowed', 'may-not-start'],
      ['may-not-start'],
      ['years-not-allowed', 'may-not-start'],
    ]);
    expect(limits('fused')).toEqual(['protect-source']);
    expect(limits('collaborative')).toEqual(['protect-source', 'headcount-balance', 'outflow-limit', 'inflow-limit']);
  });

  it('RA5: the post goes along where schools stay legal persons; a fused community has one pool of posts', () => {
    const staff = {
      schools: [school({ id: 'S1', role: 'core', establishment: 9 }), school({ id: 'S2', establishment: 3 })],
      teachers: [...core, ...teachers(2, 'M', { home: 'S2' })],
    };
    const at = (count: number) =>
      pack
        .asks('RA5', of('coBuilt', staff), go(ids(count)))
        .filter(({ where }) => where.school === 'S2' && where.year === Y)
        .map((one) => [one.required, one.actual, one.by]);
    expect([at(0), at(1), at(2)]).toEqual([[[3, 2, 0]], [[3, 3, 0]], [[3, 4, 1]]]);
    const [atMember] = pack
      .asks('RA5', of('collaborative', staff), go(ids(2)))
      .filter(({ where, by }) => where.school === 'S2' && by > 0);
    expect(atMember?.by).toBe(1);
    // Twelve posts together, eleven held, wherever they work.
    expect(pack.first('RA5', of('fused', staff), go(ids(2)))).toEqual([[12, 11, 0]]);
  });

  it('RA6: a school gives neither what it lacks nor its last teacher of a subject', () => {
    const rows = of('collaborative', {
      teachers: [...teachers(3, 'K'), teacher({ id: 'E', subject: ENGLISH })],
      demand: [demand('S1', CHINESE, 3)],
    });
    const broken = (id: string) =>
      pack.asks('RA6', rows, go([id])).filter(({ where, by }) => where.school === 'S1' && by > 0).length;
    // Three years of the posting each.
    expect([broken('K01'), broken('E')]).toEqual([3, 3]);
    const spare = { ...rows, demand: [demand('S1', CHINESE, 2)] };
    expect(pack.asks('RA6', spare, go(['K01'])).filter(({ by }) => by > 0)).toEqual([]);
  });

  it('RA7: what comes and goes is balanced to two, except in fused communities', () => {
    const staff = { teachers: [...core, ...teachers(6, 'M', { home: 'S2' })] };
    const broken = (kind: GroupKind, count: number) =>
      pack
        .asks('RA7 headcount-balance', of(kind, staff), go(ids(count)))
        .filter(({ where, by }) => where.year === Y && by > 0)
        .map(({ where }) => where.school);
    expect([broken('coBuilt', 2), broken('coBuilt', 3), broken('collaborative', 3), broken('fused', 3)]).toEqual([
      [],
      ['S1', 'S2'],
      ['S1', 'S2'],
      [],
    ]);
  });

  it('RA7: volunteers who wish each other’s school change places, each with one', () => {
    const staff = {
      teachers: [
        ...teachers(2, 'K', wishing('S1', 'S2')),
        ...teachers(3, 'M', { ...wishing('S2', 'S1'), since: monthOf(2026, 9) }),
        teacher({ id: 'N', ...wishing('S3', 'S2') }),
      ],
    };
    const asked = (...postings: BarePosting[]) => pack.first('RA7 mutual-exchange', of('coBuilt', staff), postings);
    expect(asked()).toEqual([[5, 0, 5]]);
    expect(asked(...go(['K01']), back('M01'))).toEqual([[5, 2, 3]]);
    expect(asked(...go(['K01']), back('M01', Y + 1))).toEqual([[5, 0, 5]]);
    expect(asked(...go(['K01']), back('M01'), back('M02'))).toEqual([[5, 2, 3]]);
    expect(pack.line('RA7 mutual-exchange').enforce).toEqual({ kind: 'soft', tier: 'soft', weight: 1 });
  });

  it('RA12: one principal answers for a fused community', () => {
    const staff = [
      teacher({ id: 'P', position: 'principal' }),
      teacher({ id: 'Q', home: 'S2', position: 'principal' }),
    ];
    expect(structure(instance(of('fused', { teachers: staff }))).principals).toEqual([
      { group: 'G1', principals: ['P', 'Q'], schoolsWithout: ['S3'] },
    ]);
  });

  it('RA12: one principal, and no more leaders than before the merger, in each year of the plan', () => {
    const rows = of('fused', {
      schools: [
        school({ id: 'S1', role: 'core', leaderPostsBeforeMerger: 1 }),
        school({ id: 'S2', leaderPostsBeforeMerger: 1 }),
        school({ id: 'S3', leaderPostsBeforeMerger: 0 }),
      ],
      teachers: [
        teacher({ id: 'P', position: 'principal', leaves: monthOf(2028, 9) }),
        teacher({ id: 'V', home: 'S2', position: 'vicePrincipal' }),
        teacher({ id: 'W', home: 'S3', position: 'vicePrincipal', since: monthOf(2028, 8) }),
        teacher({ id: 'X', home: 'S3', position: 'vicePrincipal', since: monthOf(2029, 8) }),
      ],
    });
    const [{ years, before }] = groupLeaders(pack.facts(rows, [])) as [GroupLeaders];
    expect(years.map(({ principals, leaders }) => [principals, leaders.length])).toEqual([
      [['P'], 2],
      [[], 2],
      [[], 3],
    ]);
    expect(before).toBe(2);
  });

  it.each([
    // Served at a member before, as the roster tells it; the month from which no senior post is taken.
    ['nothing before', {}, monthOf(2030, 9)],
    ['three years at a member', { postedFrom: monthOf(2024, 9), postedUntil: monthOf(2027, 8), lastHost: 'S3' }, Y],
    ['two years at a member', { postedFrom: monthOf(2023, 9), postedUntil: monthOf(2025, 8), lastHost: 'S2' }, Y + 1],
    ['three years nobody knows where', { postedFrom: monthOf(2024, 9), postedUntil: monthOf(2027, 8) }, Y + 3],
  ])('RA15: 36 months at members count, finished ones too: %s', (_, before, from) => {
    const rows = of('coBuilt', { teachers: [teacher({ id: 'K01', volunteer: true, ...before })] });
    const [found] = teacherEntitlements(pack.facts(rows, go(['K01'])));
    expect(found!.seniorExempt!.from).toBe(from > 9999 ? from : monthOf(from, 9));
    expect(found!.seniorExempt!.reached).toBe(from < Y + 3);
  });

  it('RA20: whoever teaches in the zone is paid, leaders and schools outside all groups too, nobody on leave', () => {
    const rows = of('coBuilt', {
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2', zone: 'Z2' }),
        school({ id: 'U1', group: null, zone: 'Z3' }),
      ],
      teachers: [
        ...core,
        ...teachers(2, 'M', { home: 'S2' }),
        teacher({ id: 'P', home: 'S2', position: 'principal' }),
        teacher({ id: 'A', home: 'S2', status: 'sick' }),
        teacher({ id: 'U', home: 'U1' }),
      ],
      budgets: [{ year: null, allowanceBudget: 0, livingAllowance: 100, transportAllowance: null }],
    });
    const residents = 12 * (3 * 800 + 600);
    expect(pack.first('RA20', rows)[0]![1]).toBe(residents);
    expect(pack.first('RA20', rows, go(['K01']))[0]![1]).toBe(residents + 12 * (800 + 100));
    // Away from the zone nothing of it is paid.
    expect(pack.first('RA20', rows, [posting({ teacher: 'M01', from: 'S2', to: 'S1' })])[0]![1]).toBe(
      residents - 12 * 800 + 12 * 100,
    );
  });

  it('RA25: rural and town schools must be in a community, schools of the city need not', () => {
    const { schools = [], ...rows } = of('coBuilt');
    const covered = (...more: Partial<School>[]) => {
      const all = [...schools, ...more.map((row, i) => school({ id: `U${i}`, group: null, ...row }))];
      const { part, whole } = structure(instance({ ...rows, schools: all })).coveredOutsideCity;
      return [part.length, whole.length];
    };
    expect([covered(), covered({}), covered({ setting: 'town' })]).toEqual([
      [2, 2],
      [2, 2],
      [2, 3],
    ]);
  });

  it('RA13: titles are counted at the sender, so that a full host turns nobody away', () => {
    const staff = {
      schools: [school({ id: 'S1', role: 'core', seniorPosts: 2 }), school({ id: 'S2', seniorPosts: 0 })],
      teachers: teachers(2, 'K', { title: 'senior' }),
    };
    const found = pack.asks('RA13', of('coBuilt', staff), go(['K01', 'K02']));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ by }) => by > 0)).toEqual([]);
  });

  it('RA26: exactly one core, one or two members of a fused community, else an error', () => {
    expect(shape('fused', ['core', 'member', 'member'])).toEqual([]);
    expect(shape('fused', ['core', 'member', 'member', 'member'])).toEqual(['fused-members']);
    expect(shape('fused', ['core'])).toEqual(['fused-members']);
    expect(shape('coBuilt', ['core', 'member', 'member', 'member'])).toEqual([]);
    expect(shape('coBuilt', ['member', 'member'])).toEqual(['no-core-school']);
    expect(shape('collaborative', ['core', 'core', 'member'])).toEqual([
      'several-core-schools',
      'several-core-schools',
    ]);
  });
});

describe('ruian-2021, money and hours', () => {
  it.each([
    ['Z1', 0],
    ['Z2', 800],
    ['Z3', 600],
    ['Z4', 800],
    ['Z5', 600],
  ])('RA20: a teacher in zone %s is paid %i yuan a month, twelve months', (zone, monthly) => {
    const rows = of('coBuilt', {
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', zone })],
      teachers: core,
      budgets: [{ year: null, allowanceBudget: 0, livingAllowance: null, transportAllowance: null }],
    });
    expect(pack.first('RA20', rows, go(['K01']))[0]![1]).toBe(12 * monthly);
  });

  it.each([
    // Two at 800 and one at 600: 26,400 yuan a year.
    [26_400, 0],
    [26_399, 1],
    [16_400, 1],
    [16_399, 2],
    [0, 3],
  ])('RA20: of a budget of %i yuan 26,400 are %i units of 10,000 over', (budget, by) => {
    const rows = of('coBuilt', {
      teachers: core,
      budgets: [{ year: null, allowanceBudget: budget, livingAllowance: null, transportAllowance: null }],
    });
    expect(pack.first('RA20', rows, [...go(['K01', 'K02']), ...go(['K03'], 'S3')])).toEqual([[budget, 26_400, by]]);
  });

  it('RA21: living and transport allowances of the budget come on top of the zone’s', () => {
    const rows = of('coBuilt', {
      teachers: core,
      budgets: [{ year: null, allowanceBudget: 0, livingAllowance: 250, transportAllowance: 50 }],
    });
    expect(pack.first('RA20', rows, go(['K01']))[0]![1]).toBe(12 * (800 + 250 + 50));
  });

  it('RA29: campuses of a fused community share up to 40 % of a week, only what is missing, while the own campus keeps its demand', () => {
    expect([sharing(2.6, 0.4), sharing(2.6, 0.6), sharing(2.8, 0.4)]).toEqual([[0], [2], [2]]);
    expect(sharing(2.6, 0.4, 'coBuilt')).toEqual([]);
  });
});
