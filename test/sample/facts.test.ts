/**
 * What a sampled roster promises (issue 2, item 8): the facts are measured by the verifier's side, not by the sampler.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { pinTerms } from '../../src/verify/permits.ts';
import { crossChecks } from '../../src/domain/cross-checks.ts';
import { deriveInstance, type Instance, type Person } from '../../src/domain/instance.ts';
import { september } from '../../src/domain/month.ts';
import { canonical, Roster } from '../../src/domain/roster.ts';
import {
  BACKBONES,
  GROUP_KINDS,
  type GroupKind,
  OUTSIDE,
  PIN_KINDS,
  STATUSES,
  TITLES,
} from '../../src/domain/words.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';
import type { Policy } from '../../src/policy/policy.ts';
import type { Facts } from '../../src/rules/facts.ts';
import { isHeld, isPresetName, PRESETS, SAMPLE_YEAR, sampleRoster, type PresetName } from '../../src/sample/index.ts';
import { draws } from '../support/draws.ts';

const PACKS = packIds();
const SEEDS = Array.from({ length: draws(6) }, (_, i) => i + 1);
const Y = SAMPLE_YEAR;

const policies = new Map<string, Policy>();
beforeAll(async () => {
  for (const id of PACKS) {
    const { policy } = await loadPolicy(id);
    if (policy === null) throw new Error(`the pack ${id} does not load`);
    policies.set(id, policy);
  }
});

interface Sampled {
  readonly roster: Roster;
  readonly instance: Instance;
  readonly people: readonly Person[];
  readonly facts: Facts;
  readonly eligible: readonly Person[];
}

function drawn(pack: string, preset: PresetName, seed: number, groups?: number): Sampled {
  const policy = policies.get(pack)!;
  const roster = sampleRoster({ preset, seed, policy, ...(groups === undefined ? {} : { groups }) });
  const instance = deriveInstance(roster, Y);
  const facts = planFacts(instance, policy, []).forRule({ kinds: null });
  const people = [...instance.persons.values()];
  return { roster, instance, people, facts, eligible: people.filter((person) => facts.eligible(person, Y)) };
}

/** Which kinds of group each document speaks of. */
const KINDS: Readonly<Record<string, GroupKind[]>> = {
  'suzhou-2024': ['sameStage', 'crossStage'],
  'ruian-2021': ['fused', 'coBuilt', 'collaborative'],
  'qingdao-2022': ['tight', 'loose'],
  'huantai-2016': ['community', 'league'],
  'shuangtaizi-2022': ['integrated'],
  // No sample has kindergartens.
  'national-2014': GROUP_KINDS.filter((kind) => kind !== 'kindergartenAlliance'),
};
/** Kinds of group that come with one member or two, where the policy speaks of them. */
const PAIRS: readonly GroupKind[] = ['fused', 'tight', 'community'];
const speaksOf = (pack: string): readonly GroupKind[] => policies.get(pack)!.rules.flatMap(({ kinds }) => kinds ?? []);

const share = <T>(all: readonly T[], keep: (one: T) => boolean): number => all.filter(keep).length / all.length;
const isSenior = ({ row }: Person): boolean => row.title === 'senior' || row.title === 'seniorProfessor';

describe.each(PACKS)('rosters sampled for %s', (pack) => {
  test.each(SEEDS)('seed %i: a group of about 250 teachers with the promised shares', (seed) => {
    const { roster, instance, people, facts, eligible } = drawn(pack, 'group', seed);
    expect(roster.groups).toHaveLength(1);
    const pair = speaksOf(pack).length > 0 && PAIRS.includes(roster.groups[0]!.kinds[0]!.kind);
    expect(roster.schools.filter(({ role }) => role === 'core')).toHaveLength(1);
    expect(pair ? [2, 3] : [4]).toContain(roster.schools.length);
    expect(Math.abs(roster.teachers.length - 250)).toBeLessThanOrEqual(6);
    for (const { id } of roster.schools) {
      const staff = roster.teachers.filter(({ home }) => home === id).length;
      expect(staff).toBeGreaterThanOrEqual(25);
      expect(staff).toBeLessThanOrEqual(pair ? 160 : 110);
    }
    const inService = people.filter((person) => person.inService(Y)).length;
    for (const all of [people.length, inService]) {
      expect(eligible.length / all).toBeGreaterThanOrEqual(0.45);
      // Where a fused group asks for no tenure, more are.
      const { kind } = roster.groups[0]!.kinds[0]!;
      expect(eligible.length / all).toBeLessThanOrEqual(kind === 'fused' ? 0.75 : 0.6);
    }
    const backbones = share(eligible, (person) => person.backbone);
    expect(backbones).toBeGreaterThanOrEqual(0.08);
    expect(backbones).toBeLessThanOrEqual(0.2);

    const cells = [...instance.sites.values()].flatMap((site) => site.demanded.map((subject) => ({ site, subject })));
    const isShort = ({ site, subject }: (typeof cells)[number]): boolean =>
      10 * site.need(subject, Y) > facts.baseTenths(site.id, subject, Y);
    // With a member or two there are fewer schools that may lack somebody.
    expect(share(cells, isShort)).toBeGreaterThanOrEqual(pair ? 0.15 : 0.25);
    const scarce = new Set(['英语', '音乐', '体育', '美术', '信息科技', '科学']);
    const rural = cells.filter(({ site }) => site.row.setting === 'rural');
    expect(rural.length > 0 || roster.groups[0]!.kinds[0]!.kind === 'tight').toBe(true);
    const lacking = share(
      rural.filter(({ subject }) => scarce.has(subject)),
      isShort,
    );
    expect(rural.length === 0 ? 1 : lacking).toBeGreaterThan(share(cells, isShort));
    expect(
      share(
        cells.filter(({ site }) => site.row.role === 'core'),
        isShort,
      ),
    ).toBeLessThan(0.25);
  });

  test('cores are richer in backbones and senior teachers than members', () => {
    const people = SEEDS.flatMap((seed) => drawn(pack, 'group', seed).people);
    const [core, members] = ['core', 'member'].map((role) => people.filter(({ home }) => home.row.role === role)) as [
      Person[],
      Person[],
    ];
    expect(share(core, ({ backbone }) => backbone)).toBeGreaterThan(1.3 * share(members, ({ backbone }) => backbone));
    expect(share(core, isSenior)).toBeGreaterThan(1.3 * share(members, isSenior));
  });

  test.each(['small', 'group', 'mixed'] as const)(
    'preset %s: every table is well formed and no cross-check objects',
    (preset) => {
      for (const seed of SEEDS) {
        const { roster } = drawn(pack, preset, seed);
        expect(Roster.parse(roster)).toEqual(roster);
        expect(canonical(roster)).toEqual(roster);
        const terms = pinTerms(policies.get(pack)!);
        for (const context of [{ from: Y }, { from: null }, { from: Y, terms }])
          expect(crossChecks(roster, context).filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    },
  );

  test('each person has a life that can be: ages, dates, titles, positions', () => {
    for (const seed of SEEDS) {
      const { roster, people } = drawn(pack, 'group', seed);
      for (const { row, leaves } of people) {
        const start = Math.max(september(Y), row.since);
        expect(row.employedSince - row.born).toBeGreaterThanOrEqual(20 * 12);
        expect(row.since).toBeGreaterThanOrEqual(row.employedSince);
        expect(leaves).toBeGreaterThan(row.since);
        expect(Math.floor((start - row.born) / 12)).toBeLessThanOrEqual(63);
        expect(start - row.employedSince).toBeGreaterThanOrEqual(isTitled(row.title) ? 6 * 12 : 0);
        expect(row.postedFrom ?? row.since).toBeGreaterThanOrEqual(row.since);
        expect(row.ruralMonths).toBeLessThanOrEqual(start - row.employedSince);
      }
      for (const { id } of roster.schools) {
        const own = roster.teachers.filter(({ home }) => home === id);
        expect(own.filter(({ position }) => position === 'principal')).toHaveLength(1);
        const deputies = own.filter(({ position }) => position === 'vicePrincipal').length;
        expect(deputies).toBeGreaterThanOrEqual(1);
        // A core that sends a vice-principal to each member keeps one.
        expect(deputies).toBeLessThanOrEqual(Math.max(3, roster.schools.length));
        expect(own.filter(({ position }) => position === 'midLevel').length).toBeGreaterThanOrEqual(1);
      }
    }
  });

  test('group kinds are those of the document', () => {
    const { roster } = drawn(pack, 'county', 1);
    const kinds = [...new Set(roster.groups.map(({ kinds: [only] }) => only!.kind))];
    expect(kinds.toSorted()).toEqual(KINDS[pack]!.toSorted());
    for (const group of roster.groups) {
      const schools = roster.schools.filter((school) => school.group === group.id);
      expect(new Set(schools.map(({ stage }) => stage)).size > 1).toBe(group.kinds[0]!.kind === 'crossStage');
      expect(schools.length).toBeLessThanOrEqual(group.kinds[0]!.kind === 'fused' ? 3 : 6);
    }
  });
});

const isTitled = (title: string): boolean => title === 'first' || title === 'senior' || title === 'seniorProfessor';

/** One line per optional column and case of the data dictionary: `true` where some row uses it. */
const USES: Readonly<Record<string, (roster: Roster) => boolean>> = {
  月津贴: (r) => r.zones.some((row) => (row.monthlyAllowance ?? 0) > 0),
  山区: (r) => r.zones.some((row) => row.mountain) && r.zones.some((row) => !row.mountain),
  开办年月: (r) => r.schools.some((row) => row.opened !== null) && r.schools.some((row) => row.opened === null),
  薄弱校: (r) => r.schools.some((row) => row.weak),
  编制数: (r) => r.schools.some((row) => row.establishment !== null),
  编制上浮: (r) => r.schools.some((row) => row.floatPermille > 0),
  高级岗位数: (r) => r.schools.some((row) => row.seniorPosts !== null),
  中级岗位数: (r) => r.schools.some((row) => row.intermediatePosts !== null),
  学生数: (r) => r.schools.some((row) => row.pupils !== null),
  经纬度: (r) => r.schools.some((row) => row.longitude !== null && row.latitude !== null),
  城乡类型: (r) => ['urban', 'town', 'rural'].every((setting) => r.schools.some((row) => row.setting === setting)),
  现任教学校在集团内: (r) =>
    r.teachers.some(
      (row) => row.working !== row.home && row.working !== OUTSIDE && (row.postedUntil ?? 0) > september(Y),
    ),
  现任教学校在集团内无结束年月: (r) =>
    r.teachers.some((row) => row.working !== row.home && row.working !== OUTSIDE && row.postedUntil === null),
  县外有结束年月: (r) => r.teachers.some((row) => row.working === OUTSIDE && row.postedUntil !== null),
  县外无结束年月: (r) => r.teachers.some((row) => row.working === OUTSIDE && row.postedUntil === null),
  已结束而未返校登记: (r) =>
    r.teachers.some((row) => row.working !== row.home && row.postedUntil !== null && row.postedUntil <= september(Y)),
  已结束的交流: (r) =>
    r.teachers.some((row) => row.working === row.home && row.postedUntil !== null && row.postedUntil <= september(Y)),
  在岗状态: (r) => STATUSES.every((status) => r.teachers.some((row) => row.status === status)),
  离岗至: (r) =>
    [true, false].every((open) =>
      r.teachers.some((row) => row.status !== 'present' && (row.absentUntil === null) === open),
    ),
  参加工作年月: (r) => r.teachers.some((row) => row.employedSince < row.since),
  兼教学科: (r) => r.teachers.some((row) => row.otherSubjects.length > 0),
  资格学段: (r) =>
    r.teachers.some((row) => (row.certifiedStages?.length ?? 0) > 1) &&
    r.teachers.some((row) => row.certifiedStages === null),
  现聘职称: (r) => TITLES.every((title) => r.teachers.some((row) => row.title === title)),
  骨干层级: (r) => BACKBONES.every((level) => r.teachers.some((row) => row.backbone === level)),
  岗位等级: (r) => r.teachers.some((row) => row.postLevel !== null) && r.teachers.some((row) => row.postLevel === null),
  任现职年月: (r) => r.teachers.some((row) => row.positionSince !== null),
  毕业班: (r) =>
    ['first' as const, Y, Y + 1, Y + 2].every((year) => r.teachers.some((row) => row.graduatingYear === year)),
  班主任: (r) => r.teachers.some((row) => row.classTeacher),
  在编: (r) => r.teachers.some((row) => !row.established),
  免除至: (r) =>
    [true, false].every((open) => r.teachers.some((row) => row.exempt && (row.exemptUntil === null) === open)),
  自愿交流: (r) => r.teachers.some((row) => row.volunteer),
  意愿学校: (r) => [1, 2, 3].every((n) => r.teachers.some((row) => row.wishes.length === n)),
  配偶教师编号: (r) =>
    r.teachers.some((row) => row.spouse !== null && r.teachers.find(({ id }) => id === row.spouse)!.home !== row.home),
  已交流次数: (r) => r.teachers.some((row) => row.timesPosted > 1),
  服务期满年月: (r) => r.teachers.some((row) => row.serviceEnds !== null && row.serviceEnds > september(Y)),
  预计离岗年月: (r) => r.teachers.some((row) => row.leaves !== null),
  规划期内新进: (r) =>
    r.teachers.some((row) => row.since > september(Y)) && r.teachers.some((row) => row.since === september(Y)),
  规划期内退休: (r) =>
    [...deriveInstance(r, Y).persons.values()].some(
      (person) => person.row.leaves === null && person.leaves <= september(Y + 2),
    ),
  乡村任教月数: (r) => r.teachers.some((row) => row.ruralMonths > 60),
  需求学年: (r) => r.demand.some((row) => row.year !== null) && r.demand.some((row) => row.year === null),
  需求小数: (r) => r.demand.some((row) => row.tenths % 10 !== 0),
  津贴预算: (r) =>
    r.budgets.some((row) => row.allowanceBudget !== null) && r.budgets.some((row) => row.allowanceBudget === null),
  补助: (r) =>
    r.budgets.some((row) => row.livingAllowance !== null) && r.budgets.some((row) => row.transportAllowance !== null),
  学校考核: (r) =>
    r.assessments.some((row) => row.z !== null && row.qualityAward !== null) &&
    r.assessments.some((row) => row.principalPay !== null),
  指定方式: (r) => PIN_KINDS.every((kind) => r.pins.some((row) => row.kind === kind)),
  指定学年: (r) => r.pins.some((row) => row.year !== null) && r.pins.some((row) => row.year === null),
  生僻字: (r) =>
    r.teachers.some(
      (row) => /\p{Script=Han}/u.test(row.name) && [...row.name].some((char) => '䶮㛃𬭎𬱖'.includes(char)),
    ),
  重名: (r) => new Set(r.teachers.map(({ name }) => name)).size < r.teachers.length,
};

test.each(PACKS)('%s: a few groups use every optional column and every case of it', (pack) => {
  const { roster } = drawn(pack, 'county', 1, 8);
  expect(Object.keys(USES).filter((name) => !USES[name]!(roster))).toEqual([]);
});

test('a single group uses nearly all of them, and over the seeds every one', () => {
  // The rarest of them is in one roster of a dozen.
  const missing = Array.from({ length: 12 }, (_, i) => i + 1).map((seed) =>
    Object.keys(USES).filter((name) => !USES[name]!(drawn('suzhou-2024', 'group', seed).roster)),
  );
  for (const names of missing) expect(names.length).toBeLessThanOrEqual(8);
  expect(Object.keys(USES).filter((name) => missing.every((names) => names.includes(name)))).toEqual([]);
});

test('the same options draw the same roster, and each option matters', () => {
  const policy = policies.get('suzhou-2024')!;
  const text = (options: Partial<Parameters<typeof sampleRoster>[0]>): string =>
    JSON.stringify(sampleRoster({ preset: 'small', seed: 7, policy, ...options }));
  expect(text({})).toBe(text({}));
  expect(text({ seed: 8 })).not.toBe(text({}));
  expect(text({ groups: 2 })).not.toBe(text({}));
  expect(text({ year: 2030 })).not.toBe(text({}));
});

test('the county has 53 groups and 9,000 to 10,000 teachers', () => {
  expect(PRESETS.county.groups).toBe(53);
  const { roster, eligible } = drawn('suzhou-2024', 'county', 1);
  expect(roster.groups).toHaveLength(53);
  expect(roster.teachers.length).toBeGreaterThanOrEqual(9000);
  expect(roster.teachers.length).toBeLessThanOrEqual(10_000);
  expect(eligible.length / roster.teachers.length).toBeGreaterThanOrEqual(0.45);
  expect(eligible.length / roster.teachers.length).toBeLessThanOrEqual(0.6);
  expect(new Set(roster.schools.map(({ name }) => name)).size).toBe(roster.schools.length);
  expect(crossChecks(roster, { from: Y }).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('every pin can be met where nobody need stay on before retirement, as some policies have it', () => {
  const pack = policies.get('national-2014')!;
  const policy: Policy = { ...pack, settings: { ...pack.settings, tenureYears: 6, retireYears: 0 } };
  const roster = sampleRoster({ preset: 'county', groups: 10, seed: 1, policy });
  const terms = pinTerms(policy);
  expect(crossChecks(roster, { from: Y, terms }).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('hard groups are those of every fifth seed', () => {
  expect([1, 2, 3, 4, 5, 6, 10].filter((seed) => isHeld(seed, 0))).toEqual([5, 10]);
  const held = drawn('suzhou-2024', 'group', 5);
  const kept = new Set(
    held.roster.pins.filter(({ kind, year }) => kind === 'mustStay' && year === null).map(({ teacher }) => teacher),
  );
  expect(held.eligible.filter((person) => person.backbone && !kept.has(person.id))).toHaveLength(1);
});

test.each([
  { tenureYears: 12, retireYears: 5 },
  { tenureYears: 1, retireYears: 3 },
])(
  'the share of the eligible suits other policies too: T = $tenureYears, R = $retireYears',
  ({ tenureYears, retireYears }) => {
    const pack = policies.get('national-2014')!;
    const policy: Policy = { ...pack, settings: { ...pack.settings, tenureYears, retireYears } };
    for (const seed of SEEDS) {
      const roster = sampleRoster({ preset: 'group', seed, policy });
      expect(crossChecks(roster, { from: Y }).filter(({ severity }) => severity === 'error')).toEqual([]);
      const instance = deriveInstance(roster, Y);
      const facts = planFacts(instance, policy, []).forRule({ kinds: null });
      const eligible = share([...instance.persons.values()], (person) => facts.eligible(person, Y));
      expect(eligible).toBeGreaterThanOrEqual(0.45);
      expect(eligible).toBeLessThanOrEqual(0.6);
    }
  },
);

test('options that make no sense are refused', () => {
  const policy = policies.get('suzhou-2024')!;
  expect(() => sampleRoster({ preset: 'small', seed: 1, groups: 0, policy })).toThrow(RangeError);
  expect(() => sampleRoster({ preset: 'small', seed: 1.5, policy })).toThrow(RangeError);
  expect(isPresetName('group')).toBe(true);
  expect(isPresetName('toString')).toBe(false);
});
