import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { LANGS } from '../../src/messages/message.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Teacher } from '../../src/domain/roster.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { namesOf } from '../../src/verify/names.ts';
import { validity } from '../../src/verify/validity.ts';
import { team } from '../../src/rules/team.ts';
import { at, measure } from '../support/measure.ts';
import {
  applied,
  group,
  instance,
  pin,
  policy,
  posting,
  PROTECTIONS,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

/** QD1–QD3: one vice-principal, one mid-level leader, two to five backbones. */
const TIGHT = {
  vicePrincipals: { least: 1, most: 1 },
  midLevel: { least: 1, most: 1 },
  backbones: { least: 2, most: 5 },
};
/** RA10: at least one of mid-level or above. */
const MANAGED = { midLevelOrAbove: { least: 1 } };

const core = [
  teacher({ id: 'P', position: 'principal' }),
  teacher({ id: 'V1', position: 'vicePrincipal', since: monthOf(2025, 9) }),
  teacher({ id: 'V2', position: 'vicePrincipal', backbone: 'provincial' }),
  teacher({ id: 'L1', position: 'midLevel', backbone: 'county' }),
  teacher({ id: 'L2', position: 'midLevel' }),
  ...teachers(6, 'B', { backbone: 'county' }),
  ...teachers(4, 'K'),
];
const rows = {
  schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
  teachers: [...core, ...teachers(4, 'M', { home: 'S2', backbone: 'county' })],
};
const office = (id: string, row: Partial<BarePosting> = {}) => posting({ teacher: id, kind: 'leadership', ...row });
const go = (...ids: string[]) => ids.map((id) => posting({ teacher: id }));
const counted = (params: object, postings: readonly BarePosting[], more: Partial<typeof rows> = {}) =>
  at(measure({ rule: team, params, rows: { ...rows, ...more }, postings }), { school: 'S2', year: Y });

describe('team', () => {
  it('1 + 1 + 2–5 stand at the partner, each counted once, by position', () => {
    const whole = [office('V1'), ...go('L1', 'B01', 'B02', 'K01')];
    expect(counted(TIGHT, whole)).toEqual([
      { op: '>=', required: 1, actual: 1, by: 0 },
      { op: '<=', required: 1, actual: 1, by: 0 },
      { op: '>=', required: 1, actual: 1, by: 0 },
      { op: '<=', required: 1, actual: 1, by: 0 },
      // L1 holds the title too, but counts as mid-level leader.
      { op: '>=', required: 2, actual: 2, by: 0 },
      { op: '<=', required: 5, actual: 2, by: 0 },
    ]);
  });

  it.each<[string, BarePosting[], number[]]>([
    ['nobody', [], [1, 0, 1, 0, 2, 0]],
    [
      'too many of each',
      [office('V1'), office('V2'), ...go('L1', 'L2', 'B01', 'B02', 'B03', 'B04', 'B05', 'B06')],
      [0, 1, 0, 1, 0, 1],
    ],
    ['one backbone', [office('V2'), ...go('L2', 'B01')], [0, 0, 0, 0, 1, 0]],
  ])('%s', (_, postings, by) => {
    expect(counted(TIGHT, postings).map((one) => one.by)).toEqual(by);
  });

  it('asks for one of mid-level or above', () => {
    expect(counted(MANAGED, go('B01', 'K01'))).toEqual([{ op: '>=', required: 1, actual: 0, by: 1 }]);
    expect(counted(MANAGED, go('L2'))).toEqual([{ op: '>=', required: 1, actual: 1, by: 0 }]);
    expect(counted(MANAGED, [office('V1')])).toEqual([{ op: '>=', required: 1, actual: 1, by: 0 }]);
    const managed = teacher({ id: 'Q', position: 'principal', working: 'S2', postedUntil: monthOf(2028, 9) });
    expect(counted(MANAGED, [], { teachers: [managed] })).toEqual([{ op: '>=', required: 1, actual: 1, by: 0 }]);
  });

  it('counts who stands there in each year: running postings until they end, new ones for their term, never the absent', () => {
    const staff = [
      teacher({ id: 'R', position: 'vicePrincipal', working: 'S2', postedUntil: monthOf(2028, 9) }),
      teacher({ id: 'V', position: 'vicePrincipal', status: 'sick', absentUntil: monthOf(2029, 9) }),
      teacher({ id: 'O', home: 'S2', position: 'vicePrincipal' }),
    ];
    const measures = measure({
      rule: team,
      params: { vicePrincipals: { least: 1 } },
      rows: { ...rows, teachers: staff },
      postings: [office('V', { start: Y + 1 })],
    });
    expect(measures.map(({ actual }) => actual)).toEqual([1, 0, 1]);
  });

  it('speaks of every pair of a core with a member, and counts only the own core', () => {
    const county = {
      groups: [group({ id: 'G1' }), group({ id: 'G2' })],
      schools: [
        ...rows.schools,
        school({ id: 'S3' }),
        school({ id: 'X1', group: 'G2', role: 'core' }),
        school({ id: 'X2', group: 'G2' }),
      ],
      teachers: [...rows.teachers, teacher({ id: 'X', home: 'X1', position: 'midLevel' })],
    };
    const measures = measure({
      rule: team,
      params: MANAGED,
      rows: county,
      postings: [posting({ teacher: 'X', from: 'X1', to: 'S2' }), posting({ teacher: 'L1', to: 'S3' })],
    });
    expect(
      measures.filter(({ where }) => where.year === Y).map(({ where, by }) => [where.group, where.school, by]),
    ).toEqual([
      ['G1', 'S2', 1],
      ['G1', 'S3', 0],
      ['G2', 'X2', 1],
    ]);
  });

  it('switches the balance of numbers off', () => {
    const postings = go('K01', 'K02', 'K03');
    const broken = (beside: boolean) =>
      measure({
        rule: 'headcount-balance',
        rows,
        postings,
        ...(beside ? { beside: [applied(team, MANAGED)] } : {}),
      }).filter(({ by }) => by > 0).length;
    expect([broken(false), broken(true)]).toEqual([6, 0]);
  });

  it('needs at least one count, and no bound below another', () => {
    expect(team.params.safeParse({}).success).toBe(false);
    expect(team.params.safeParse({ backbones: { least: 5, most: 2 } }).success).toBe(false);
    expect(team.params.parse({ backbones: { least: 2 } })).toEqual({
      vicePrincipals: null,
      midLevel: null,
      backbones: { least: 2, most: null },
      midLevelOrAbove: null,
    });
  });

  it('says who is missing', () => {
    const names = namesOf(instance(rows));
    const [vice, , , , backbones] = measure({ rule: team, params: TIGHT, rows });
    expect(team.say(vice!, names).in('zh-CN')).toContain('应有不少于 1 名核心校派出的副校长，实际 0 名，差 1 名');
    expect(team.say(backbones!, names).in('en')).toContain(
      'at least 2 backbone teachers of the core should stand there, 0 do, 2 missing',
    );
    expect(team.say(backbones!, names).in('zh-CN')).toContain('在预算和其他硬性规定许可时可从核心校增派');
    expect(LANGS.map((lang) => team.meaning(team.params.parse(TIGHT)).in(lang))).toEqual([
      expect.stringContaining('副校长 1 名、中层干部 1 名、骨干教师 2—5 名'),
      expect.stringContaining('vice-principals 1, mid-level leaders 1, backbone teachers 2 to 5'),
    ]);
  });
});

const rules = (params: object = TIGHT) =>
  policy({ rules: [applied(team, params, { clause: 'QD1', kinds: ['sameStage'] }), ...PROTECTIONS] });
const codes = (row: Partial<Teacher>, to: Partial<BarePosting> = {}, params: object = TIGHT, pinned = false) =>
  validity(
    instance({
      schools: [
        school({ id: 'S1', role: 'core' }),
        school({ id: 'S2' }),
        school({ id: 'S4', stage: 'juniorSecondary' }),
      ],
      teachers: [teacher({ id: 'V', position: 'vicePrincipal', ...row }), ...teachers(2, 'M', { home: 'S2' })],
      pins: pinned ? [pin({ teacher: 'V', kind: 'mustGo' })] : [],
    }),
    rules(params),
    [office('V', { from: row.home ?? 'S1', ...to })],
  ).findings.map(({ code }) => code);

describe('who takes office', () => {
  it('a vice-principal of the core, eligible or not, whatever the subject', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ since: monthOf(2026, 9), exempt: true, subject: '音乐' })).toEqual([]);
    expect(codes({}, {}, MANAGED)).toEqual([]);
  });

  it('nobody else, nowhere else, and only where a team asks for leaders', () => {
    expect(codes({ position: 'principal' })).toEqual(['kind-not-supported', 'may-not-start']);
    expect(codes({ position: 'midLevel' })).toEqual(['kind-not-supported']);
    expect(codes({ home: 'S2' }, { to: 'S1' })).toEqual(['kind-not-supported', 'may-not-start']);
    expect(codes({}, {}, { backbones: { least: 2 } })).toEqual(['kind-not-supported', 'may-not-start']);
  });

  it('with the terms, directions and stages of exchanges', () => {
    expect(codes({}, { years: 1 })).toEqual(['years-not-allowed']);
    expect(codes({}, { to: 'S4' })).toEqual(['host-not-certified', 'host-other-stage']);
    expect(codes({ status: 'sick' })).toEqual(['may-not-start']);
    expect(codes({ graduatingYear: Y })).toEqual(['class-graduates']);
    expect(codes({ leaves: monthOf(2030, 8) })).toEqual(['leaves-during-posting']);
  });

  it('never goes as an exchange: a pin on a leader asks for an office', () => {
    expect(codes({}, { kind: 'exchange' })).toEqual(['may-not-start']);
    expect(codes({}, { kind: 'exchange' }, TIGHT, true)).toEqual(['may-not-start']);
    expect(codes({}, {}, TIGHT, true)).toEqual([]);
  });

  it('is no exchange: no starter, no leaver, no cost; but staff of the host, paid, a duty', () => {
    const world = instance({ ...rows, zones: [{ id: 'Z1', name: '城区', mountain: false, monthlyAllowance: 600 }] });
    const made = appraise(
      world,
      policy({
        rules: [
          applied('exchange-rate', { base: 'memberStaff', share: '10%' }),
          applied(team, TIGHT, { clause: 'QD1' }),
        ],
      }),
      [office('V2')],
    );
    expect(made.compliance.find(({ rule, year }) => rule === 'exchange-rate' && year === Y)).toMatchObject({
      required: 1,
      actual: 0,
    });
    expect([made.tiers.preference, made.tiers.claims]).toEqual([0, 0]);
    expect(made.postings).toMatchObject([{ kind: 'leadership', purpose: ['duty'], clauses: ['QD1'] }]);
    expect(made.allowances).toMatchObject([{ months: 12, amount: 7200 }, {}, {}]);
    const change = measure({ rule: 'headcount-balance', rows, postings: [office('V2')] });
    expect(at(change, { year: Y }).map(({ actual }) => actual)).toEqual([-1, 1]);
  });
});
